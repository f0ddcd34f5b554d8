import { rupiah, type Rupiah } from '#app/core/rupiah.ts'
import type {
  PaymentState,
  ProviderDispute,
  ProviderPayment,
  ProviderRefund,
} from './payment-gateway.ts'
import {
  fromMinor,
  type StripeDispute,
  type StripeRefund,
  timeOf,
  type WholeIntent,
  type WholeSession,
} from './stripe-objects.ts'

/** Under which names our ids travel in Stripe's metadata. */
export const orderIdKey = 'order_id'
export const refundKeyKey = 'refund_key'

/** Test money under a live key, or the other way round, is as foreign as another merchant's. */
export const merchantOf = (livemode: boolean) => (livemode ? 'live' : 'test')

/**
 * A page without a payment intent was opened by nobody yet, or ran out unused; such a payment goes by
 * the page's id. `null` when the answer misses what a payment must have; nothing is guessed.
 */
export function readSession(
  session: WholeSession,
  disputes: readonly StripeDispute[],
): ProviderPayment | 'not-started' | null {
  const { payment_intent: intent, client_reference_id: orderId } = session
  if (orderId === null) return null
  const told = intent ? readIntent(intent, disputes) : 'not-started'
  if (session.status !== 'expired') return told
  if (told !== null && told !== 'not-started' && told.state === 'paid') return told
  const unpaid = {
    ...nothingHappened,
    orderId,
    transactionId: intent?.id ?? session.id,
    amount: fromMinor(session.amount_total, session.currency),
    amountAsSent: String(session.amount_total),
    currency: (session.currency ?? '').toUpperCase(),
    merchantId: merchantOf(session.livemode),
    transactionTime: timeOf(session.created),
  }
  return { ...unpaid, state: 'expired' }
}

export function readIntent(
  intent: WholeIntent,
  disputes: readonly StripeDispute[],
): ProviderPayment | 'not-started' | null {
  const orderId = intent.metadata?.[orderIdKey]
  const state = stateOf(intent, disputes)
  if (orderId === undefined || state === null) return null
  if (state === 'not-started') return state
  const { latest_charge: charge, currency } = intent
  const refunds = charge?.refunds?.data ?? []
  const hasMoney = intent.status === 'succeeded'
  const settlementTime = hasMoney && charge ? timeOf(charge.created) : null
  const card = charge?.payment_method_details?.card?.last4
  return {
    ...nothingHappened,
    orderId,
    transactionId: intent.id,
    state,
    amount: fromMinor(intent.amount, currency),
    amountAsSent: String(intent.amount),
    currency: currency.toUpperCase(),
    merchantId: merchantOf(intent.livemode),
    transactionTime: timeOf(intent.created),
    settlementTime,
    refundedAmount: rupiah(BigInt(Math.trunc((charge?.amount_refunded ?? 0) / 100))),
    refunds: refunds.filter((refund) => !hasFailed(refund)).map(readRefund),
    failedRefundKeys: refunds.filter(hasFailed).map(keyOf),
    dispute: disputeOf(disputes),
    receivedAmounts: hasMoney
      ? [{ amount: fromMinor(intent.amount_received, currency), paidAt: settlementTime }]
      : [],
    instructions: card ? { maskedCard: `•••• ${card}` } : {},
  }
}

const nothingHappened = {
  method: 'card',
  settlementTime: null,
  expiryTime: null,
  refundedAmount: rupiah(0),
  refunds: [],
  failedRefundKeys: [],
  dispute: null,
  receivedAmounts: [],
  instructions: {},
} as const

/** `null` for a status Stripe invented since. */
function stateOf(
  intent: WholeIntent,
  disputes: readonly StripeDispute[],
): PaymentState | 'not-started' | null {
  switch (intent.status) {
    case 'requires_payment_method':
      // A declined card; the page stays open for another one.
      return intent.last_payment_error ? 'failed' : 'not-started'
    case 'requires_confirmation':
    case 'requires_action':
    case 'processing':
      return 'pending'
    case 'requires_capture':
      return 'authorized'
    case 'canceled':
      return 'cancelled'
    case 'succeeded':
      return stateOfMoney(intent, disputes)
    default:
      return null
  }
}

/** Ended in our favour, or never more than a question. Every other word keeps the money frozen. */
const harmless: readonly string[] = ['won', 'warning_closed', 'prevented']

function stateOfMoney(intent: WholeIntent, disputes: readonly StripeDispute[]): PaymentState {
  const open = disputes.filter(({ status }) => !harmless.includes(status))
  // What the bank took in part stays disputed: whose part it was, a person must decide.
  if (open.some(({ status, amount }) => status === 'lost' && amount >= intent.amount)) {
    return 'reversed'
  }
  if (open.length > 0) return 'disputed'
  const refunded = intent.latest_charge?.amount_refunded ?? 0
  if (refunded === 0) return 'paid'
  return refunded >= intent.amount_received ? 'refunded' : 'partiallyRefunded'
}

function disputeOf(disputes: readonly StripeDispute[]): ProviderDispute | null {
  if (disputes.length === 0) return null
  const open = disputes.filter(({ status }) => status !== 'lost' && !harmless.includes(status))
  const lost = disputes.filter(({ status }) => status === 'lost')
  const due = open.flatMap(({ evidence_details: evidence }) => evidence?.due_by ?? [])
  return {
    contested: sumOf(open),
    lost: sumOf(lost),
    answerBy: due.length > 0 ? timeOf(Math.min(...due)) : null,
  }
}

/** What the bank keeps of a rupiah is gone as well. */
const sumOf = (disputes: readonly StripeDispute[]): Rupiah =>
  rupiah(BigInt(Math.ceil(disputes.reduce((sum, { amount }) => sum + amount, 0) / 100)))

const hasFailed = ({ status }: StripeRefund) => status === 'failed' || status === 'canceled'

/** A refund made in Stripe's dashboard has no key of ours. */
const keyOf = ({ id, metadata }: StripeRefund) => metadata?.[refundKeyKey] ?? `dashboard-${id}`

export function readRefund(refund: StripeRefund): ProviderRefund {
  return {
    refundKey: keyOf(refund),
    amount: fromMinor(refund.amount, refund.currency),
    bankConfirmedAt: refund.status === 'succeeded' ? timeOf(refund.created) : null,
  }
}
