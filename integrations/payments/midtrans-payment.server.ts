import { rupiah, zero, type Rupiah } from '#app/core/rupiah.ts'
import type {
  PaymentInstructions,
  PaymentMethod,
  PaymentState,
  ProviderDispute,
  ProviderPayment,
  ProviderRefund,
} from './payment-gateway.ts'

type MidtransStatus =
  | 'pending'
  | 'authorize'
  | 'capture'
  | 'settlement'
  | 'deny'
  | 'cancel'
  | 'expire'
  | 'failure'
  | 'refund'
  | 'partial_refund'
  | 'chargeback'
  | 'partial_chargeback'

/** `other` is a word we have not met. */
type FraudVerdict = 'accept' | 'challenge' | 'deny' | 'absent' | 'other'

const whatever = (state: PaymentState) =>
  ({ accept: state, challenge: state, deny: state, absent: state, other: state }) as const

/** Midtrans' two words become one of ours. Money we are not sure of waits for a person. */
const stateOf = {
  pending: whatever('pending'),
  authorize: whatever('authorized'),
  capture: {
    accept: 'paid',
    challenge: 'review',
    deny: 'review',
    // Only cards are captured, and a card always has a verdict.
    absent: 'review',
    other: 'review',
  },
  settlement: {
    accept: 'paid',
    challenge: 'review',
    deny: 'review',
    // Indomaret never sends a verdict.
    absent: 'paid',
    other: 'review',
  },
  deny: whatever('failed'),
  cancel: whatever('cancelled'),
  expire: whatever('expired'),
  failure: whatever('failed'),
  refund: whatever('refunded'),
  partial_refund: whatever('partiallyRefunded'),
  chargeback: whatever('disputed'),
  partial_chargeback: whatever('disputed'),
} as const satisfies Record<MidtransStatus, Record<FraudVerdict, PaymentState>>

/** `null` for a status Midtrans invented since. Some methods write theirs in capitals. */
export function readState(body: Record<string, unknown>): PaymentState | null {
  const status = String(body.transaction_status ?? '').toLowerCase()
  if (!Object.hasOwn(stateOf, status)) return null
  const state = stateOf[status as MidtransStatus][readVerdict(body.fraud_status)]
  // A bank can take a settlement back; Midtrans then says `deny`, as it does for a declined card.
  const wentBack = (status === 'deny' || status === 'cancel') && Boolean(body.settlement_time)
  return wentBack ? 'reversed' : state
}

function readVerdict(word: unknown): FraudVerdict {
  if (word === undefined || word === null || word === '') return 'absent'
  const verdict = String(word).toLowerCase()
  return verdict === 'accept' || verdict === 'challenge' || verdict === 'deny' ? verdict : 'other'
}

/** `"10000.00"` and nothing looser; `null` for sen, for another currency and for anything odd. */
export function readAmount(text: unknown, currency: unknown = 'IDR'): Rupiah | null {
  if (typeof text !== 'string' || currency !== 'IDR') return null
  const digits = /^(0|[1-9]\d{0,12})\.00$/.exec(text)?.[1]
  return digits === undefined ? null : rupiah(BigInt(digits))
}

/** Midtrans writes Jakarta time and does not say so. */
export function readTime(text: unknown): Date | null {
  if (typeof text !== 'string') return null
  const parts = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text)
  if (!parts) return null
  const time = new Date(`${parts[1]}T${parts[2]}+07:00`)
  return Number.isNaN(time.getTime()) ? null : time
}

const plainMethods: Record<string, PaymentMethod> = {
  credit_card: 'card',
  qris: 'qris',
  other_qris: 'qris',
  gopay: 'gopay',
  shopeepay: 'shopeepay',
  dana: 'dana',
  ovo: 'ovo',
  akulaku: 'akulaku',
  kredivo: 'kredivo',
  permata: 'permataVa',
  echannel: 'mandiriBill',
}
const vaMethods: Record<string, PaymentMethod> = {
  bca: 'bcaVa',
  bni: 'bniVa',
  bri: 'briVa',
  cimb: 'cimbVa',
  permata: 'permataVa',
}
const storeMethods: Record<string, PaymentMethod> = { indomaret: 'indomaret', alfamart: 'alfamart' }

