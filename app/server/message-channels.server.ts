import { demoInboxChannel, inboxChannel } from '#integrations/messaging/inbox.ts'
import type { MessageChannel } from '#integrations/messaging/message-channel.ts'
import { smtpChannel } from '#integrations/messaging/smtp.server.ts'
import { env } from '#app/server/env.server.ts'
import { singleton } from '#app/server/singleton.server.ts'

/**
 * E-mail goes out when an SMTP server is configured. Everything else stays readable on the inbox
 * pages; an official WhatsApp service would be one more channel here.
 */
export function messageChannelFor(channel: 'email' | 'whatsapp'): MessageChannel {
  if (channel !== 'email' || !env.SMTP_URL) return hasDemoInbox() ? demoInboxChannel : inboxChannel
  const { SMTP_URL: url, MAIL_FROM: from } = env
  return singleton('smtpChannel', () => smtpChannel({ url, from }))
}

/** Whether everybody's letters may be read on a page: only where all people are invented. */
export function hasDemoInbox(): boolean {
  return env.DEMO && !env.isLive
}
