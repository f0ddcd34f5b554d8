import { ok, refuse, type Result } from '#app/core/result.ts'
import { allocate, type Rupiah, zero } from '#app/core/rupiah.ts'
import { leftByTheBooks } from '#app/features/ledger/commands.server.ts'
import { partOf, totalOf } from '#app/features/ledger/postings.ts'
import { refundLines } from '#app/features/refunds/commands.server.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import { type Actor, systemActor } from '#app/server/scopes.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { BuyerOrderDeed } from './buyer-commands.server.ts'
import type { ShopOrderDeed } from './commands.server.ts'
import { openComplaintSql } from './complaint-queries.server.ts'
import { type Complaint, complaintState, complaintTurn } from './complaint.ts'
import { atATime, forEachOrder } from './each-order.server.ts'
import { type LockedOrder, lockOrder, lockPaymentOf } from './lock-order.server.ts'
import { getOrderSplit } from './queries.server.ts'
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

export type AnswerRefusal = 'not-found' | 'already-changed' | 'payment-disputed' | 'too-much'

/**
 * The BUM Desa answers in words, once and in time, and may give a part of the money back with it; the buyer
 * says whether that settles it. `back` is less than what is left (`too-much`): all of it ends the order.
 */
export function answerComplaint(
  deed: ShopOrderDeed & { words: string; back: Rupiah },
): Promise<Result<undefined, AnswerRefusal>> {
  return transaction(async (tx) => {
    const payment = await lockPaymentOf(tx, { orderId: deed.orderId, owner: deed })
    const order = await lockOrder(tx, { orderId: deed.orderId, owner: deed })
    if (!order) return refuse('not-found')
    if (complaintTurn(order) !== 'shop' || order.isAnswerOver) return refuse('already-changed')
    if (deed.back > 0n) {
      if (payment?.isDisputed) return refuse('payment-disputed')
      if (!(await giveSomeBack(tx, order, deed))) return refuse('too-much')
    }
    await writeReply(tx, order, deed)
    await recordEvent(tx, { type: 'order.complaintAnswered', orderId: order.id })
    return ok()
  })
}

/** From the shares of all lines and the postage, by what is left of each. False for as much as all of it. */
async function giveSomeBack(
  tx: Tx,
  order: LockedOrder,
  { back, actor }: { back: Rupiah; actor: Actor },
): Promise<boolean> {
  const split = await getOrderSplit(tx, order)
  const left = await leftByTheBooks(tx, split)
  if (back >= totalOf(left)) return false
  const ids = [...left.lines.map(({ orderLineId }) => orderLineId), null]
  const amounts = allocate(
    back,
    ids.map((id) => totalOf(partOf(left, id))),
  )
  const parts = ids.map((orderLineId, at) => ({ orderLineId, amount: amounts[at] ?? zero }))
  const { purchaseId, now: at } = order
  await refundLines(tx, split, { purchaseId, reason: 'shopGaveBack', actor, at, parts })
  return true
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
