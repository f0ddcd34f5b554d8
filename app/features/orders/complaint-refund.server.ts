import { ok, refuse, type Result } from '#app/core/result.ts'
import { transaction } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { refundGoneOrder } from './cancel-order.server.ts'
import type { ShopOrderDeed } from './commands.server.ts'
import { complaintState, complaintTurn } from './complaint.ts'
import { lockOrder, lockPaymentOf, type OrderOwner } from './lock-order.server.ts'

export type ComplaintRefusal =
  | 'not-found'
  | 'already-changed'
  | 'payment-disputed'
  | 'turn-of-others'

/** The BUM Desa agrees with the buyer: everything still left of the money goes back. */
export function giveBackAfterComplaint(
  deed: ShopOrderDeed,
): Promise<Result<undefined, ComplaintRefusal>> {
  return refundComplaint({ ...deed, owner: deed, reason: 'shopGaveBack' })
}

/**
 * Only because of an open complaint. The goods have left, so none of them comes back on the shelf; and
 * while the bank contests the payment nothing is given back, because it may take the same money itself.
 */
export function refundComplaint({
  orderId,
  owner,
  actor,
  reason,
}: {
  orderId: string
  owner: OrderOwner
  actor: Actor
  reason: 'shopGaveBack' | 'complaintUpheld'
}): Promise<Result<undefined, ComplaintRefusal>> {
  return transaction(async (tx) => {
    const payment = await lockPaymentOf(tx, { orderId, owner })
    const order = await lockOrder(tx, { orderId, owner })
    if (!order) return refuse('not-found')
    if (complaintState(order) !== 'open' || !payment?.isPaid) return refuse('already-changed')
    if (payment.isDisputed) return refuse('payment-disputed')
    if (reason === 'complaintUpheld' && complaintTurn(order) !== 'admin')
      return refuse('turn-of-others')
    const isCancelled = await refundGoneOrder(tx, order, { reason, actor })
    return isCancelled ? ok() : refuse('already-changed')
  })
}
