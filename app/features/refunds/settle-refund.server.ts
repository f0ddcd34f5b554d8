import type { Rupiah } from '#app/core/rupiah.ts'
import { openDiscrepancy, resolveDiscrepancy } from '#app/features/discrepancies/commands.server.ts'
import {
  listPostings,
  recordTransaction,
  reverseTransaction,
} from '#app/features/ledger/commands.server.ts'
import { postingsForRefundConfirmed, postingsForRefundLost } from '#app/features/ledger/postings.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import { type Actor, systemActor } from '#app/server/scopes.server.ts'
import { canRefundBecome, type RefundStatus } from './refund-status.ts'

export type LockedRefund = {
  id: string
  purchaseId: string
  orderId: string | null
  /** Of the order. */
  shopId: string | null
  attemptId: string
  provider: string
  refundKey: string
  amount: Rupiah
  status: RefundStatus
  /** A person says that it was transferred. */
  isPrepared: boolean
  /** A second person found it on the statement, so that the provider has no word in it any more. */
  isConfirmedByPerson: boolean
  /** How often it came back from the bank after it had arrived. */
  returns: number
}

/** Attempt, purchase, refund: the order of locks of everybody who touches money. */
export async function lockRefund(tx: Tx, refundId: string): Promise<LockedRefund | null> {
  await tx.$queryRaw`
    SELECT a.id FROM payment_attempts a JOIN refunds r ON r.attempt_id = a.id
    WHERE r.id = ${refundId}::uuid FOR NO KEY UPDATE OF a`
  await tx.$queryRaw`
    SELECT p.id FROM purchases p JOIN refunds r ON r.purchase_id = p.id
    WHERE r.id = ${refundId}::uuid FOR NO KEY UPDATE OF p`
  const [refund] = await tx.$queryRaw<LockedRefund[]>`
    SELECT r.id, r.purchase_id AS "purchaseId", r.order_id AS "orderId", r.attempt_id AS "attemptId",
      (SELECT o.shop_id FROM orders o WHERE o.id = r.order_id) AS "shopId", a.provider, r.refund_key AS "refundKey", r.amount, r.status::text,
      r.prepared_by IS NOT NULL AS "isPrepared",
      r.confirmed_by IS NOT NULL AS "isConfirmedByPerson", r.returns
    FROM refunds r JOIN payment_attempts a ON a.id = r.attempt_id
    WHERE r.id = ${refundId}::uuid FOR NO KEY UPDATE OF r`
  return refund ?? null
}

export type RefundMove = {
  to: RefundStatus
  actor: Actor
  bankConfirmedAt?: Date
  failureReason?: string
}

/**
 * Takes a locked refund along a declared edge, or does nothing when the edge is not declared: the same
 * news told twice, or old news. Only the bank's confirmation moves money in the ledger, and only that
 * it gave the money back moves it there again.
 */
export async function moveRefund(tx: Tx, refund: LockedRefund, move: RefundMove): Promise<boolean> {
  const { to, actor, bankConfirmedAt, failureReason } = move
  if (!canRefundBecome(refund.status, to)) return false
  const isReturned = refund.status === 'confirmed'
  const { count } = await tx.refund.updateMany({
    where: { id: refund.id, status: refund.status },
    data: {
      status: to,
      ...(bankConfirmedAt ? { bankConfirmedAt } : {}),
      ...(failureReason ? { failureReason } : {}),
      ...(isReturned
        ? { bankConfirmedAt: null, confirmedBy: null, returns: { increment: 1 } }
        : {}),
    },
  })
  if (count !== 1) return false
  await recordAudit(tx, [
    {
      subject: { type: 'refund', id: refund.id },
      action: 'status',
      from: refund.status,
      to,
      actor,
      ...(failureReason ? { details: { failureReason } } : {}),
    },
  ])
  if (to === 'confirmed' || to === 'manual') {
    await recordEvent(tx, { type: 'refund.changed', refundId: refund.id })
  }
  if (isReturned) {
    await reverseTransaction(tx, { idempotencyKey: confirmedKey(refund), occurredAt: new Date() })
  }
  if (to === 'confirmed') {
    await recordTransaction(tx, {
      idempotencyKey: confirmedKey(refund),
      event: 'refund.confirmed',
      postings: postingsForRefundConfirmed(refund),
      occurredAt: bankConfirmedAt ?? new Date(),
      purchaseId: refund.purchaseId,
      attemptId: refund.attemptId,
      ...(refund.orderId ? { orderId: refund.orderId } : {}),
    })
  }
  if (refund.returns > 0 && (to === 'confirmed' || to === 'refused')) {
    const resolution = to === 'confirmed' ? 'refunded-by-hand' : 'payment-reversed'
    await resolveDiscrepancy(tx, { dedupeKey: returnedKey(refund), resolution, actor })
  }
  return true
}

