import { ok, refuse, type Result } from '#app/core/result.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { closeUnpaidPurchase } from '#app/features/purchases/commands.server.ts'
import { holdMinutes } from '#app/features/purchases/purchase-status.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { providerOfWay } from '#app/server/gateways.server.ts'
import type { Actor, PurchaseToken } from '#app/server/scopes.server.ts'
import { GatewayUnavailable } from '#integrations/payments/payment-gateway.ts'
import { isLive } from './attempt-status.ts'
import { createAttempt, listAttempts, lockPayment } from './attempts.server.ts'
import { endAttempt, mayHavePage } from './end-attempt.server.ts'
import { keepForPayment } from './keep-for-payment.server.ts'
import { type StartedPayment, startPayment } from './start-payment.server.ts'
import { hasMoney } from './verdict.ts'

export type PayAgainRefusal =
  | 'not-found'
  | 'already-paid'
  /** The provider looks at an earlier payment; it may still go through. */
  | 'under-review'
  /** The time is over (or was extended often enough), and the goods are somebody else's now. */
  | 'expired'
  | 'cancelled'
  /** The provider does not answer, so nobody knows whether the first page is closed. */
  | 'try-later'
  | 'way-not-offered'

/** Stock is kept for one purchase no longer than this, however often its buyer begins to pay. */
const longestKeepMinutes = 120
const mostAttempts = 10

const refusalOf = {
  paid: 'already-paid',
  // It is paid when the buyer has the goods, and only then.
  dueOnDelivery: 'already-paid',
  expired: 'expired',
  cancelled: 'cancelled',
} as const

/**
 * Another try to pay the same purchase, the same way where none is chosen. Every earlier page is closed at the provider and asked about
 * once more before a new one is opened, so that no purchase ever has two pages that take money.
 */
export async function payAgain(
  token: PurchaseToken,
  { way }: { way: string | null },
): Promise<Result<StartedPayment, PayAgainRefusal>> {
  const provider = way === null ? null : await providerFor(token, way)
  if (provider === 'not-offered') return refuse('way-not-offered')
  const ended = await endEarlierAttempts(token)
  if (!ended.ok) return ended
  const { purchaseId, actor } = ended.value
  const next = await transaction((tx) => nextAttempt(tx, { purchaseId, provider, actor }))
  return next.ok ? ok(await startPayment(next.value)) : next
}

async function providerFor(token: PurchaseToken, way: string) {
  const purchase = await db.purchase.findUnique({ where: { token }, select: { total: true } })
  return (purchase && providerOfWay(way, purchase.total as Rupiah)) ?? 'not-offered'
}

/** The buyer changed their mind before paying: the stock is free at once. */
export async function cancelUnpaidPurchase(
  token: PurchaseToken,
): Promise<Result<undefined, PayAgainRefusal>> {
  const ended = await endEarlierAttempts(token)
  if (!ended.ok) return ended
  const { purchaseId, actor } = ended.value
  return transaction(async (tx) => {
    const { attempts } = await lockPayment(tx, purchaseId)
    if (attempts.some(({ status }) => isLive(status))) return refuse('try-later')
    const isClosed = await closeUnpaidPurchase(tx, { purchaseId, to: 'cancelled', actor })
    return isClosed ? ok() : refuse('already-paid')
  })
}

async function endEarlierAttempts(
  token: PurchaseToken,
): Promise<Result<{ purchaseId: string; actor: Actor }, PayAgainRefusal>> {
  const purchase = await db.purchase.findUnique({
    where: { token },
    select: { id: true, userId: true, status: true },
  })
  if (!purchase) return refuse('not-found')
  if (purchase.status !== 'awaitingPayment') return refuse(refusalOf[purchase.status])
  const actor: Actor = { type: 'buyer', id: purchase.userId }
  const attempts = await listAttempts(db, purchase.id)
  try {
    for (const attempt of attempts) {
      if (!isLive(attempt.status) && !mayHavePage(attempt)) continue
      const { status } = await endAttempt(attempt.id, actor)
      if (hasMoney(status) && status !== 'reversed') return refuse('already-paid')
      if (status === 'review') return refuse('under-review')
    }
  } catch (error) {
    if (error instanceof GatewayUnavailable) return refuse('try-later')
    throw error
  }
  return ok({ purchaseId: purchase.id, actor })
}

async function nextAttempt(
  tx: Tx,
  { purchaseId, provider, actor }: { purchaseId: string; provider: string | null; actor: Actor },
): Promise<Result<string, PayAgainRefusal>> {
  const { attempts, purchaseStatus } = await lockPayment(tx, purchaseId)
  if (purchaseStatus !== 'awaitingPayment') return refuse(refusalOf[purchaseStatus])
  // A second click found the attempt that the first one made.
  const live = attempts.find(({ status }) => isLive(status))
  if (live) return live.status === 'review' ? refuse('under-review') : ok(live.id)
  const [purchase] = await tx.$queryRaw<
    { number: string; total: Rupiah; isOver: boolean; minutes: number }[]
  >`
    SELECT number, total, expires_at <= now() AS "isOver",
      floor(least(${holdMinutes}::int,
        extract(epoch FROM created_at + make_interval(mins => ${longestKeepMinutes}::int) - now()) / 60
      ))::int AS minutes
    FROM purchases WHERE id = ${purchaseId}::uuid`
  const last = attempts.at(-1)
  if (!purchase || !last) return refuse('not-found')
  if (purchase.isOver || purchase.minutes < 1 || attempts.length >= mostAttempts) {
    return refuse('expired')
  }
  const { minutes } = purchase
  const attemptId = await createAttempt(tx, {
    purchaseId,
    purchaseNumber: purchase.number,
    provider: provider ?? last.provider,
    amount: purchase.total,
    minutes,
    actor,
  })
  await keepForPayment(tx, { purchaseId, attemptId, minutes })
  return ok(attemptId)
}
