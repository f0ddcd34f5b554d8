import {
  commitHolds,
  holdAll,
  lockAvailabilityOfPurchase,
  putBackOnSale,
  releaseHolds,
} from '#app/features/availability/commands.server.ts'
import { listReleasedVisits } from '#app/features/bookings/commands.server.ts'
import type { AccountCode } from '#app/features/ledger/accounts.ts'
import { recordTransaction, reverseTransaction } from '#app/features/ledger/commands.server.ts'
import { postingsForCapture } from '#app/features/ledger/postings.ts'
import { undoCompletions } from '#app/features/orders/book-completion.server.ts'
import { moveOrder } from '#app/features/orders/move-order.server.ts'
import {
  acceptWithinHours,
  refusableStatuses,
  type OrderStatus,
} from '#app/features/orders/order-status.ts'
import { getOrderSplits } from '#app/features/orders/queries.server.ts'
import { stampOrder } from '#app/features/orders/stamp-order.server.ts'
import { lockPromotionsOfPurchase } from '#app/features/promotions/offers.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import { type Actor, systemActor } from '#app/server/scopes.server.ts'
import { nextPurchaseStatuses, type PurchaseStatus } from './purchase-status.ts'

/**
 * The money of an attempt is here (as the provider itself said): stock leaves, every share is booked,
 * each BUM Desa's clock starts. `from` is the provider's account, or `suspense` for money that came
 * late. A purchase that had expired is taken up again if everything it wants is still free.
 *
 * `not-payable`: paid already or cancelled. `sold-out`: late, and something is gone, be it the use
 * of a promotion. In both cases nothing has changed and the caller must find the money another place.
 */
export async function payPurchase(
  tx: Tx,
  payment: {
    purchaseId: string
    attemptId: string
    from: AccountCode
    paidAt: Date
    /** Nothing is handed over earlier, because this way of paying may be taken back until then. */
    minutesUntilFinal: number
    /** Whose word it is that the money is here. */
    actor: Actor
  },
): Promise<'paid' | 'not-payable' | 'sold-out'> {
  const { purchaseId } = payment
  const purchase = await lockPurchase(tx, purchaseId)
  // What is due at the hand-over is paid there alone (collect.server.ts).
  if (!purchase || purchase.status === 'dueOnDelivery') return 'not-payable'
  if (!canBecome(purchase.status, 'paid')) return 'not-payable'
  await lockOrders(tx, purchaseId)
  if (purchase.status === 'expired' && !(await lockPromotionsOfPurchase(tx, purchaseId))) {
    return 'sold-out'
  }
  if (!(await commitHolds(tx, purchaseId)) && !(await holdAgainAndCommit(tx, purchaseId))) {
    return 'sold-out'
  }
  await setPurchaseStatus(tx, {
    purchaseId,
    from: purchase.status,
    to: 'paid',
    actor: payment.actor,
  })
  await tx.$executeRaw`UPDATE purchases SET paid_at = ${payment.paidAt} WHERE id = ${purchaseId}::uuid`
  const orders = await getOrderSplits(tx, { purchaseId })
  for (const { orderId } of orders) await startOrder(tx, orderId, payment)
  await recordTransaction(tx, {
    idempotencyKey: captureKey(payment),
    event: 'purchase.captured',
    postings: postingsForCapture(payment.from, orders),
    occurredAt: payment.paidAt,
    purchaseId,
    attemptId: payment.attemptId,
  })
  await recordEvent(tx, { type: 'purchase.paid', purchaseId })
  return 'paid'
}

/** Nobody paid in time (`expired`), or the buyer changed their mind (`cancelled`): stock goes back. */
export async function closeUnpaidPurchase(
  tx: Tx,
  { purchaseId, to, actor }: { purchaseId: string; to: 'expired' | 'cancelled'; actor: Actor },
): Promise<boolean> {
  const purchase = await lockPurchase(tx, purchaseId)
  if (purchase?.status !== 'awaitingPayment') return false
  const orders = await lockOrders(tx, purchaseId)
  await releaseHolds(tx, purchaseId)
  await setPurchaseStatus(tx, { purchaseId, from: purchase.status, to, actor })
  for (const { id } of orders) {
    await moveOrder(tx, { orderId: id, to: 'cancelled', actor })
    await stampOrder(tx, { orderId: id, status: 'cancelled' })
  }
  await recordEvent(tx, { type: 'purchase.expired', purchaseId })
  return true
}

/**
 * The bank took a payment back, or what the BUM Desa had taken itself it gave back at once. Every order
 * that is not over is cancelled; what has not left goes back on the shelf, and what has if `isAllBack`;
 * the ledger is undone by its mirror image. Refunds of this payment must be void already
 * (`voidRefunds`), or the same money would be taken back twice. Returns the orders whose goods are
 * gone: somebody must be told.
 */
