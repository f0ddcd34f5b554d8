import { ok, refuse, type Result } from '#app/core/result.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import {
  commitHolds,
  lockVariantsOfOrder,
  returnGoods,
} from '#app/features/availability/commands.server.ts'
import { endCollection, writeCollection } from '#app/features/collections/commands.server.ts'
import { openDiscrepancy, resolveDiscrepancy } from '#app/features/discrepancies/commands.server.ts'
import { accounts } from '#app/features/ledger/accounts.ts'
import { recordTransaction } from '#app/features/ledger/commands.server.ts'
import { postingsForCapture } from '#app/features/ledger/postings.ts'
import type { ShopOrderDeed } from '#app/features/orders/commands.server.ts'
import {
  lockOrder,
  type LockedOrder,
  lockPaymentOf,
  type OrderOwner,
} from '#app/features/orders/lock-order.server.ts'
import { moveOrder } from '#app/features/orders/move-order.server.ts'
import { getOrderSplits } from '#app/features/orders/queries.server.ts'
import { stampOrder } from '#app/features/orders/stamp-order.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import type { PaidWith } from '#prisma/generated/enums.ts'
import { captureKey, setPurchaseStatus, startOrder } from './commands.server.ts'
import { writeTakenAttempt } from './taken-attempt.server.ts'

/**
 * The purchase stands without money: the stock leaves now, the BUM Desa's clock starts, and what is due is
 * taken when the buyer has the goods. Of one order only (`whyNotCollected`), just written and held. Null:
 * there is no attempt to pay it.
 */
export async function agreeToCollect(
  tx: Tx,
  { purchaseId, actor }: { purchaseId: string; actor: Actor },
): Promise<null> {
  const [order, ...others] = await getOrderSplits(tx, { purchaseId })
  if (!order || others.length > 0) throw new Error(`${purchaseId} is not of one BUM Desa`)
  const { orderId, shopId, total: due } = order
  await writeCollection(tx, { orderId, purchaseId, shopId, due })
  if (!(await commitHolds(tx, purchaseId))) throw new Error(`${purchaseId} was not held`)
  const move = { purchaseId, from: 'awaitingPayment', to: 'dueOnDelivery', actor } as const
  await setPurchaseStatus(tx, move)
  await tx.$executeRaw`UPDATE purchases SET agreed_at = now() WHERE id = ${purchaseId}::uuid`
  await startOrder(tx, orderId, { minutesUntilFinal: 0, actor, why: 'onDelivery' })
  await recordEvent(tx, { type: 'purchase.agreed', purchaseId })
  return null
}

type Taking = { amount: Rupiah; paidWith: PaidWith }

/**
 * The buyer has the goods and this was paid for them. What was due buys them: whoever took it owes it to
 * everybody it belongs to. Another amount is nobody's yet; a case says so until a second person has settled it.
 * Of two people who record at once, and of a buyer who cancels meanwhile, one wins.
 */
export function recordCollection(
  deed: ShopOrderDeed & Taking,
): Promise<Result<'paid' | 'differs', 'already-changed'>> {
  const { orderId, amount: taken, paidWith, actor } = deed
  return transaction(async (tx) => {
    const order = await lockDue(tx, { ...deed, owner: deed })
    if (order?.status !== 'handedOver') return refuse('already-changed')
    const { now: takenAt, due } = order
    const { count } = await tx.collection.updateMany({
      where: { orderId, taken: null, endedAs: null },
      data: { taken, paidWith, takenBy: actor.id, takenAt },
    })
    if (count !== 1) return refuse('already-changed')
    await moveOrder(tx, { orderId, to: 'delivered', actor })
    await stampOrder(tx, { orderId, status: 'delivered' })
    const sums = { taken: Number(taken), due: Number(due), paidWith }
    await auditDeed(tx, order, { action: 'collected', actor, details: sums })
    if (taken === due) {
      await bookCollected(tx, { order, taking: { paidWith, paidAt: takenAt }, actor })
      return ok('paid')
    }
    await openDiscrepancy(tx, {
      kind: 'collectedDifferently',
      attemptId: null,
      amount: taken,
      dedupeKey: differenceKey(orderId),
      details: { number: order.number, ...sums },
    })
    return ok('differs')
  })
}

export const differenceKey = (orderId: string) => `collection:${orderId}`

