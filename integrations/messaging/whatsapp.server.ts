import type { Brief, Delivery, MessageChannel, OutgoingMessage } from './message-channel.ts'
import { refusalOf, WhatsAppError } from './whatsapp-errors.ts'
import { readWhatsAppNews } from './whatsapp-webhook.server.ts'

export type WhatsAppSettings = {
  /** `https://graph.facebook.com`, or an emulator. */
  apiUrl: string
  /** Of the Graph API: `v23.0`. */
  version: string
  phoneNumberId: string
  token: string
  /** With which Meta signs what it posts. */
  appSecret: string
}

const timeoutMs = 15_000

/**
 * WhatsApp by Meta's Cloud API. A business may only begin a conversation with a template that Meta has
 * approved, so what is sent is the brief of a message, never its text. The API knows no key against
 * sending twice: our id travels along, comes back with the news about the message, and whoever would send
 * it once more finds it sent.
 */
export function whatsappChannel(settings: WhatsAppSettings): MessageChannel {
  return {
    name: 'whatsapp',
    wakesPeople: true,
    readNews: (rawBody, headers) => readWhatsAppNews(rawBody, headers, settings),
    check: async () => void (await ask(settings, '?fields=id')),
    async send(message): Promise<Delivery> {
      const { brief } = message
      if (!brief) return { outcome: 'refused', reason: 'no template', about: 'message' }
      try {
        const answer = await ask(settings, '/messages', bodyOf(message, brief))
        return { outcome: 'sent', reference: referenceIn(answer) }
      } catch (error) {
        const refused = error instanceof WhatsAppError && refusalOf(error.code)
        if (!refused) throw error
        return { outcome: 'refused', reason: `WhatsApp ${error.code}`, about: refused }
      }
    },
  }
}

function bodyOf({ id, recipient }: OutgoingMessage, brief: Brief) {
  const text = (value: string) => ({ type: 'text', text: asParameter(value) })
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: recipient.replace(/^\+/, ''),
    type: 'template',
    template: {
      name: brief.template,
      language: { code: brief.language },
      components: [
        { type: 'body', parameters: brief.parameters.map(text) },
        { type: 'button', sub_type: 'url', index: '0', parameters: [text(brief.path)] },
      ],
    },
    biz_opaque_callback_data: id,
  }
}

const longestParameter = 300

/** Meta refuses an empty parameter, and one with a line break, a tab or more than four spaces in a row. */
function asParameter(value: string): string {
  const flat = value.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return [...(flat || '–')].slice(0, longestParameter).join('')
}

async function ask(
  { apiUrl, version, phoneNumberId, token }: WhatsAppSettings,
  path: string,
  body?: object,
): Promise<unknown> {
  const url = new URL(`/${version}/${phoneNumberId}${path}`, apiUrl)
  const response = await fetch(url, {
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw new WhatsAppError(response.status, codeIn(answer))
  return answer
}

function codeIn(answer: unknown): number | null {
  const { error } = (answer ?? {}) as { error?: { code?: unknown } }
  return typeof error?.code === 'number' ? error.code : null
}

/** Without it nobody could tell what became of the message; then it counts as not sent yet. */
function referenceIn(answer: unknown): string {
  const { messages } = (answer ?? {}) as { messages?: { id?: unknown }[] }
  const id = messages?.[0]?.id
  if (typeof id !== 'string' || id === '') throw new WhatsAppError(200, null)
  return id
}
