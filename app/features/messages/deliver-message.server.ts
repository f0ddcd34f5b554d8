import type { MessageChannel } from '#integrations/messaging/message-channel.ts'
import { db } from '#app/server/db.server.ts'
import { forgetSecret } from './secrets.server.ts'

/**
 * Sends one queued message. No transaction is open while the channel is asked; what it throws is
 * written down and thrown on, so that the queue tries again later. A message sent twice after a crash
 * carries the same id. A secret in it is forgotten once it is on its way, or will never be; the inbox
 * of the demonstration is the only place where it is still to be read.
 */
export async function deliverMessage(
  messageId: string,
  channelFor: (channel: 'email' | 'whatsapp') => MessageChannel,
): Promise<void> {
  const message = await db.message.findUnique({ where: { id: messageId, status: 'queued' } })
  if (!message) return
  const { id, recipient, subject, text, html } = message
  try {
    const channel = channelFor(message.channel)
    const delivery = await channel.send({ id, recipient, subject, text, html })
    if (delivery.outcome === 'sent') await markSent(id)
    else await markFailed(id, delivery.reason)
    if (channel.name !== 'demo-inbox') await forgetSecret(id)
  } catch (error) {
    const { code = 'error' } = error as { code?: string }
    await db.message.updateMany({
      where: { id, status: 'queued' },
      data: { failure: String(code) },
    })
    throw error
  }
}

async function markSent(id: string): Promise<void> {
  await db.$executeRaw`
    UPDATE messages SET status = 'sent', sent_at = now(), failure = NULL
    WHERE id = ${id}::uuid AND status = 'queued'`
}

async function markFailed(id: string, reason: string): Promise<void> {
  await db.message.updateMany({
    where: { id, status: 'queued' },
    data: { status: 'failed', failure: reason },
  })
}
