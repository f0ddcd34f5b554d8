import type { PaymentWay } from '#app/core/payment-way.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import type { UnavailableReason } from '#integrations/unavailable-reason.ts'

/**
 * What the marketplace asks of a payment provider, in our words. Every provider passes the same
 * suite (`gateway-contract.ts`). An adapter knows no database and no purchase: it translates.
 */
export interface PaymentGateway {
  readonly provider: PaymentProvider
  readonly way: PaymentWay
  /** Our account there; a payment that names another one is not ours. `null`: the provider has no such notion. */
  readonly merchantId: string | null
  /** What it takes at once; both ends included. */
  readonly limits: AmountLimits

  /** Opens a payment page for one attempt. An order id is used once, ever. */
  createPayment(request: PaymentRequest): Promise<CreatePaymentResult>

  /**
   * The only source of truth about money. `not-started`: the provider knows no payment under this
   * id yet, because the buyer has not chosen a method; it does not mean that the payment failed.
   * One order id may own several transactions (a denied buyer tries again): asked by order id, the
   * answer is about the newest, so close an attempt by order id and book money by transaction id.
   */
  fetchStatus(reference: PaymentReference): Promise<ProviderPayment | 'not-started'>

  /** Closes the page (if its token is known) and cancels what the buyer began there. */
  cancelPayment(payment: OpenedPayment): Promise<CancelOutcome>

  /** A person decided about a payment in `review`. */
  approveReview(payment: { transactionId: string }): Promise<ReviewOutcome>
  denyReview(payment: { transactionId: string }): Promise<ReviewOutcome>

  /**
   * The refund row must exist before this call. The same `refundKey` is the same refund however
   * often it is asked for; a new key is new money.
   */
  refund(request: RefundRequest): Promise<RefundResult>
  refundFacts(method: PaymentMethod): RefundFacts

  /** Reads the claim in a notification. A valid signature proves the sender, never the state. */
  readNotification(rawBody: string, headers: Headers): ReadNotificationResult
  /** The same of one that was found signed when it came and was stored; `null` when it cannot be read. */
  readStoredNotification(rawBody: string): PaymentNotification | null

  /** Throws when it cannot be used now; null: nobody stands behind it who could be away. */
  readonly check: (() => Promise<void>) | null
}

export type PaymentProvider = 'midtrans' | 'stripe' | 'manual-transfer'

export type AmountLimits = { least: Rupiah; most: Rupiah }

export type PaymentState =
  | 'pending'
  | 'authorized'
  | 'review'
  | 'paid'
  | 'failed'
  | 'expired'
  | 'cancelled'
  | 'reversed'
  | 'refunded'
  | 'partiallyRefunded'
  | 'disputed'

export type PaymentMethod =
  | 'card'
  | 'qris'
  | 'gopay'
  | 'shopeepay'
  | 'dana'
  | 'ovo'
  | 'akulaku'
  | 'kredivo'
  | 'bcaVa'
  | 'bniVa'
  | 'briVa'
  | 'cimbVa'
  | 'permataVa'
  | 'otherVa'
  | 'mandiriBill'
  | 'indomaret'
  | 'alfamart'
  | 'transfer'
  | 'other'

export type PaymentRequest = {
  /** Letters, digits, `-`, `_`, `~`, `.`; at most 50 characters. */
  orderId: string
  amount: Rupiah
  /** Adds up to `amount` exactly: postage and fees are lines, a discount has a negative price. */
  lines: readonly { name: string; price: Rupiah; quantity: number }[]
  buyer: { name: string; phone: string; email?: string }
  /** When the attempt was written: a provider may want a repeated request to be the same to the letter. */
  askedAt: Date
  /** Counted from now or from `askedAt`, never from when the buyer picks a method; at least 5. */
  expiresInMinutes: number
  /** The buyer's browser returns here. Whatever it carries is a claim of the browser, nothing more. */
  finishUrl: string
  /** A wish: a provider whose page has a fixed language ignores it. */
  locale: 'id' | 'en'
}

/**
 * `keepMinutes`: the buyer needs at least so long. `duplicate-order`: a payment under this order id exists already and is given along.
 * `rejected`: the provider refuses this request for good; `detail` is for the log, never for buyers.
 */
export type CreatePaymentResult =
  | {
      ok: true
      token: string
      redirectUrl: string
      keepMinutes?: number
      instructions?: PaymentInstructions
    }
  | { ok: false; reason: 'duplicate-order'; payment: ProviderPayment }
  | { ok: false; reason: 'rejected'; detail: string }

/** What is known of a payment before anybody has paid; without a token nobody ever saw its page. */
export type OpenedPayment = { orderId: string; token: string | null }
export type PaymentReference = OpenedPayment | { transactionId: string }

export type CancelOutcome = 'cancelled' | 'too-late' | 'not-started'
export type ReviewOutcome = 'done' | 'too-late' | 'not-started'

