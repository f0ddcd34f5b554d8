import { closeUnpaidPurchase } from '#app/features/purchases/commands.server.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { logger } from '#app/server/logger.server.ts'
import { systemActor } from '#app/server/scopes.server.ts'
import { GatewayUnavailable } from '#integrations/payments/payment-gateway.ts'
import { isLive } from './attempt-status.ts'
import { getAttempt, listAttempts, lockPayment, moveAttempt } from './attempts.server.ts'
import { checkPayment } from './check-payment.server.ts'
import { cancelAtProvider, mayHavePage } from './end-attempt.server.ts'
import { unreachableGraceMinutes } from './payment-clock.ts'
import { hasMoney } from './verdict.ts'

const atATime = 100

/** Every purchase whose time is over by the clock of the database. Returns how many were closed. */
export async function expirePurchases(): Promise<number> {
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM purchases WHERE status = 'awaitingPayment' AND expires_at <= now()
    ORDER BY expires_at LIMIT ${atATime}::int`
  let closed = 0
  for (const { id } of due) {
    try {
      if ((await expirePurchase(id)) === 'expired') closed++
    } catch (error) {
      // One purchase that cannot be closed must not keep the stock of all others.
      logger.error({ err: error, purchaseId: id }, 'a purchase could not be closed')
    }
  }
  return closed
}

export type Expired = 'expired' | 'kept' | 'paid' | 'unknown'

/**
 * Nobody paid in time: the stock goes back, but only after the provider said that nothing was paid and
 * closed its page. While the provider cannot be asked the stock is kept a few minutes longer, then no
 * more (a village shop must be able to sell its last piece); what was paid meanwhile is late money.
 */
export async function expirePurchase(purchaseId: string): Promise<Expired> {
  const isSure = await closePages(purchaseId)
  return transaction(async (tx) => {
    const { attempts, purchaseStatus } = await lockPayment(tx, purchaseId)
    if (purchaseStatus !== 'awaitingPayment') return 'paid'
    const [time] = await tx.$queryRaw<{ isOver: boolean; isGraceOver: boolean }[]>`
      SELECT expires_at <= now() AS "isOver",
        expires_at + make_interval(mins => ${unreachableGraceMinutes}::int) <= now() AS "isGraceOver"
      FROM purchases WHERE id = ${purchaseId}::uuid`
    // A slow way to pay was found out a moment ago, or money is being looked at.
    if (!time?.isOver) return 'kept'
    if (!isSure && !time.isGraceOver) return 'unknown'
    for (const attempt of attempts) {
      if (!isLive(attempt.status)) continue
      await moveAttempt(tx, attempt, { to: 'expired', actor: systemActor })
    }
    await closeUnpaidPurchase(tx, { purchaseId, to: 'expired', actor: systemActor })
    return 'expired'
  })
}

/** True when the provider has answered about every page and none can take money any more. */
async function closePages(purchaseId: string): Promise<boolean> {
  const attempts = await listAttempts(db, purchaseId)
  try {
    for (const attempt of attempts) {
      if (!mayHavePage(attempt) || hasMoney(attempt.status)) continue
      await checkPayment(attempt.id)
      const now = await getAttempt(db, attempt.id)
      if (!now || hasMoney(now.status)) continue
      if (await isOver(purchaseId)) await cancelAtProvider(now)
    }
    return true
  } catch (error) {
    // Also a provider that was switched off: nothing may keep the stock for ever.
    logger[error instanceof GatewayUnavailable ? 'warn' : 'error'](
      { err: error, purchaseId },
      'the provider cannot be asked about an expired purchase',
    )
    return false
  }
}

async function isOver(purchaseId: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ isOver: boolean }[]>`
    SELECT status = 'awaitingPayment' AND expires_at <= now() AS "isOver"
    FROM purchases WHERE id = ${purchaseId}::uuid`
  return row?.isOver ?? false
}