export type SettleRefusal = 'already-changed' | 'own-record'

/**
 * Somebody else has looked at the difference. What was due is booked in any case: makers get what they sold
 * for, what is short the BUM Desa bears itself, and what was too much it gives back to the buyer by hand.
 */
export async function settleDifference(
  tx: Tx,
  deed: OrderDeed & { why: string },
): Promise<Result<undefined, SettleRefusal>> {
  const { orderId, actor, why: settledWhy } = deed
  const order = await lockDue(tx, deed)
  const found = order && (await tx.collection.findUnique({ where: { orderId } }))
  if (!order || !found?.takenAt || !found.paidWith || found.settledBy) {
    return refuse('already-changed')
  }
  if (found.takenBy === actor.id) return refuse('own-record')
  await tx.collection.updateMany({
    where: { orderId, settledBy: null },
    data: { settledBy: actor.id, settledAt: order.now, settledWhy },
  })
  const details = { taken: Number(found.taken), due: Number(order.due) }
  await auditDeed(tx, order, { action: 'collection-settled', actor, details })
  const { paidWith, takenAt: paidAt } = found
  await bookCollected(tx, { order, taking: { paidWith, paidAt }, actor })
  const dedupeKey = differenceKey(orderId)
  await resolveDiscrepancy(tx, { dedupeKey, resolution: 'collection-settled', actor })
  return ok()
}

/** The buyer would not have it, or never came: nothing is owed, the goods are here again, and it counts. */
export function recordNotTaken(deed: ShopOrderDeed): Promise<Result<undefined, 'already-changed'>> {
  const { orderId, actor } = deed
  return transaction(async (tx) => {
    const order = await lockDue(tx, { ...deed, owner: deed })
    if (order?.status !== 'handedOver') return refuse('already-changed')
    await lockVariantsOfOrder(tx, orderId)
    await moveOrder(tx, { orderId, to: 'cancelled', actor, details: { why: 'notTaken' } })
    await stampOrder(tx, { orderId, status: 'cancelled' })
    await returnGoods(tx, orderId)
    await endCollection(tx, { orderId, as: 'notTaken', actor })
    return ok()
  })
}

type OrderDeed = { orderId: string; owner: OrderOwner; actor: Actor }
type DueOrder = LockedOrder & { due: Rupiah }

/** Purchase, then order: the order of locks of everybody who touches money. Null once it is paid or over. */
async function lockDue(tx: Tx, { orderId, owner }: OrderDeed): Promise<DueOrder | null> {
  const payment = await lockPaymentOf(tx, { orderId, owner })
  const order = payment?.isDue ? await lockOrder(tx, { orderId, owner }) : null
  if (!order) return null
  const { due } = await tx.collection.findUniqueOrThrow({ where: { orderId } })
  return { ...order, due: due as Rupiah }
}

async function bookCollected(
  tx: Tx,
  {
    order: { purchaseId, shopId, due },
    taking: { paidWith, paidAt },
    actor,
  }: { order: DueOrder; taking: { paidWith: PaidWith; paidAt: Date }; actor: Actor },
): Promise<void> {
  const { number } = await tx.purchase.findUniqueOrThrow({
    where: { id: purchaseId },
    select: { number: true },
  })
  const purchase = { id: purchaseId, number }
  const attemptId = await writeTakenAttempt(tx, { purchase, paidWith, amount: due, paidAt, actor })
  await setPurchaseStatus(tx, { purchaseId, from: 'dueOnDelivery', to: 'paid', actor })
  await tx.$executeRaw`UPDATE purchases SET paid_at = ${paidAt} WHERE id = ${purchaseId}::uuid`
  await recordTransaction(tx, {
    idempotencyKey: captureKey({ purchaseId, attemptId }),
    event: 'purchase.captured',
    postings: postingsForCapture(
      accounts.collector(shopId),
      await getOrderSplits(tx, { purchaseId }),
    ),
    occurredAt: paidAt,
    purchaseId,
    attemptId,
  })
  await recordEvent(tx, { type: 'purchase.collected', purchaseId })
}

function auditDeed(
  tx: Tx,
  { id, shopId }: LockedOrder,
  deed: { action: string; actor: Actor; details: Record<string, string | number> },
): Promise<void> {
  return recordAudit(tx, [{ subject: { type: 'order', id }, shopId, ...deed }])
}
