import { newId } from '#app/core/ids.ts'
import type { Locale } from '#app/core/locale.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import type { Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import { preferredAddress } from './letter-books.server.ts'
import { type LetterName, topicOf } from './letters.ts'
import type { MessageAddress } from './message-address.ts'
import { type MessageContent, renderMessage } from './message-layout.ts'
import { briefOf } from './whatsapp-templates.server.ts'
import { unsubscribePage } from './unsubscribe-link.server.ts'

export type MessageSecret = { token: string; validMinutes: number }

export type MessageDraft = MessageAddress & {
  content: MessageContent
  /** What happened, once: `order:<id>:accepted`. The same key again says nothing a second time. */
  dedupeKey: string
  locale: Locale
  template: LetterName
  /** A token in the text that opens an account: it stays only until the message is sent. */
  secret?: MessageSecret
  purchaseId?: string
  requestId?: string
  shopId?: string
}

/** Writes down what somebody must be told; a job sends it. False when it had been said before. */
export async function queueMessage(tx: Tx, given: MessageDraft): Promise<boolean> {
  const draft = { ...given, ...(await preferredAddress(tx, given)) }
  const id = newId()
  const { count } = await tx.message.createMany({
    data: {
      id,
      dedupeKey: draft.dedupeKey,
      channel: draft.channel,
      recipient: draft.recipient,
      insteadOf: draft.insteadOf,
      template: draft.template,
      locale: draft.locale,
      ...renderMessage(withWayOut(draft)),
      ...(draft.channel === 'whatsapp' && { brief: briefOf(draft.content, draft.locale) }),
      secret: draft.secret?.token ?? null,
      secretUntil: draft.secret ? inMinutes(draft.secret.validMinutes) : null,
      purchaseId: draft.purchaseId ?? null,
      requestId: draft.requestId ?? null,
      shopId: draft.shopId ?? null,
    },
    skipDuplicates: true,
  })
  if (count === 0) return false
  await recordEvent(tx, { type: 'message.queued', messageId: id })
  return true
}

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000)

/** Every letter that may be declined says where. */
function withWayOut({ content, template, recipient, locale }: MessageDraft): MessageContent {
  const topic = topicOf(template)
  if (!topic) return content
  const label = messagesFor(locale).letters.wayOut
  return { ...content, wayOut: { label, url: unsubscribePage({ recipient, topic }, locale) } }
}
