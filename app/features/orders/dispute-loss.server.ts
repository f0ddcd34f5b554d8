import { add, allocate, type Rupiah, zero } from '#app/core/rupiah.ts'
import { leftAfterRefunds } from '#app/features/ledger/commands.server.ts'
import { type OrderSplit, paidForLine, totalOf } from '#app/features/ledger/postings.ts'
import { refundLines } from '#app/features/refunds/commands.server.ts'
import { lockRefund, moveRefund } from '#app/features/refunds/settle-refund.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { bookCompletion, undoCompletions } from './book-completion.server.ts'
import { lockOrder, type LockedOrder } from './lock-order.server.ts'
import { getOrderSplits } from './queries.server.ts'

type Loss = { purchaseId: string; amount: Rupiah; actor: Actor; at: Date }
type SplitOrder = OrderSplit & { orderId: string }

/**
 * The bank gave a part of a payment back to the buyer for good. It is borne as a whole payment that is
 * taken back: by every share of every order, in proportion to what is left of it, whether it is owed for
 * good already or not. False when not so much is left. The payment must be locked.
 */
export async function bookDisputeLoss(tx: Tx, loss: Loss): Promise<boolean> {
  const orders = await getOrderSplits(tx, { purchaseId: loss.purchaseId })
  const locked = new Map<string, LockedOrder>()
  for (const orderId of orders.map((order) => order.orderId).toSorted()) {
    const order = await lockOrder(tx, { orderId, owner: 'anybody' })
    if (order) locked.set(orderId, order)
  }
  const left: OrderSplit[] = []
  for (const order of orders) left.push(await leftAfterRefunds(tx, order))
  const weights = left.map(totalOf)
  if (loss.amount > add(...weights)) return false
  const parts = allocate(loss.amount, weights)
  for (const [index, order] of orders.entries()) {
    const [mine, amount] = [locked.get(order.orderId), parts[index] ?? zero]
    if (mine && amount > 0n) await loseOf(tx, order, { ...loss, amount, mine })
  }
  return true
}

async function loseOf(
  tx: Tx,
  order: SplitOrder,
  { amount, mine, ...loss }: Loss & { mine: LockedOrder },
): Promise<void> {
  const wasCompleted = await undoCompletions(tx, { orderId: order.orderId, at: loss.at })
  const left = await leftAfterRefunds(tx, order)
  const units = [
    ...left.lines.map((line) => ({ orderLineId: line.orderLineId, left: paidForLine(line) })),
    { orderLineId: null, left: left.shippingPrice },
  ]
  const shares = allocate(
    amount,
    units.map((unit) => unit.left),
  )
  const parts = units.map(({ orderLineId }, index) => ({
    orderLineId,
    amount: shares[index] ?? zero,
  }))
  const { refundId } = await refundLines(tx, order, { ...loss, parts, reason: 'disputeLost' })
  const refund = refundId ? await lockRefund(tx, refundId) : null
  if (!refund) throw new Error(`What was lost of order ${order.orderId} is not booked`)
  await moveRefund(tx, refund, { to: 'confirmed', actor: loss.actor, bankConfirmedAt: loss.at })
  if (wasCompleted) await bookCompletion(tx, mine)
}
