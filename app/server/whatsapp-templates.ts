import { runProgram } from '#app/server/program.server.ts'

// `npm run whatsapp:templates`: every template that WhatsApp messages are made of, as the Graph API takes
// them (POST /<WhatsApp Business Account id>/message_templates, one at a time). Run it with the APP_URL of
// the real site: the buttons lead there. After a change of wording hand in anew what changed.

await runProgram(async ({ say }) => {
  const { whatsAppTemplates } = await import('#app/features/messages/whatsapp-templates.server.ts')
  const { env } = await import('#app/server/env.server.ts')
  say(JSON.stringify(whatsAppTemplates(env.APP_URL), null, 2))
})
