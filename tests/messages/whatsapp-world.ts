import type { ActionFunctionArgs } from '@remix-run/node'
import { onTestFinished } from 'vitest'
import { whatsAppTemplates } from '#app/features/messages/whatsapp-templates.server.ts'
import { action } from '#app/routes/webhooks/whatsapp.ts'
import { configure, env } from '#app/server/env.server.ts'
import {
  signatureOf,
  startWhatsAppEmulator,
  type WhatsAppEmulator,
} from '#tests/emulators/whatsapp.ts'

export const verifyToken = 'kata-yang-kami-pilih'

/** WhatsApp in use, with an emulator behind it, until the test is over. */
export async function useWhatsApp(): Promise<WhatsAppEmulator> {
  const emulator = await startWhatsAppEmulator(whatsAppTemplates(env.APP_URL))
  configure({
    WHATSAPP_TOKEN: emulator.settings.token,
    WHATSAPP_PHONE_NUMBER_ID: emulator.settings.phoneNumberId,
    WHATSAPP_APP_SECRET: emulator.appSecret,
    WHATSAPP_VERIFY_TOKEN: verifyToken,
    WHATSAPP_API_URL: emulator.settings.apiUrl,
  })
  onTestFinished(async () => {
    configure({
      WHATSAPP_TOKEN: undefined,
      WHATSAPP_PHONE_NUMBER_ID: undefined,
      WHATSAPP_APP_SECRET: undefined,
      WHATSAPP_VERIFY_TOKEN: undefined,
      WHATSAPP_API_URL: 'https://graph.facebook.com',
    })
    await emulator.stop()
  })
  return emulator
}

/** What Meta posts, signed as it signs unless the test says otherwise; gives back the status. */
export async function post(
  body: string,
  { appSecret }: { appSecret: string },
  signature: string | null = signatureOf(body, appSecret),
): Promise<number> {
  const request = new Request('http://localhost:3000/webhooks/whatsapp', {
    method: 'POST',
    body,
    headers: signature === null ? {} : { 'X-Hub-Signature-256': signature },
  })
  const { status } = await action({ request, params: {}, context: {} } as ActionFunctionArgs)
  return status
}
