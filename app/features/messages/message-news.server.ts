import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { messageChannelFor } from '#app/server/message-channels.server.ts'
import type { MessageNews, ReadNewsResult } from '#integrations/messaging/message-channel.ts'
import { declineTopics, welcomeTopics } from './declined-topics.server.ts'
import { topics } from './letters.ts'
import { statusesBefore } from './message-status.ts'
import { goesAnotherWay, goesOnceMore } from './other-way.server.ts'
import { forgetSecret } from './secrets.server.ts'
import { forgetUnreachable, markUnreachable } from './unreachable.server.ts'
import { wishIn } from './written-wish.ts'

export type Heard = 'applied' | 'not-in-use' | Extract<ReadNewsResult, { ok: false }>['reason']

/** Each time does the same: a service posts until it hears 200. */
export async function hearNews(post: { rawBody: string; headers: Headers }): Promise<Heard> {
  const { readNews } = messageChannelFor('whatsapp')
  if (!readNews) return 'not-in-use'
  const read = readNews(post.rawBody, post.headers)
  if (!read.ok) return read.reason
  for (const status of read.news.statuses) await applyStatus(status)
  for (const { from, text } of read.news.received) await obey(from, text)
  return 'applied'
}

type Status = MessageNews['statuses'][number]

/** What did not arrive goes by e-mail, where that is known; else once more, if it may pass. */
async function applyStatus(news: Status): Promise<void> {
  const { status, failure } = news
  const moved = await transaction(async (tx) => {
    const message = await moveMessage(tx, news)
    return (
      message && { ...message, goesOn: failure !== null && (await goesOn(tx, message, failure)) }
    )
  })
  if (!moved) return
  if (!moved.goesOn) await forgetSecret(moved.id)
  if (status === 'delivered' || status === 'read') await forgetUnreachable(db, moved.recipient)
  if (failure?.about === 'address') await markUnreachable(moved.recipient, failure.reason)
}

const goesOn = async (tx: Tx, { id }: Moved, { about }: NonNullable<Status['failure']>) =>
  (await goesAnotherWay(tx, id)) || (about === null && (await goesOnceMore(tx, id)))

type Moved = { id: string; recipient: string }

/**
 * Never backwards, in whatever order news comes. Also of a message whose sending was not answered: it is
 * found by the id that we gave it, and nobody sends it a second time. Of a sending that failed and is to
 * be made once more only an arrival is still news.
 */
async function moveMessage(tx: Tx, news: Status): Promise<Moved | null> {
  const { reference, messageId, status } = news
  const failure = news.failure?.reason ?? null
  const [moved] = await tx.$queryRaw<Moved[]>`
    UPDATE messages SET status = ${status}::"MessageStatus", failure = ${failure},
      reference = coalesce(reference, ${reference}), claimed_until = NULL,
      sent_at = CASE WHEN ${failure}::text IS NULL THEN coalesce(sent_at, now()) ELSE sent_at END
    WHERE channel = 'whatsapp' AND (reference = ${reference} OR id = ${messageId}::uuid)
      AND coalesce(reference, ${reference}) = ${reference}
      AND status = ANY(${statusesBefore(status)}::"MessageStatus"[])
      AND NOT (status = 'queued' AND reference IS NOT NULL AND ${status} IN ('sent', 'failed'))
    RETURNING id, recipient`
  return moved ?? null
}

/** Who writes STOP is written to of payments and duties only; who writes MULAI again of everything. */
async function obey(from: string, text: string): Promise<void> {
  const wish = wishIn(text)
  if (wish === 'stop') await declineTopics(db, from, topics)
  if (wish === 'resume') await welcomeTopics(db, from, topics)
}
