import type { MessageChannel, OutgoingMessage } from '#integrations/messaging/message-channel.ts'
import { db } from '#app/server/db.server.ts'
import { forgetSecret } from './secrets.server.ts'

/** Longer than any send lasts: SMTP is a dozen steps, and each is given up after 15 seconds. */
const claimMinutes = 5

/** `attempts` tells this hold from a later one, of somebody who took over. */
type Claimed = OutgoingMessage & { channel: 'email' | 'whatsapp'; attempts: number }

/**
 * Sends one queued message, if nobody else is at it. No transaction is open while the channel is
 * asked; what it throws is written down and thrown on, so that the queue tries again later. Who dies
 * in between holds the message until his time is over, and a sweep starts it again. A message sent
 * twice after a crash carries the same id. A secret in it is forgotten once it is on its way, or will
 * never be; the inbox of the demonstration is the only place where it is still to be read.
 */
export async function deliverMessage(
  messageId: string,
  channelFor: (channel: 'email' | 'whatsapp') => MessageChannel,
): Promise<void> {
  const claimed = await claimMessage(messageId)
  if (!claimed) return
  const { channel: kind, attempts: _hold, ...message } = claimed
  try {
    const channel = channelFor(kind)
    const delivery = await channel.send(message)
    if (delivery.outcome === 'sent') await markSent(message.id)
    else await markFailed(claimed, delivery.reason)
    if (channel.name !== 'demo-inbox') await forgetSecret(message.id)
  } catch (error) {
    await letGo(claimed, error)
    throw error
  }
}

async function claimMessage(messageId: string): Promise<Claimed | null> {
  const [claimed] = await db.$queryRaw<Claimed[]>`
    UPDATE messages
    SET claimed_until = now() + make_interval(mins => ${claimMinutes}), attempts = attempts + 1
    WHERE id = ${messageId}::uuid AND status = 'queued'
      AND (claimed_until IS NULL OR claimed_until <= now())
    RETURNING id, channel, recipient, subject, text, html, attempts`
  return claimed ?? null
}

/** Whoever holds it by now: it is on its way, and nobody needs to send it any more. */
async function markSent(id: string): Promise<void> {
  await db.$executeRaw`
    UPDATE messages SET status = 'sent', sent_at = now(), failure = NULL, claimed_until = NULL
    WHERE id = ${id}::uuid AND status = 'queued'`
}

async function markFailed({ id, attempts }: Claimed, reason: string): Promise<void> {
  await db.message.updateMany({
    where: { id, attempts, status: 'queued' },
    data: { status: 'failed', failure: reason, claimedUntil: null },
  })
}

async function letGo({ id, attempts }: Claimed, error: unknown): Promise<void> {
  const { code = 'error' } = error as { code?: string }
  await db.message.updateMany({
    where: { id, attempts, status: 'queued' },
    data: { failure: String(code), claimedUntil: null },
  })
}
