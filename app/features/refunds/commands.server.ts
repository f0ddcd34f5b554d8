import { add, type Rupiah } from '#app/core/rupiah.ts'
import { newId } from '#app/core/ids.ts'
import { recordTransaction } from '#app/features/ledger/commands.server.ts'
import {
  type OrderSplit,
  type Posting,
  postingsForLateMoneyRefund,
  postingsForRefund,
  postingsForUnplannedSettled,
} from '#app/features/ledger/postings.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { leftOfAttempt } from './provider-refunds.server.ts'
import type { RefundReason } from './refund-status.ts'
import { requestedKey, unplannedKey } from './settle-refund.server.ts'

type RefundRequest = { purchaseId: string; reason: RefundReason; actor: Actor; at: Date }

/**
 * Everything still left of an order goes back to the buyer. The row, the ledger and the job that calls
 * the provider are one transaction, so a notification or a crash in between finds the refund. The key
 * is the order's own: cancelling twice is one refund. Never more than the payment still has: what
 * somebody gave back in the provider's dashboard was the buyer's already. Returns the amount, zero when
 * nothing was left.
 */
export async function refundOrder(
  tx: Tx,
  order: OrderSplit & { orderId: string; total: Rupiah },
  request: RefundRequest,
): Promise<Rupiah> {
  const attempt = await tx.paymentAttempt.findFirst({
    where: { purchaseId: request.purchaseId, status: { in: ['paid', 'disputed'] } },
    select: { id: true, provider: true, amount: true },
  })
  if (!attempt) throw new Error(`Purchase ${request.purchaseId} has no payment to give back`)
  const earlier = await tx.refund.findMany({
    where: { orderId: order.orderId, status: { not: 'refused' } },
    orderBy: { createdAt: 'asc' },
    select: { amount: true },
  })
  const refundsBefore = earlier.map(({ amount }) => amount as Rupiah)
  const leftOfOrder = order.total - add(...refundsBefore)
  const amount = atMost(
    leftOfOrder,
    await leftOfAttempt(tx, { id: attempt.id, amount: attempt.amount as Rupiah }),
  )
  if (leftOfOrder > amount) {
    const gone = {
      amount: (leftOfOrder - amount) as Rupiah,
      refundsBefore: [...refundsBefore, amount],
    }
    await settleUnplanned(tx, order, { ...request, attemptId: attempt.id, gone })
  }
  if (amount === 0n) return amount
  await writeRefund(tx, {
    ...request,
    amount,
    attemptId: attempt.id,
    orderId: order.orderId,
    refundKey: refundKey(order.orderId, refundsBefore.length),
    postings: postingsForRefund(order, { provider: attempt.provider, amount, refundsBefore }),
  })
  return amount
}

const atMost = (wanted: bigint, left: bigint) => (wanted < left ? wanted : left) as Rupiah

/** Suspense had paid for a refund of the dashboard; now it is known whose shares it came from. */
function settleUnplanned(
  tx: Tx,
  order: OrderSplit & { orderId: string },
  {
    purchaseId,
    attemptId,
    at,
    gone,
  }: RefundRequest & { attemptId: string; gone: { amount: Rupiah; refundsBefore: Rupiah[] } },
) {
  return recordTransaction(tx, {
    idempotencyKey: unplannedKey(order.orderId),
    event: 'refund.unplannedSettled',
    postings: postingsForUnplannedSettled(order, gone),
    occurredAt: at,
    purchaseId,
    attemptId,
    orderId: order.orderId,
  })
}

/** Money that may not buy anything any more goes back from suspense. */
export async function refundUnexpectedPayment(
  tx: Tx,
  attempt: { id: string; provider: string; amount: Rupiah },
  request: RefundRequest,
): Promise<void> {
  await writeRefund(tx, {
    ...request,
    amount: attempt.amount,
    attemptId: attempt.id,
    orderId: null,
    refundKey: refundKey(attempt.id, 0),
    postings: postingsForLateMoneyRefund(attempt.provider, attempt.amount),
  })
}

async function writeRefund(
  tx: Tx,
  refund: RefundRequest & {
    amount: Rupiah
    attemptId: string
    orderId: string | null
    refundKey: string
    postings: readonly Posting[]
  },
): Promise<void> {
  const { purchaseId, orderId, attemptId, amount, reason } = refund
  const id = newId()
  const { count } = await tx.refund.createMany({
    data: { id, purchaseId, orderId, attemptId, amount, reason, refundKey: refund.refundKey },
    skipDuplicates: true,
  })
  if (count === 0) return
  await recordTransaction(tx, {
    idempotencyKey: requestedKey(id),
    event: 'refund.requested',
    postings: refund.postings,
    occurredAt: refund.at,
    purchaseId,
    attemptId,
    ...(orderId ? { orderId } : {}),
  })
  await recordAudit(tx, [
    {
      subject: { type: 'refund', id },
      action: 'status',
      to: 'requested',
      actor: refund.actor,
      details: { reason },
    },
  ])
  await recordEvent(tx, { type: 'refund.requested', refundId: id })
}

/** Letters, digits and dashes only: the strictest provider's rule. */
const refundKey = (id: string, sequence: number) => `RF-${id.replaceAll('-', '')}-${sequence}`
