import { type Rupiah, rupiah } from '#app/core/rupiah.ts'
import type {
  CancelOutcome,
  PaymentGateway,
  PaymentInstructions,
  PaymentReference,
  PaymentState,
  ProviderPayment,
} from './payment-gateway.ts'
import { requireWholeLines } from './payment-lines.ts'
import { mostByQris, parseQris, qrisFor } from './qris.ts'

/** What is written down of a transfer; nobody outside tells us about it. */
export type TransferRecord = {
  orderId: string
  amount: Rupiah
  openedAt: Date
  /** The buyer says that it was sent, and showed a proof. */
  isClaimed: boolean
  /** Two people found it on the statement. */
  arrived: { amount: Rupiah; at: Date } | null
  isRejected: boolean
  isClosed: boolean
}

/** Where transfers are written down. Every step is taken at most once. */
export type TransferBook = {
  open(transfer: { orderId: string; amount: Rupiah }): Promise<TransferRecord>
  find(orderId: string): Promise<TransferRecord | null>
  /** Not over the head of a buyer who says that it was sent. */
  close(orderId: string): Promise<void>
  reject(orderId: string): Promise<void>
}

export type TransferAccount = {
  bank: string
  accountNumber: string
  holder: string
  /** The printed, static code of the same merchant. */
  qris?: string | undefined
}

/** A walk to the bank, or an evening at the telephone. */
const keepMinutes = 60

/**
 * A bank account and a printed QRIS, for who has no contract with a provider. The amount is the payment's
 * name, people look at the statement, and nothing is ever paid by itself.
 */
export function createManualTransferGateway({
  account,
  book,
}: {
  account: TransferAccount
  book: TransferBook
}): PaymentGateway {
  if (account.qris !== undefined && !parseQris(account.qris)?.isStatic) {
    throw new TypeError('The QRIS code of the account is not a whole static code')
  }
  const find = (reference: PaymentReference) =>
    book.find('orderId' in reference ? reference.orderId : reference.transactionId)
  return {
    provider: 'manual-transfer',
    way: 'transfer',
    merchantId: null,
    limits: { least: rupiah(1_000), most: rupiah(100_000_000) },
    async createPayment({ orderId, amount, lines, finishUrl }) {
      requireWholeLines({ amount, lines })
      const record = await book.open({ orderId, amount })
      if (stateOf(record) !== 'not-started' || record.amount !== amount) {
        return { ok: false, reason: 'duplicate-order', payment: paymentOf(record, account) }
      }
      const instructions = instructionsFor(account, amount)
      return { ok: true, token: orderId, redirectUrl: finishUrl, keepMinutes, instructions }
    },
    async fetchStatus(reference) {
      const record = await find(reference)
      if (!record || stateOf(record) === 'not-started') return 'not-started'
      return paymentOf(record, account)
    },
    async cancelPayment({ orderId }): Promise<CancelOutcome> {
      await book.close(orderId)
      const record = await book.find(orderId)
      if (!record) return 'not-started'
      const isBegun = record.arrived !== null || (record.isClaimed && !record.isRejected)
      return isBegun ? 'too-late' : 'cancelled'
    },
    // Only two people who saw the money approve; see the desk.
    approveReview: () => Promise.resolve('too-late'),
    async denyReview({ transactionId }) {
      await book.reject(transactionId)
      const record = await book.find(transactionId)
      if (!record) return 'not-started'
      return record.isRejected ? 'done' : 'too-late'
    },
    refund: () => Promise.resolve({ state: 'unsupported' }),
    refundFacts: () => ({ supported: false }),
    readNotification: () => ({ ok: false, reason: 'malformed' }),
    readStoredNotification: () => null,
    check: null,
  }
}

/** Money that arrived is money, whatever was said before. */
function stateOf(record: TransferRecord): PaymentState | 'not-started' {
  if (record.arrived) return 'paid'
  if (record.isRejected) return 'failed'
  if (record.isClosed) return 'cancelled'
  return record.isClaimed ? 'review' : 'not-started'
}

function paymentOf(record: TransferRecord, account: TransferAccount): ProviderPayment {
  const { orderId, arrived, openedAt } = record
  const amount = arrived?.amount ?? record.amount
  const state = stateOf(record)
  return {
    orderId,
    transactionId: orderId,
    state: state === 'not-started' ? 'pending' : state,
    amount,
    amountAsSent: String(amount),
    currency: 'IDR',
    merchantId: null,
    method: 'transfer',
    transactionTime: openedAt,
    settlementTime: arrived?.at ?? null,
    expiryTime: null,
    refundedAmount: rupiah(0),
    refunds: [],
    failedRefundKeys: [],
    dispute: null,
    receivedAmounts: [],
    instructions: instructionsFor(account, record.amount),
  }
}

function instructionsFor(account: TransferAccount, amount: Rupiah): PaymentInstructions {
  const { bank, accountNumber, holder, qris } = account
  const merchant = qris === undefined || amount > mostByQris ? null : parseQris(qris)
  if (!qris || !merchant) return { bank, accountNumber, holder }
  return {
    bank,
    accountNumber,
    holder,
    qris: qrisFor(qris, amount),
    qrisName: merchant.name,
    nmid: merchant.nmid,
  }
}