/**
 * The payment was taken back by the bank: what was to be refunded of it will not be. A refund the buyer
 * has already received is a loss that somebody must settle, and so is one that a person says was
 * transferred, until somebody else finds that it never left. The payment must be locked.
 */
export async function voidRefunds(
  tx: Tx,
  { attemptId, at }: { attemptId: string; at: Date },
): Promise<void> {
  const rows = await tx.refund.findMany({
    where: { attemptId, status: { not: 'refused' } },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  for (const { id } of rows) {
    const refund = await lockRefund(tx, id)
    if (!refund) continue
    if (refund.status === 'confirmed' || refund.isPrepared) await bookLoss(tx, refund, at)
    else await voidUnsent(tx, refund, { actor: systemActor, at })
  }
  const settled = await tx.ledgerTransaction.findMany({
    where: { attemptId, event: unplannedSettledEvent },
    orderBy: { id: 'asc' },
    select: { idempotencyKey: true },
  })
  for (const { idempotencyKey } of settled) {
    await reverseTransaction(tx, { idempotencyKey, occurredAt: at })
  }
}

async function voidUnsent(
  tx: Tx,
  refund: LockedRefund,
  { actor, at }: { actor: Actor; at: Date },
): Promise<void> {
  await moveRefund(tx, refund, { to: 'refused', actor, failureReason: 'payment-reversed' })
  await reverseTransaction(tx, { idempotencyKey: requestedKey(refund.id), occurredAt: at })
}

/** The transfer that was feared lost never left: nothing was sent, nothing is owed, nothing is lost. */
export async function voidUnsentRefund(
  tx: Tx,
  refund: LockedRefund,
  { actor }: { actor: Actor },
): Promise<void> {
  const at = new Date()
  await voidUnsent(tx, refund, { actor, at })
  await reverseTransaction(tx, { idempotencyKey: lostKey(refund.id), occurredAt: at })
  await resolveDiscrepancy(tx, { dedupeKey: lostKey(refund.id), resolution: 'never-sent', actor })
}

/** The provider pays a refund that was given up because the bank took the payment back: found out by a person. */
export async function reportSentThoughVoid(
  tx: Tx,
  refund: LockedRefund,
  { to }: Pick<RefundMove, 'to'>,
): Promise<void> {
  if (to !== 'accepted' && to !== 'confirmed') return
  await openDiscrepancy(tx, {
    kind: 'reversedAfterFulfilment',
    attemptId: refund.attemptId,
    amount: refund.amount,
    dedupeKey: `refund:${refund.id}:sent-though-void`,
    details: { why: 'The provider refunds a payment that the bank took back meanwhile' },
  })
}

async function bookLoss(tx: Tx, refund: LockedRefund, at: Date): Promise<void> {
  const postings = postingsForRefundLost(await listPostings(tx, requestedKey(refund.id)))
  if (postings.length > 0) {
    await recordTransaction(tx, {
      idempotencyKey: lostKey(refund.id),
      event: 'refund.lost',
      postings,
      occurredAt: at,
      purchaseId: refund.purchaseId,
      attemptId: refund.attemptId,
    })
  }
  await openDiscrepancy(tx, {
    kind: 'reversedAfterFulfilment',
    attemptId: refund.attemptId,
    amount: refund.amount,
    dedupeKey: lostKey(refund.id),
    details: { why: 'The bank took back a payment that was refunded already' },
  })
}

/** Also in the invariants of money. */
export const unplannedSettledEvent = 'refund.unplannedSettled'
const lostKey = (refundId: string) => `refund:${refundId}:lost`
export const requestedKey = (refundId: string) => `refund:${refundId}:requested`

type Sent = Pick<LockedRefund, 'id' | 'returns'>
/** Each time that it arrives has a key of its own (also in the invariants of money), and so has each time that it comes back. */
const confirmedKey = ({ id, returns }: Sent) => `refund:${id}:confirmed${turn(returns + 1)}`
export const returnedKey = ({ id, returns }: Sent) => `refund:${id}:returned${turn(returns)}`
const turn = (count: number) => (count === 1 ? '' : `:${count}`)
