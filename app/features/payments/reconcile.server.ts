import { enqueueMany } from '#app/server/boss.server.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { isInUse } from '#app/server/gateways.server.ts'
import { logger } from '#app/server/logger.server.ts'
import { systemActor } from '#app/server/scopes.server.ts'
import { GatewayUnavailable } from '#integrations/payments/payment-gateway.ts'
import { isLive } from './attempt-status.ts'
import { type Attempt, getAttempt } from './attempts.server.ts'
import { checkPayment } from './check-payment.server.ts'
import { cancelAtProvider, endAttempt, mayHavePage } from './end-attempt.server.ts'
import { startPayment } from './start-payment.server.ts'

const atATime = 100
const atOnce = 4
const leaseSeconds = 60

/**
 * Looks at every attempt whose time to be looked at has come. Notifications stop after six hours and
 * may all be lost: this alone finds every payment. Several may run; each attempt is taken by one.
 * Returns how many were looked at.
 */
export async function reconcilePayments(): Promise<number> {
  const due = await db.$queryRaw<{ id: string }[]>`
    UPDATE payment_attempts
    SET next_check_at = CASE WHEN status = 'created' AND redirect_url IS NULL THEN next_check_at
      ELSE now() + make_interval(secs => ${leaseSeconds}::int) END
    WHERE id IN (
      SELECT id FROM payment_attempts WHERE next_check_at <= now()
      ORDER BY next_check_at LIMIT ${atATime}::int FOR NO KEY UPDATE SKIP LOCKED)
    RETURNING id`
  const queue = due.map(({ id }) => id)
  const work = async () => {
    for (let id = queue.shift(); id; id = queue.shift()) await reconcileQuietly(id)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return due.length
}

/** One attempt that cannot be looked at must not keep the others from it; its lease ends by itself. */
async function reconcileQuietly(attemptId: string): Promise<void> {
  try {
    await reconcileAttempt(attemptId)
  } catch (error) {
    const level = error instanceof GatewayUnavailable ? 'warn' : 'error'
    logger[level]({ err: error, attemptId }, 'an attempt could not be looked at')
  }
}

/** Brings one attempt in line with the provider, whatever was missed. */
export async function reconcileAttempt(attemptId: string): Promise<void> {
  const attempt = await getAttempt(db, attemptId)
  if (!attempt) return
  if (!isInUse(attempt.provider)) return lookLater(attempt)
  const { status: purchaseStatus } = await db.purchase.findUniqueOrThrow({
    where: { id: attempt.purchaseId },
    select: { status: true },
  })
  if (isLive(attempt.status) && purchaseStatus !== 'awaitingPayment') {
    // Paid by another attempt, or given up: this page must take no money.
    await endAttempt(attemptId, systemActor)
    return
  }
  if (attempt.status === 'created' && !attempt.redirectUrl) {
    await startPayment(attemptId)
    return
  }
  if (!mayHavePage(attempt) && !attempt.providerTransactionId) return stopLooking(attempt)
  if ((await checkPayment(attemptId)) === 'letGo') await cancelAtProvider(attempt)
}

/** Its keys were taken out of the settings: nobody can be asked, and the others must not wait for it. */
async function lookLater({ id }: Attempt): Promise<void> {
  const nextCheckAt = new Date(Date.now() + 3_600_000)
  await db.paymentAttempt.updateMany({ where: { id }, data: { nextCheckAt } })
}

async function stopLooking({ id }: Attempt): Promise<void> {
  await db.paymentAttempt.updateMany({ where: { id }, data: { nextCheckAt: null } })
}

/**
 * Starts every job again that should have run by now and has left no trace: whatever lost it, the
 * tables know what is still to be done.
 */
export async function sweepPayments(): Promise<void> {
  await transaction(async (tx) => {
    const events = await tx.$queryRaw<{ providerEventId: string }[]>`
      SELECT e.id AS "providerEventId" FROM provider_events e
      WHERE e.received_at BETWEEN now() - interval '30 days' AND now() - interval '10 minutes'
        AND NOT EXISTS (SELECT FROM provider_event_outcomes o WHERE o.event_id = e.id)
      LIMIT 500`
    await enqueueMany(tx, 'apply-provider-event', events)
    const refunds = await tx.$queryRaw<{ refundId: string }[]>`
      SELECT id AS "refundId" FROM refunds
      WHERE status = 'requested' AND updated_at < now() - interval '30 minutes'
      ORDER BY updated_at LIMIT 500`
    await enqueueMany(tx, 'send-refund', refunds)
    // Live attempts must always be looked at again; accepted refunds until the bank has confirmed them.
    await tx.$executeRaw`
      UPDATE payment_attempts a SET next_check_at = now()
      WHERE a.next_check_at IS NULL AND (a.status IN ('created', 'pending', 'review')
        OR EXISTS (SELECT FROM refunds r WHERE r.attempt_id = a.id AND r.status = 'accepted'))`
    await askOnceADay(tx)
  })
}

/**
 * What nobody asks about any more is asked about once a day for a week, so that a provider who changes
 * his mind, or a mistake of ours, is found (invariant I14). Spread over the hour until the next sweep,
 * because who is paying now must not wait behind them. No provider is bound to know the sample story.
 */
async function askOnceADay(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    UPDATE payment_attempts a SET next_check_at = now() + random() * interval '50 minutes'
    WHERE a.id IN (
      SELECT a.id FROM payment_attempts a JOIN purchases p ON p.id = a.purchase_id
      WHERE a.created_at > now() - interval '7 days' AND NOT p.is_sample
        AND a.next_check_at IS NULL AND (a.asked_at IS NULL OR a.asked_at < now() - interval '1 day')
        AND (a.redirect_url IS NOT NULL OR a.provider_transaction_id IS NOT NULL)
      ORDER BY a.asked_at NULLS FIRST LIMIT 3000)`
}