export type ProviderPayment = {
  orderId: string
  transactionId: string
  state: PaymentState
  /** `null` when it is not whole rupiah (another currency, sen): it then equals no amount of ours. */
  amount: Rupiah | null
  amountAsSent: string
  currency: string
  merchantId: string | null
  method: PaymentMethod
  transactionTime: Date | null
  settlementTime: Date | null
  expiryTime: Date | null
  refundedAmount: Rupiah
  refunds: readonly ProviderRefund[]
  /** Keys of refunds that were accepted once and did not arrive: that money is still here. */
  failedRefundKeys: readonly string[]
  /** `null`: the bank contests nothing of it, and never did. */
  dispute: ProviderDispute | null
  /** What really arrived, where the provider tells (an open-amount virtual account may be over or under). */
  receivedAmounts: readonly { amount: Rupiah | null; paidAt: Date | null }[]
  instructions: PaymentInstructions
}

/** What the buyer needs to finish paying, for display. */
export type PaymentInstructions = {
  bank?: string
  vaNumber?: string
  billerCode?: string
  billKey?: string
  store?: string
  paymentCode?: string
  maskedCard?: string
  accountNumber?: string
  holder?: string
  /** What a QRIS picture holds, and whom it names. */
  qris?: string
  qrisName?: string
  nmid?: string
}

export type ProviderDispute = {
  /** What is still to be decided about; `null` where the provider does not tell how much. */
  contested: Rupiah | null
  /** What the bank has taken for good. */
  lost: Rupiah
  /** Until when it can be answered, where the provider tells. */
  answerBy: Date | null
}

export type ProviderRefund = {
  refundKey: string
  amount: Rupiah | null
  /** Only this says that the money moved. */
  bankConfirmedAt: Date | null
}

export type RefundRequest = {
  transactionId: string
  /** Letters, digits, `-`, `_`. */
  refundKey: string
  amount: Rupiah
  reason: string
}

/**
 * `accepted`: the money will move, a notification confirms it later. `confirmed`: it moved.
 * `duplicate`: this key was used before, for another amount. `unsupported`: this method can only be
 * paid back by hand. `refused`: nothing moved; `not-settled` means ask again later (a card is settled the
 * next day, ShopeePay sleeps at night), `rejected` that this refund (amount, window, bank) will not be made.
 */
export type RefundResult =
  | { state: 'accepted' | 'confirmed'; refund: ProviderRefund }
  | { state: 'duplicate'; refund: ProviderRefund }
  | { state: 'refused'; reason: 'not-settled' | 'rejected'; detail: string }
  | { state: 'unsupported' }

export type RefundFacts = { supported: false } | { supported: true; partial: boolean; days: number }

export type PaymentNotification = {
  /** The same event gives the same key, however often and in whatever order it arrives. */
  dedupeKey: string
  /** `null` when the event names the transaction only. */
  orderId: string | null
  transactionId: string
  /** What the sender says. `unknown` for a word we have not met; ask `fetchStatus` in any case. */
  claimedState: PaymentState | 'unknown'
  amount: Rupiah | null
  amountAsSent: string
  currency: string | null
  merchantId: string | null
}

export type ReadNotificationResult =
  | { ok: true; notification: PaymentNotification }
  /** `irrelevant`: signed, and about nothing that we follow. */
  | { ok: false; reason: 'malformed' | 'bad-signature' | 'irrelevant' }

/**
 * The provider gave no usable answer. Unless `effect` is `none`, what was asked may have happened:
 * ask `fetchStatus` before asking again. Carries no request, because a request holds the secret key.
 */
export class GatewayUnavailable extends Error {
  override readonly name = 'GatewayUnavailable'
  readonly provider: PaymentProvider
  readonly operation: string
  readonly reason: UnavailableReason
  readonly effect: 'none' | 'unknown'

  constructor(failure: {
    provider: PaymentProvider
    operation: string
    reason: UnavailableReason
    effect: 'none' | 'unknown'
    detail?: string
  }) {
    const detail = failure.detail ? ` (${failure.detail})` : ''
    super(`${failure.provider}: ${failure.operation} failed: ${failure.reason}${detail}`)
    this.provider = failure.provider
    this.operation = failure.operation
    this.reason = failure.reason
    this.effect = failure.effect
  }
}

/**
 * Banks undo a settlement of these methods within minutes (documented for 1–5), so goods should not
 * be handed over sooner than this many minutes after it.
 */
export function minutesUntilFinal(method: PaymentMethod): number {
  return ['permataVa', 'mandiriBill', 'indomaret'].includes(method) ? 10 : 0
}

/** The last moment a refund through the provider is worth trying; `null` where it never is. */
export function refundableUntil(facts: RefundFacts, paidAt: Date): Date | null {
  return facts.supported ? new Date(paidAt.getTime() + facts.days * 86_400_000) : null
}
