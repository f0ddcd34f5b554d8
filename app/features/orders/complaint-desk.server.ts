import { ok, refuse, type Result } from '#app/core/result.ts'
import { transaction } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { type ComplaintRefusal, refundComplaint } from './complaint-refund.server.ts'
import { complaintState, complaintTurn } from './complaint.ts'
import { lockOrder, lockPaymentOf } from './lock-order.server.ts'
import { moveOrder } from './move-order.server.ts'
import { stampOrder } from './stamp-order.server.ts'
import { endComplaint } from './write-complaint.server.ts'

type DeskDeed = { orderId: string; actor: Extract<Actor, { type: 'admin' }> }
type DeskResult = Promise<Result<undefined, ComplaintRefusal>>

/** Lumbung decides for the buyer. */
export function upholdComplaint(deed: DeskDeed): DeskResult {
  return refundComplaint({ ...deed, owner: 'anybody', reason: 'complaintUpheld' })
}

/**
 * Lumbung decides for the BUM Desa: what nobody has marked is delivered by this word, and the clock runs
 * again. It was the one complaint of this order.
 */
export function settleComplaint({ orderId, actor }: DeskDeed): DeskResult {
  return transaction(async (tx) => {
    const payment = await lockPaymentOf(tx, { orderId, owner: 'anybody' })
    const order = await lockOrder(tx, { orderId, owner: 'anybody' })
    if (!order) return refuse('not-found')
    if (complaintState(order) !== 'open' || !payment?.isPaid) return refuse('already-changed')
    if (payment.isDisputed) return refuse('payment-disputed')
    if (complaintTurn(order) !== 'admin') return refuse('turn-of-others')
    if (order.status === 'handedOver') {
      const details = { why: 'complaintSettled' }
      if (!(await moveOrder(tx, { orderId, to: 'delivered', actor, details }))) {
        return refuse('already-changed')
      }
      await stampOrder(tx, { orderId, status: 'delivered' })
    }
    await endComplaint(tx, order, actor)
    await recordEvent(tx, { type: 'order.complaintSettled', orderId })
    return ok()
  })
}
