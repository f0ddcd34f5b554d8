import { putBackOnSale } from '#app/features/availability/commands.server.ts'
import { refundOrder } from '#app/features/refunds/commands.server.ts'
import type { RefundReason } from '#app/features/refunds/refund-status.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import type { LockedOrder } from './lock-order.server.ts'
import { moveOrder } from './move-order.server.ts'
import { getOrderSplits } from './queries.server.ts'
import { stampOrder } from './stamp-order.server.ts'

/**
 * The end of a paid order: cancelled, and everything still left of the money on its way to the buyer,
 * all or nothing. Goods that never left are back on the shelf; of those that are `gone` nobody knows
 * whether they can be sold again. The payment must be locked already.
 */
export async function cancelAndRefund(
  tx: Tx,
  order: LockedOrder,
  why: { reason: RefundReason; actor: Actor; refusalReason?: string; goods?: 'here' | 'gone' },
): Promise<boolean> {
  const moved = await moveOrder(tx, {
    orderId: order.id,
    to: 'cancelled',
    actor: why.actor,
    details: { why: why.reason },
    ...(why.refusalReason ? { data: { refusalReason: why.refusalReason } } : {}),
  })
  if (!moved) return false
  await stampOrder(tx, { orderId: order.id, status: 'cancelled' })
  if (why.goods !== 'gone') await putBackOnSale(tx, order.id)
  const [split] = await getOrderSplits(tx, { id: order.id, shopId: order.shopId })
  if (!split) throw new Error(`Order ${order.id} vanished under its own lock`)
  await refundOrder(tx, split, {
    purchaseId: order.purchaseId,
    reason: why.reason,
    actor: why.actor,
    at: order.now,
  })
  return true
}
