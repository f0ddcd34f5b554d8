import { ok, refuse, type Result } from '#app/core/result.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import { systemActor } from '#app/server/scopes.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { BuyerOrderDeed } from './buyer-commands.server.ts'
import type { ShopOrderDeed } from './commands.server.ts'
import { openComplaintSql } from './complaint-queries.server.ts'
import { type Complaint, complaintState, complaintTurn } from './complaint.ts'
import { atATime, forEachOrder } from './each-order.server.ts'
import { lockOrder } from './lock-order.server.ts'
import {
  clearComplaint,
  handOverComplaint,
  openComplaint,
  writeReply,
} from './write-complaint.server.ts'

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

/** The BUM Desa answers in words, once and in time; the buyer says whether that settles it. */
export function answerComplaint(deed: ShopOrderDeed & { words: string }): Promise<ComplaintResult> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { orderId: deed.orderId, owner: deed })
    if (!order) return refuse('not-found')
    if (complaintTurn(order) !== 'shop' || order.isAnswerOver) return refuse('already-changed')
    await writeReply(tx, order, deed)
    await recordEvent(tx, { type: 'order.complaintAnswered', orderId: order.id })
    return ok()
  })
}

/** "That does not settle it": Lumbung decides. Only after an answer, since the BUM Desa comes first. */
export function rejectAnswer(deed: BuyerOrderDeed): Promise<ComplaintResult> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { orderId: deed.orderId, owner: deed })
    if (!order) return refuse('not-found')
    if (complaintTurn(order) !== 'buyer') return refuse('already-changed')
    await handOverComplaint(tx, order, { why: 'notSettled', actor: deed.actor })
    return ok()
  })
}

/** Whoever had the word said nothing in 2 × 24 hours: Lumbung decides. Returns how many it got. */
export async function handOverSilentComplaints(): Promise<number> {
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM orders o
    WHERE ${Prisma.raw(openComplaintSql)} AND o.complaint_handed_over_at IS NULL
      AND coalesce(o.complaint_answer_by <= now(), true)
    ORDER BY o.complaint_answer_by LIMIT ${atATime}::int`
  return forEachOrder(due, handOverSilentComplaint)
}

/** Checked again under the lock: the answer may have come in the same second. */
async function handOverSilentComplaint(tx: Tx, orderId: string): Promise<boolean> {
  const order = await lockOrder(tx, { orderId, owner: 'anybody' })
  const turn = order && complaintTurn(order)
  if (!turn || turn === 'admin' || !order.isAnswerOver) return false
  const why = turn === 'shop' ? 'shopSilent' : 'buyerSilent'
  await handOverComplaint(tx, order, { why, actor: systemActor })
  return true
}
