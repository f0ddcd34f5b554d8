import { add, allocate, type Rupiah, subtract, zero } from '#app/core/rupiah.ts'
import { newId } from '#app/core/ids.ts'
import { leftByTheBooks, recordTransaction } from '#app/features/ledger/commands.server.ts'
import {
  leftOf,
  type OrderSplit,
  partOf,
  type Posting,
  postingsForLateMoneyRefund,
  postingsForRefund,
  postingsForUnplannedSettled,
  totalOf,
} from '#app/features/ledger/postings.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { leftOfAttempt } from './provider-refunds.server.ts'
import type { RefundReason } from './refund-status.ts'
import { requestedKey, unplannedSettledEvent } from './settle-refund.server.ts'

type RefundRequest = { purchaseId: string; reason: RefundReason; actor: Actor; at: Date }

type RefundedOrder = OrderSplit & { orderId: string }
/** So much of one line, or of the postage (`null`). */
type RefundPart = { orderLineId: string | null; amount: Rupiah }

/** What came of it: no row when there was nothing to send. */
export type RequestedRefund = { refundId: string | null; amount: Rupiah }

/**
 * Everything still left of an order goes back to the buyer, but for what is `kept` of a line. The row,
 * the ledger and the job that calls the provider are one transaction, so a notification or a crash in
 * between finds the refund. The order must be locked.
 */
export async function refundOrder(
  tx: Tx,
  order: RefundedOrder,
  { kept, ...request }: RefundRequest & { kept: ReadonlyMap<string, Rupiah> },
): Promise<RequestedRefund> {
  const left = await leftByTheBooks(tx, order)
  const parts = [...left.lines.map(({ orderLineId }) => orderLineId), null].map((orderLineId) => {
    const keeps = orderLineId === null ? zero : (kept.get(orderLineId) ?? zero)
    return { orderLineId, amount: subtract(totalOf(partOf(left, orderLineId)), keeps) }
  })
  return refundParts(tx, { ...left, orderId: order.orderId }, { ...request, parts })
}

/** A part of some lines goes back, from the shares of those lines alone; the rest of the order goes on. */
export async function refundLines(
  tx: Tx,
  order: RefundedOrder,
  { parts, ...request }: RefundRequest & { parts: readonly RefundPart[] },
): Promise<RequestedRefund> {
  const left = await leftByTheBooks(tx, order)
  return refundParts(tx, { ...left, orderId: order.orderId }, { ...request, parts })
}

/**
 * Never more than the payment still has: what somebody gave back in the provider's dashboard was the
 * buyer's already, and is then taken from the same shares.
 */
async function refundParts(
  tx: Tx,
  left: RefundedOrder,
  { parts, ...request }: RefundRequest & { parts: readonly RefundPart[] },
): Promise<RequestedRefund> {
  const attempt = await tx.paymentAttempt.findFirst({
    where: { purchaseId: request.purchaseId, status: { in: ['paid', 'disputed'] } },
    select: { id: true, provider: true, amount: true },
  })
  if (!attempt) throw new Error(`Purchase ${request.purchaseId} has no payment to give back`)
  const due = parts.filter(({ amount }) => amount !== 0n)
  const total = add(...due.map(({ amount }) => amount))
  if (total === 0n) return { refundId: null, amount: zero }
  const amount = atMost(
    total,
    await leftOfAttempt(tx, { id: attempt.id, amount: attempt.amount as Rupiah }),
  )
  const sent = allocate(
    amount,
    due.map((part) => part.amount),
  )
  const { orderId } = left
  const sequence = await tx.refund.count({ where: { orderId } })
  const { provider } = attempt
  const postings = due.flatMap(({ orderLineId }, index) =>
    postingsForRefund(partOf(left, orderLineId), { provider, amount: sent[index] ?? zero }),
  )
  if (total > amount) {
    const afterRefund = leftOf(left, postings)
    await settleUnplanned(tx, {
      ...request,
      orderId,
      attemptId: attempt.id,
      sequence,
      postings: due.flatMap((part, index) =>
        postingsForUnplannedSettled(
          partOf(afterRefund, part.orderLineId),
          subtract(part.amount, sent[index] ?? zero),
        ),
      ),
    })
  }
  if (amount === 0n) return { refundId: null, amount }
  const refundId = await writeRefund(tx, {
    ...request,
    amount,
    postings,
    orderId,
    attemptId: attempt.id,
    refundKey: refundKey(orderId, sequence),
  })
  if (!refundId) throw new Error(`Refund ${sequence} of order ${orderId} is not a new one`)
  return { refundId, amount }
}

const atMost = (wanted: bigint, left: bigint) => (wanted < left ? wanted : left) as Rupiah

/** Suspense had paid for a refund of the dashboard; now it is known whose shares it came from. */
function settleUnplanned(
  tx: Tx,
  settled: RefundRequest & {
    orderId: string
    attemptId: string
    sequence: number
    postings: readonly Posting[]
  },
) {
  const { purchaseId, attemptId, orderId, at, sequence, postings } = settled
  return recordTransaction(tx, {
    idempotencyKey: `order:${orderId}:unplanned-refund:${sequence}`,
    event: unplannedSettledEvent,
    postings,
    occurredAt: at,
    purchaseId,
    attemptId,
    orderId,
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
): Promise<string | null> {
  const { purchaseId, orderId, attemptId, amount, reason } = refund
  const id = newId()
  const { count } = await tx.refund.createMany({
    data: { id, purchaseId, orderId, attemptId, amount, reason, refundKey: refund.refundKey },
    skipDuplicates: true,
  })
  if (count === 0) return null
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
  return id
}

/** Letters, digits and dashes only: the strictest provider's rule. */
const refundKey = (id: string, sequence: number) => `RF-${id.replaceAll('-', '')}-${sequence}`
