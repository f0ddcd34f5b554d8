import { demoInboxChannel, inboxChannel } from '#integrations/messaging/inbox.ts'
import type { MessageChannel } from '#integrations/messaging/message-channel.ts'
import { smtpChannel } from '#integrations/messaging/smtp.server.ts'
import { challengeFor } from '#integrations/messaging/whatsapp-webhook.server.ts'
import { whatsappChannel, type WhatsAppSettings } from '#integrations/messaging/whatsapp.server.ts'
import { env } from '#app/server/env.server.ts'
import { singleton } from '#app/server/singleton.server.ts'

/**
 * E-mail goes out when an SMTP server is configured, WhatsApp when Meta's API is. Everything else stays
 * readable on the inbox pages.
 */
export function messageChannelFor(channel: 'email' | 'whatsapp'): MessageChannel {
  const inbox = hasDemoInbox() ? demoInboxChannel : inboxChannel
  if (channel === 'whatsapp') {
    const settings = whatsApp()
    return settings ? whatsappChannel(settings) : inbox
  }
  const { SMTP_URL: url, MAIL_FROM: from } = env
  return url ? singleton('smtpChannel', () => smtpChannel({ url, from })) : inbox
}

/** Null while WhatsApp is not in use. */
function whatsApp(): WhatsAppSettings | null {
  const {
    WHATSAPP_TOKEN: token,
    WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
    WHATSAPP_APP_SECRET: appSecret,
    WHATSAPP_API_URL: apiUrl,
    WHATSAPP_API_VERSION: version,
  } = env
  if (!token || !phoneNumberId || !appSecret) return null
  return { token, phoneNumberId, appSecret, apiUrl, version }
}

/** What is answered to Meta when it asks whether this address is ours; null for anybody else. */
export function answerWhatsAppChallenge(search: URLSearchParams): string | null {
  const { WHATSAPP_VERIFY_TOKEN: token } = env
  return token ? challengeFor(search, token) : null
}

/** Whether everybody's letters may be read on a page: only where all people are invented. */
export function hasDemoInbox(): boolean {
  return env.DEMO && !env.isLive
}