export async function undoPayment(
  tx: Tx,
  undo: { purchaseId: string; attemptId: string; at: Date; actor: Actor; isAllBack: boolean },
): Promise<{ goneOrderIds: string[] }> {
  const { purchaseId, attemptId, at, actor } = undo
  const purchase = await lockPurchase(tx, purchaseId)
  if (purchase?.status !== 'paid') return { goneOrderIds: [] }
  await setPurchaseStatus(tx, {
    purchaseId,
    from: 'paid',
    to: 'cancelled',
    actor,
  })
  const orders = await lockOrders(tx, purchaseId)
  await lockAvailabilityOfPurchase(tx, purchaseId)
  for (const { id, status } of orders) {
    const isStillHere = undo.isAllBack || stillHere.includes(status)
    const why = isStillHere ? 'reversed' : 'reversed after the goods left'
    const move = { orderId: id, to: 'cancelled', actor: systemActor, details: { why } } as const
    if (!(await moveOrder(tx, move))) continue
    await stampOrder(tx, { orderId: id, status: 'cancelled' })
    if (isStillHere) await putBackOnSale(tx, id)
  }
  for (const { id } of orders) {
    await undoCompletions(tx, { orderId: id, at })
  }
  await reverseTransaction(tx, {
    idempotencyKey: captureKey({ purchaseId, attemptId }),
    occurredAt: at,
  })
  return { goneOrderIds: orders.filter(({ status }) => gone.includes(status)).map(({ id }) => id) }
}

const stillHere: readonly OrderStatus[] = refusableStatuses
const gone: readonly OrderStatus[] = ['handedOver', 'delivered', 'completed']

export const captureKey = ({ purchaseId, attemptId }: { purchaseId: string; attemptId: string }) =>
  `purchase:${purchaseId}:captured:${attemptId}`

async function lockOrders(
  tx: Tx,
  purchaseId: string,
): Promise<{ id: string; status: OrderStatus }[]> {
  return tx.$queryRaw`
    SELECT id, status::text FROM orders WHERE purchase_id = ${purchaseId}::uuid
    ORDER BY id FOR NO KEY UPDATE`
}

/** The BUM Desa may begin: the money is here, or agreed to be taken at the hand-over (`why`). */
export async function startOrder(
  tx: Tx,
  orderId: string,
  {
    minutesUntilFinal,
    actor,
    why,
  }: { minutesUntilFinal: number; actor: Actor; why?: 'onDelivery' },
): Promise<void> {
  const details = why && { why }
  const moved = await moveOrder(tx, { orderId, to: 'paid', actor, ...(details && { details }) })
  if (!moved) throw new Error(`Order ${orderId} of a paid purchase cannot become paid`)
  const [order] = await tx.$queryRaw<{ isVisit: boolean }[]>`
    UPDATE orders SET accept_by = now() + make_interval(hours => ${acceptWithinHours}::int),
      shippable_at = now() + make_interval(mins => ${minutesUntilFinal}::int), closed_at = NULL
    WHERE id = ${orderId}::uuid RETURNING delivery_method = 'onSite' AS "isVisit"`
  if (order?.isVisit) await acceptVisit(tx, orderId)
}

/** Days that can be bought at once are promised by the calendar already: nobody has to say yes. */
async function acceptVisit(tx: Tx, orderId: string): Promise<void> {
  await moveOrder(tx, { orderId, to: 'accepted', actor: systemActor })
  await stampOrder(tx, { orderId, status: 'accepted' })
}

/** A savepoint, because a hold that is only half possible must leave no trace in this transaction. */
async function holdAgainAndCommit(tx: Tx, purchaseId: string): Promise<boolean> {
  const goods = await tx.hold.findMany({
    where: { purchaseId, status: 'released' },
    select: { variantId: true, quantity: true },
  })
  const visits = await listReleasedVisits(tx, purchaseId)
  if (goods.length + visits.length === 0) return false
  await tx.$executeRaw`SAVEPOINT hold_again`
  const shortages = await holdAll(tx, { purchaseId, goods, visits, minutes: 1 })
  if (!shortages && (await commitHolds(tx, purchaseId))) return true
  await tx.$executeRaw`ROLLBACK TO SAVEPOINT hold_again`
  return false
}

/**
 * One order of locks for everybody who touches money, so that nobody waits in a circle:
 * checkout key → cart → attempts by id → purchase → orders by id → promotions by id → variants by id → calendars by
 * listing → refunds → accounts.
 * Who needs only some of them skips the others but keeps the order.
 */
export async function lockPurchase(
  tx: Tx,
  purchaseId: string,
): Promise<{ status: PurchaseStatus } | undefined> {
  const [purchase] = await tx.$queryRaw<{ status: PurchaseStatus }[]>`
    SELECT status::text FROM purchases WHERE id = ${purchaseId}::uuid FOR NO KEY UPDATE`
  return purchase
}

function canBecome(from: PurchaseStatus, to: PurchaseStatus): boolean {
  return (nextPurchaseStatuses[from] as readonly PurchaseStatus[]).includes(to)
}

export async function setPurchaseStatus(
  tx: Tx,
  edge: { purchaseId: string; from: PurchaseStatus; to: PurchaseStatus; actor: Actor },
): Promise<void> {
  const { count } = await tx.purchase.updateMany({
    where: { id: edge.purchaseId, status: edge.from },
    data: { status: edge.to },
  })
  if (count !== 1)
    throw new Error(`Purchase ${edge.purchaseId} is not ${edge.from} under its own lock`)
  await recordAudit(tx, [
    {
      subject: { type: 'purchase', id: edge.purchaseId },
      action: 'status',
      from: edge.from,
      to: edge.to,
      actor: edge.actor,
    },
  ])
}
