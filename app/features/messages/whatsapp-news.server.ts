import { db } from '#app/server/db.server.ts'
import { whatsApp } from '#app/server/message-channels.server.ts'
import { refusalOf } from '#integrations/messaging/whatsapp-errors.ts'
import {
  isSigned,
  readNews,
  type WhatsAppNews,
} from '#integrations/messaging/whatsapp-webhook.server.ts'
import { declineTopics, welcomeTopics } from './declined-topics.server.ts'
import { topics } from './letters.ts'
import { statusesBefore } from './message-status.ts'
import { forgetSecret } from './secrets.server.ts'
import { forgetUnreachable, markUnreachable } from './unreachable.server.ts'
import { wishIn } from './written-wish.ts'

export type Heard = 'applied' | 'malformed' | 'bad-signature' | 'not-in-use'

/** Believes what Meta posts by its signature, and each time does the same: it posts until it hears 200. */
export async function hearWhatsApp(post: {
  rawBody: string
  signature: string | null
}): Promise<Heard> {
  const settings = whatsApp()
  if (!settings) return 'not-in-use'
  if (!isSigned(post.rawBody, post.signature, settings.appSecret)) return 'bad-signature'
  const news = readNews(post.rawBody, settings.phoneNumberId)
  if (!news) return 'malformed'
  for (const status of news.statuses) await applyStatus(status)
  for (const { from, text } of news.received) await obey(from, text)
  return 'applied'
}

type Status = WhatsAppNews['statuses'][number]

/**
 * Never backwards, in whatever order news comes. Also of a message whose sending was not answered: it is
 * found by the id that we gave it, and nobody sends it a second time.
 */
async function applyStatus({ reference, messageId, status, code }: Status): Promise<void> {
  const failure = status === 'failed' ? `WhatsApp ${code ?? 'failed'}` : null
  const [moved] = await db.$queryRaw<{ id: string; recipient: string }[]>`
    UPDATE messages SET status = ${status}::"MessageStatus", failure = ${failure},
      reference = coalesce(reference, ${reference}), claimed_until = NULL,
      sent_at = CASE WHEN ${failure}::text IS NULL THEN coalesce(sent_at, now()) ELSE sent_at END
    WHERE channel = 'whatsapp' AND (reference = ${reference} OR id = ${messageId}::uuid)
      AND coalesce(reference, ${reference}) = ${reference}
      AND status = ANY(${statusesBefore(status)}::"MessageStatus"[])
    RETURNING id, recipient`
  if (!moved) return
  await forgetSecret(moved.id)
  if (status === 'delivered' || status === 'read') await forgetUnreachable(db, moved.recipient)
  if (failure && refusalOf(code) === 'address') await markUnreachable(moved.recipient, failure)
}

/** Who writes STOP is written to of payments and duties only; who writes MULAI again of everything. */
async function obey(from: string, text: string): Promise<void> {
  const wish = wishIn(text)
  if (wish === 'stop') await declineTopics(db, from, topics)
  if (wish === 'resume') await welcomeTopics(db, from, topics)
}