export function readMethod(body: Record<string, unknown>): PaymentMethod {
  const type = String(body.payment_type ?? '').toLowerCase()
  if (type === 'bank_transfer') {
    if (body.permata_va_number) return 'permataVa'
    return vaMethods[String(firstVa(body)?.bank ?? '').toLowerCase()] ?? 'otherVa'
  }
  if (type === 'cstore') return storeMethods[String(body.store ?? '').toLowerCase()] ?? 'other'
  return plainMethods[type] ?? 'other'
}

/** `null` when the answer misses what a payment must have; nothing is guessed. */
export function readPayment(body: Record<string, unknown>): ProviderPayment | null {
  const { order_id: orderId, transaction_id: transactionId, gross_amount: amountAsSent } = body
  const state = readState(body)
  if (
    !state ||
    typeof orderId !== 'string' ||
    typeof transactionId !== 'string' ||
    typeof amountAsSent !== 'string'
  ) {
    return null
  }
  const currency = typeof body.currency === 'string' ? body.currency : 'IDR'
  const refundedAmount = body.refund_amount === undefined ? zero : readAmount(body.refund_amount)
  if (refundedAmount === null) return null
  return {
    orderId,
    transactionId,
    state,
    amount: readAmount(amountAsSent, currency),
    amountAsSent,
    currency,
    merchantId: typeof body.merchant_id === 'string' ? body.merchant_id : null,
    method: readMethod(body),
    transactionTime: readTime(body.transaction_time),
    settlementTime: readTime(body.settlement_time),
    expiryTime: readTime(body.expiry_time ?? body.expire_time),
    refundedAmount,
    refunds: refundsOf(body, refundedAmount),
    failedRefundKeys: [],
    dispute: state === 'disputed' ? readDispute(body) : null,
    receivedAmounts: listOf(body.payment_amounts).map((received) => ({
      amount: readAmount(received.amount),
      paidAt: readTime(received.paid_at),
    })),
    instructions: readInstructions(body),
  }
}

/** Midtrans does not tell how much a partial chargeback is, nor until when it can be answered. */
function readDispute(body: Record<string, unknown>): ProviderDispute {
  const isWhole = String(body.transaction_status).toLowerCase() === 'chargeback'
  return {
    contested: isWhole ? readAmount(body.gross_amount, body.currency) : null,
    lost: zero,
    answerBy: null,
  }
}

/** A total without a list is one refund that nobody of us asked for, rather than none. */
function refundsOf(body: Record<string, unknown>, total: Rupiah): ProviderRefund[] {
  const refunds = readRefunds(body)
  if (refunds.length > 0 || total === 0n) return refunds
  return [{ refundKey: 'unnamed', amount: total, bankConfirmedAt: null }]
}

export function readRefunds(body: Record<string, unknown>): ProviderRefund[] {
  return listOf(body.refunds).map((refund) => ({
    // A refund made in Midtrans' dashboard has no key of ours.
    refundKey:
      typeof refund.refund_key === 'string' && refund.refund_key !== ''
        ? refund.refund_key
        : `dashboard-${String(refund.refund_chargeback_id)}`,
    amount: readAmount(refund.refund_amount),
    bankConfirmedAt: readTime(refund.bank_confirmed_at),
  }))
}

function readInstructions(body: Record<string, unknown>): PaymentInstructions {
  const va = firstVa(body)
  const found = {
    bank: va?.bank ?? (body.permata_va_number ? 'permata' : undefined),
    vaNumber: va?.va_number ?? body.permata_va_number,
    billerCode: body.biller_code,
    billKey: body.bill_key,
    store: body.store,
    paymentCode: body.payment_code,
    maskedCard: body.masked_card,
  }
  return Object.fromEntries(Object.entries(found).filter(([, text]) => typeof text === 'string'))
}

function firstVa(body: Record<string, unknown>): Record<string, unknown> | undefined {
  return listOf(body.va_numbers)[0]
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value)
    ? value.filter((item): item is Record<string, unknown> => typeof item === 'object' && !!item)
    : []
}
