import { type AccountCode, describeAccount, holderOf } from '#app/features/ledger/accounts.ts'
import { hashPostings } from '#app/features/ledger/commands.server.ts'
import {
  type Posting,
  postingsForCapture,
  postingsForCompletion,
  postingsForRefund,
  postingsForRefundConfirmed,
} from '#app/features/ledger/postings.ts'
import { captureKey } from '#app/features/purchases/commands.server.ts'
import { must, sampleId } from './random.ts'
import { reached, type SaleRecord } from './sale-records.ts'
import { providerOf } from './sale-rows.ts'

export type Entry = {
  idempotencyKey: string
  event: string
  postings: readonly Posting[]
  occurredAt: Date
  purchaseId: string | null
  orderId: string | null
  attemptId: string | null
  payoutId?: string
}

/** What the ledger would hold, had each sale been recorded when it happened, and what else is in it. */
export function ledgerRows(sales: readonly SaleRecord[], others: readonly Entry[], now: Date) {
  const entries = [...sales.flatMap(entriesOf), ...others].toSorted(
    (a, b) => a.occurredAt.getTime() - b.occurredAt.getTime(),
  )
  const codes = new Set(
    entries.flatMap(({ postings }) => postings.flatMap(({ from, to }) => [from, to])),
  )
  const accountId = (code: AccountCode) => sampleId(`account ${code}`, must(entries[0]).occurredAt)
  return {
    ledger_accounts: [...codes].toSorted().map((code) => {
      const { kind, shopId, makerId } = describeAccount(code)
      return { id: accountId(code), code, kind, shop_id: shopId, maker_id: makerId }
    }),
    ledger_transactions: entries.map((entry) => ({
      id: transactionId(entry),
      idempotency_key: entry.idempotencyKey,
      input_hash: hashPostings(entry.postings),
      event: entry.event,
      purchase_id: entry.purchaseId,
      order_id: entry.orderId,
      attempt_id: entry.attemptId,
      payout_id: entry.payoutId ?? null,
      occurred_at: entry.occurredAt,
      recorded_at: now,
    })),
    postings: entries.flatMap((entry) =>
      entry.postings.map(({ from, to, amount, purpose, orderLineId }, index) => ({
        id: sampleId(`posting ${entry.idempotencyKey} ${index}`, entry.occurredAt),
        transaction_id: transactionId(entry),
        from_account_id: accountId(from),
        to_account_id: accountId(to),
        amount,
        purpose,
        order_line_id: orderLineId,
      })),
    ),
  }
}

const transactionId = ({ idempotencyKey, occurredAt }: Entry) =>
  sampleId(`transaction ${idempotencyKey}`, occurredAt)

function entriesOf(sale: SaleRecord): Entry[] {
  if (!sale.paidAt) return []
  const purchase = { purchaseId: sale.id, attemptId: sale.attemptId }
  const captured: Entry = {
    ...purchase,
    orderId: null,
    idempotencyKey: captureKey(purchase),
    event: 'purchase.captured',
    postings: postingsForCapture(
      holderOf({ provider: providerOf(sale), shopId: must(sale.orders[0]).shop.id }),
      sale.orders.map(({ split }) => split),
    ),
    occurredAt: sale.paidAt,
  }
  return [captured, ...sale.orders.flatMap((order) => entriesOfOrder(sale, order))]
}

function entriesOfOrder(sale: SaleRecord, order: SaleRecord['orders'][number]): Entry[] {
  const completedAt = reached(order, 'completed')
  const common = { purchaseId: sale.id, orderId: order.id, attemptId: null }
  if (completedAt) {
    return [
      {
        ...common,
        idempotencyKey: `order:${order.id}:completed`,
        event: 'order.completed',
        postings: postingsForCompletion(order.split),
        occurredAt: completedAt,
      },
    ]
  }
  const { refund } = order.plan
  if (!refund) return []
  const provider = providerOf(sale)
  const requested = {
    ...common,
    attemptId: sale.attemptId,
    idempotencyKey: `refund:${order.refundId}:requested`,
    event: 'refund.requested',
    postings: postingsForRefund(order.split, { provider, amount: order.total }),
    occurredAt: refund.at,
  }
  if (!refund.confirmedAt) return [requested]
  return [
    requested,
    {
      ...requested,
      idempotencyKey: `refund:${order.refundId}:confirmed`,
      event: 'refund.confirmed',
      postings: postingsForRefundConfirmed({ provider, shopId: null, amount: order.total }),
      occurredAt: refund.confirmedAt,
    },
  ]
}
