import { ok, refuse, type Result } from '#app/core/result.ts'
import { transaction } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { BuyerOrderDeed } from './buyer-commands.server.ts'
import { type Complaint, complaintState } from './complaint.ts'
import { lockOrder } from './lock-order.server.ts'
import { clearComplaint, openComplaint } from './write-complaint.server.ts'

export type ComplaintResult = Result<undefined, 'not-found' | 'already-changed'>

/** Something is wrong: no clock decides any more, and the BUM Desa is told. */
export function complain(
  deed: BuyerOrderDeed & { complaint: Complaint },
): Promise<ComplaintResult> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { orderId: deed.orderId, owner: deed })
    if (!order) return refuse('not-found')
    if (complaintState(order) !== 'possible') return refuse('already-changed')
    await openComplaint(tx, order, { ...deed.complaint, actor: deed.actor })
    await recordEvent(tx, { type: 'order.complained', orderId: order.id })
    return ok()
  })
}

/** "All is well after all": the buyer alone may say so. */
export function withdrawComplaint(deed: BuyerOrderDeed): Promise<ComplaintResult> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { orderId: deed.orderId, owner: deed })
    if (!order) return refuse('not-found')
    if (complaintState(order) !== 'open') return refuse('already-changed')
    await clearComplaint(tx, order, deed.actor)
    return ok()
  })
}
