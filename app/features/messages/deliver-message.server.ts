import type { MessageChannel, OutgoingMessage } from '#integrations/messaging/message-channel.ts'
import { enqueue } from '#app/server/boss.server.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { logger } from '#app/server/logger.server.ts'
import { isUnwanted } from './declined-topics.server.ts'
import { goesAtNight, topicOf } from './letters.ts'
import { goesAnotherWay } from './other-way.server.ts'
import { isQuiet, secondsOfQuiet } from './quiet-hours.ts'
import { forgetSecret } from './secrets.server.ts'
import { forgetUnreachable, markUnreachable } from './unreachable.server.ts'
import { oneClickUnsubscribe } from './unsubscribe-link.server.ts'

/** Longer than any send lasts: SMTP is a dozen steps, and each is given up after 15 seconds. */
const claimMinutes = 5

type Letter = { channel: 'email' | 'whatsapp'; recipient: string; template: string }

/** `attempts` tells this hold from a later one, of somebody who took over. */
type Claimed = Omit<OutgoingMessage, 'unsubscribeUrl'> & Letter & { attempts: number }

/**
 * Sends one queued message, if nobody else is at it and its receiver wants it; what can wait is left for
 * the morning. No transaction is open while the channel is asked; what it throws is written down and
 * thrown on, so that the queue tries again later. Who dies in between holds the message until his time is
 * over, and a sweep starts it again. A message sent twice after a crash carries the same id. A secret in
 * it is forgotten once it is on its way, or will never be; the inbox of the demonstration is the only
 * place where it is still to be read. `now` is asked for by tests.
 */
export async function deliverMessage(
  messageId: string,
  channelFor: (channel: 'email' | 'whatsapp') => MessageChannel,
  now = new Date(),
): Promise<void> {
  const letter = await findQueued(messageId)
  if (!letter) return
  if (await isUnwanted(letter)) return withhold(messageId)
  const channel = channelFor(letter.channel)
  if (channel.wakesPeople && isQuiet(now) && !goesAtNight(letter.template)) {
    return enqueue(db, 'deliver-message', { messageId }, { afterSeconds: secondsOfQuiet(now) })
  }
  const claimed = await claimMessage(messageId)
  if (claimed) await send(claimed, channel)
}

async function send(claimed: Claimed, channel: MessageChannel): Promise<void> {
  try {
    const delivery = await channel.send(asSent(claimed))
    if (delivery.outcome === 'sent') {
      await markSent(claimed, delivery.reference ?? null)
      // Of what is only on its way, news will say whether it arrived.
      if (!delivery.reference) await forgetUnreachable(db, claimed.recipient)
    } else {
      logger.warn(
        { message: claimed.id, letter: claimed.template, ...delivery },
        'a letter was refused',
      )
      if (delivery.about === 'address') await markUnreachable(claimed.recipient, delivery.reason)
      if (await transaction((tx) => goesAnotherWay(tx, claimed.id))) return
      await markFailed(claimed, delivery.reason)
    }
    if (channel.name !== 'demo-inbox') await forgetSecret(claimed.id)
  } catch (error) {
    await letGo(claimed, error)
    throw error
  }
}

function findQueued(id: string): Promise<Letter | null> {
  return db.message.findUnique({
    where: { id, status: 'queued' },
    select: { channel: true, recipient: true, template: true },
  })
}

async function withhold(id: string): Promise<void> {
  await db.message.updateMany({ where: { id, status: 'queued' }, data: { status: 'withheld' } })
}

function asSent({
  template,
  channel: _channel,
  attempts: _hold,
  ...message
}: Claimed): OutgoingMessage {
  const topic = topicOf(template)
  const unsubscribeUrl = topic && oneClickUnsubscribe({ recipient: message.recipient, topic })
  return { ...message, unsubscribeUrl }
}

async function claimMessage(messageId: string): Promise<Claimed | null> {
  const [claimed] = await db.$queryRaw<Claimed[]>`
    UPDATE messages
    SET claimed_until = now() + make_interval(mins => ${claimMinutes}), attempts = attempts + 1
    WHERE id = ${messageId}::uuid AND status = 'queued'
      AND (claimed_until IS NULL OR claimed_until <= now())
    RETURNING id, channel, recipient, template, subject, text, html, brief, attempts`
  return claimed ?? null
}

/**
 * Whoever holds it by now: it is on its way, and nobody needs to send it any more; unless news of this
 * very sending came first, that it failed.
 */
async function markSent({ id, channel }: Claimed, reference: string | null): Promise<void> {
  await db.$executeRaw`
    UPDATE messages SET status = 'sent', sent_at = now(), failure = NULL, claimed_until = NULL,
      reference = ${reference}
    WHERE id = ${id}::uuid AND status = 'queued' AND channel = ${channel}::"MessageChannel"
      AND (reference IS NULL OR reference IS DISTINCT FROM ${reference})`
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
