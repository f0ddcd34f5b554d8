import { createHash } from 'node:crypto'
import type { Rupiah } from '#app/core/rupiah.ts'
import { readAmount } from './midtrans-payment.server.ts'
import { pathId, unavailable, type Answer, type Transport } from './midtrans-transport.server.ts'
import type {
  PaymentMethod,
  ProviderPayment,
  ProviderRefund,
  RefundFacts,
  RefundRequest,
  RefundResult,
} from './payment-gateway.ts'

const byHand: RefundFacts = { supported: false }

/**
 * What Midtrans documents, the shortest window where it depends on something we cannot see (QRIS
 * paid from another bank's app). For cards and Akulaku it names none; a cautious one stands here.
 */
const factsOf = {
  card: { supported: true, partial: true, days: 90 },
  qris: { supported: true, partial: true, days: 7 },
  gopay: { supported: true, partial: true, days: 45 },
  shopeepay: { supported: true, partial: false, days: 365 },
  dana: { supported: true, partial: true, days: 45 },
  ovo: { supported: true, partial: false, days: 7 },
  akulaku: { supported: true, partial: true, days: 14 },
  kredivo: { supported: true, partial: true, days: 14 },
  bcaVa: byHand,
  bniVa: byHand,
  briVa: byHand,
  cimbVa: byHand,
  permataVa: byHand,
  otherVa: byHand,
  mandiriBill: byHand,
  indomaret: byHand,
  alfamart: byHand,
  transfer: byHand,
  other: byHand,
} as const satisfies Record<PaymentMethod, RefundFacts>

export function midtransRefundFacts(method: PaymentMethod): RefundFacts {
  return factsOf[method]
}

export async function refundThroughMidtrans(
  transport: Transport,
  request: RefundRequest,
  fetchPayment: () => Promise<ProviderPayment | 'not-started'>,
): Promise<RefundResult> {
  if (!/^[A-Za-z0-9_-]{1,50}$/.test(request.refundKey)) {
    throw new TypeError('This cannot be a refund key')
  }
  if (request.amount <= 0n) throw new RangeError('A refund is more than nothing')
  const id = pathId(request.transactionId)
  const answer = await transport.core(
    'refund',
    (core) =>
      core.transaction.refund(id, {
        refund_key: request.refundKey,
        amount: Number(request.amount),
        reason: request.reason.replace(/\p{C}+/gu, ' ').slice(0, 255),
      }),
    { idempotencyKey: idempotencyKeyOf(request) },
  )
  if (answer.code === 200 && answer.body.refund_key === request.refundKey) {
    return fromRefunds(await fetchPayment(), request) ?? acceptedAsAsked(request)
  }
  // 202 with an amount is the bank's refusal; without one an earlier call of ours is still running.
  if (answer.code === 202 && readAmount(answer.body.refund_amount) === 0n) {
    return { state: 'refused', reason: 'rejected', detail: detailOf(answer) }
  }
  if (answer.code < 400) throw unavailable('refund', 'unreadable', 'unknown')
  return whyRefused(answer, request, await fetchPayment())
}

/** The texts are localised and 412 has many reasons, so the payment itself is asked. */
function whyRefused(
  answer: Answer,
  request: RefundRequest,
  payment: ProviderPayment | 'not-started',
): RefundResult {
  if (payment !== 'not-started' && !factsOf[payment.method].supported) {
    return { state: 'unsupported' }
  }
  const known = fromRefunds(payment, request)
  if (known) return known
  const reason = isToBeAskedAgain(payment) ? 'not-settled' : 'rejected'
  return { state: 'refused', reason, detail: detailOf(answer) }
}

function isToBeAskedAgain(payment: ProviderPayment | 'not-started'): boolean {
  if (payment === 'not-started') return false
  if (payment.method === 'shopeepay' && isShopeePayAsleep(new Date())) return true
  return payment.state === 'paid' && !payment.settlementTime
}

const minutesOfDay = 24 * 60
/** Its clock and ours may differ. */
const marginMinutes = 5

/** ShopeePay gives nothing back from 23:55 to 06:00 WIB, and says no more about it than about any refusal. */
export function isShopeePayAsleep(now: Date): boolean {
  const minute = (now.getUTCHours() * 60 + now.getUTCMinutes() + 7 * 60) % minutesOfDay
  return minute >= minutesOfDay - 5 - marginMinutes || minute < 6 * 60 + marginMinutes
}

function fromRefunds(
  payment: ProviderPayment | 'not-started',
  { refundKey, amount }: { refundKey: string; amount: Rupiah },
): RefundResult | null {
  if (payment === 'not-started') return null
  const refund = payment.refunds.find((known) => known.refundKey === refundKey)
  if (!refund) return null
  if (refund.amount !== amount) return { state: 'duplicate', refund }
  return { state: refund.bankConfirmedAt ? 'confirmed' : 'accepted', refund }
}

function acceptedAsAsked({ refundKey, amount }: RefundRequest): RefundResult {
  const refund: ProviderRefund = { refundKey, amount, bankConfirmedAt: null }
  return { state: 'accepted', refund }
}

function detailOf({ code, body }: Answer): string {
  return `${code} ${String(body.status_message ?? '')}`.slice(0, 200)
}

/** Midtrans silently ignores keys longer than 36 or 46 characters (its documents disagree). */
function idempotencyKeyOf({ transactionId, refundKey, amount }: RefundRequest): string {
  const hash = createHash('sha256').update(`${transactionId} ${refundKey} ${amount}`).digest('hex')
  return `rf-${hash.slice(0, 32)}`
}
