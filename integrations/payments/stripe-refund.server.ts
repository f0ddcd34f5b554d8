import type {
  ProviderPayment,
  RefundFacts,
  RefundRequest,
  RefundResult,
} from './payment-gateway.ts'
import { fromMinor, refundObject, toMinor } from './stripe-objects.ts'
import { orderIdKey, readRefund, refundKeyKey } from './stripe-payment.server.ts'
import { type Transport, unavailable } from './stripe-transport.server.ts'

/** Stripe names no end; banks begin to refuse what is older. */
export const stripeRefundFacts: RefundFacts = { supported: true, partial: true, days: 180 }

/**
 * Stripe forgets an idempotency key after a day, and one refund may be asked for longer than that; so
 * what was asked for before is looked up first, and the key only guards against asking twice at once.
 */
export async function refundThroughStripe(
  transport: Transport,
  request: RefundRequest,
  fetchPayment: () => Promise<ProviderPayment | 'not-started'>,
): Promise<RefundResult> {
  const { transactionId, refundKey, amount, reason } = request
  if (!/^[A-Za-z0-9_-]{1,50}$/.test(refundKey)) throw new TypeError('This cannot be a refund key')
  if (amount <= 0n) throw new RangeError('A refund is more than nothing')
  const payment = await fetchPayment()
  if (payment === 'not-started') return refused('nothing was paid')
  const known = resultOf(payment, request)
  if (known) return known
  const answer = await transport('refund', (stripe) =>
    stripe.refunds.create(
      {
        payment_intent: transactionId,
        amount: toMinor(amount),
        metadata: {
          [refundKeyKey]: refundKey,
          [orderIdKey]: payment.orderId,
          reason: reason.slice(0, 200),
        },
      },
      { idempotencyKey: `refund:${refundKey}` },
    ),
  )
  if (!answer.ok) {
    if (answer.status >= 500) throw unavailable('refund', 'server-error', 'unknown', 'replayed')
    return resultOf(await fetchPayment(), request) ?? refused(`${answer.status} ${answer.code}`)
  }
  const made = refundObject.safeParse(answer.body).data
  if (!made) throw unavailable('refund', 'unreadable', 'unknown')
  // Under this key the answer of an earlier call may be told, as things stood then.
  const isStanding = made.status !== 'failed' && made.status !== 'canceled'
  if (fromMinor(made.amount, made.currency) !== amount || !isStanding) {
    return resultOf(await fetchPayment(), request) ?? refused(`refund ${made.status}`)
  }
  const refund = readRefund(made)
  return { state: refund.bankConfirmedAt ? 'confirmed' : 'accepted', refund }
}

const refused = (detail: string): RefundResult => ({ state: 'refused', reason: 'rejected', detail })

function resultOf(
  payment: ProviderPayment | 'not-started',
  { refundKey, amount }: RefundRequest,
): RefundResult | null {
  if (payment === 'not-started') return null
  if (payment.failedRefundKeys.includes(refundKey)) return refused('the bank sent it back')
  const refund = payment.refunds.find((each) => each.refundKey === refundKey)
  if (!refund) return null
  if (refund.amount !== amount) return { state: 'duplicate', refund }
  return { state: refund.bankConfirmedAt ? 'confirmed' : 'accepted', refund }
}
