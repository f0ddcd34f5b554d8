import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import type { Admin } from '#app/i18n/id/admin.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { type Fact, Id, RowLink } from './facts.tsx'
import { methodName, useProviderName } from './words.ts'

export type ShownAttempt = {
  id: string
  provider: string
  providerOrderId: string
  transactionId: string | null
  status: keyof Admin['attemptStatus']
  amount: bigint
  rounding: bigint
  method: string | null
  paidAt: Date | null
  purchase: { number: string; status: keyof Admin['purchaseStatus']; total: bigint }
  refunds: readonly { id: string; status: keyof Admin['refundStatus']; amount: bigint }[]
}

/** What is known of a payment, here and at the provider. */
export function useAttemptFacts(attempt: ShownAttempt | null): Fact[] {
  const locale = useLocale()
  const { admin, payments } = useMessages()
  const providerName = useProviderName()
  const t = admin.facts
  if (!attempt) return []
  const { purchase, refunds, providerOrderId, transactionId, paidAt } = attempt
  return [
    [t.purchase, `${purchase.number} · ${admin.purchaseStatus[purchase.status]}`],
    [t.asked, formatRupiah(purchase.total)],
    [
      t.attempt,
      <RowLink key="attempt" href={paths.admin(`uang/pembayaran/${attempt.id}`)}>
        {formatRupiah(attempt.amount)} · {admin.attemptStatus[attempt.status]}
      </RowLink>,
    ],
    [payments.rounding, attempt.rounding > 0n && formatRupiah(attempt.rounding)],
    [t.method, methodName(admin, attempt.method)],
    [t.paidAt, paidAt && formatDateTime(paidAt, { locale })],
    [t.provider, providerName(attempt.provider)],
    [t.providerOrder, <Id key="order">{providerOrderId}</Id>],
    [
      t.transaction,
      transactionId && transactionId !== providerOrderId && (
        <Id key="transaction">{transactionId}</Id>
      ),
    ],
    [
      t.refunds,
      refunds.length > 0 && (
        <ul>
          {refunds.map(({ id, status, amount }) => (
            <li key={id}>
              <RowLink href={paths.admin(`pengembalian/${id}`)}>
                {formatRupiah(amount)} · {admin.refundStatus[status]}
              </RowLink>
            </li>
          ))}
        </ul>
      ),
    ],
  ]
}
