import { enqueue } from '#app/server/boss.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import { removed } from './secrets.server.ts'

/**
 * WhatsApp did not bring this letter: it goes to the e-mail address it was meant for, if there is one and
 * it must be known. False when it has no other way.
 */
export async function goesAnotherWay(tx: Tx, messageId: string): Promise<boolean> {
  const moved = await tx.$executeRaw`
    UPDATE messages SET channel = 'email', recipient = instead_of, instead_of = NULL, brief = NULL,
      reference = NULL, status = 'queued', failure = NULL, sent_at = NULL, claimed_until = NULL
    WHERE id = ${messageId}::uuid AND channel = 'whatsapp' AND status IN ('queued', 'failed')
      AND instead_of IS NOT NULL`
  if (moved === 0) return false
  await enqueue(tx, 'deliver-message', { messageId })
  return true
}

const soonestSeconds = 900

/**
 * WhatsApp took this letter and could not bring it for now: it is sent once more after as long as it has
 * been on its way, until it is a day old. It keeps its reference, by which late news of the sending that
 * failed is known. False when it is too old, or when the link in it was forgotten after the sending.
 */
export async function goesOnceMore(tx: Tx, messageId: string): Promise<boolean> {
  const [waiting] = await tx.$queryRaw<{ age: number }[]>`
    UPDATE messages SET status = 'queued', claimed_until = NULL, sent_at = NULL
    WHERE id = ${messageId}::uuid AND channel = 'whatsapp' AND status = 'failed'
      AND created_at > now() - interval '1 day'
      AND strpos(coalesce(brief->>'path', ''), ${removed}) = 0
    RETURNING extract(epoch FROM now() - created_at)::int AS age`
  if (!waiting) return false
  const afterSeconds = Math.max(soonestSeconds, waiting.age)
  await enqueue(tx, 'deliver-message', { messageId }, { afterSeconds })
  return true
}
