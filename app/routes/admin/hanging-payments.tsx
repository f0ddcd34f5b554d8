import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import type { HangingAttempt } from '#app/features/payments/hanging-attempts.server.ts'
import { Button } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Table } from '#app/ui/table.tsx'
import { RowLink } from './facts.tsx'
import { methodName } from './words.ts'

/** Payments that nothing moves any more, each to be asked for once more. */
export function HangingPayments({ rows }: { rows: readonly HangingAttempt[] }) {
  const locale = useLocale()
  const { admin } = useMessages()
  const { money: t, list } = admin
  return (
    <>
      <p className="mb-3 text-ink-soft">{t.hangingHint}</p>
      <Table
        caption={t.views.menggantung}
        columns={[
          {
            title: list.purchase,
            cell: ({ id, purchaseNumber }) => (
              <span className="whitespace-nowrap">
                <RowLink href={paths.admin(`uang/pembayaran/${id}`)}>{purchaseNumber}</RowLink>
              </span>
            ),
          },
          { title: list.amount, numeric: true, cell: ({ amount }) => formatRupiah(amount) },
          { title: list.method, cell: ({ method }) => methodName(admin, method) },
          { title: t.hangingWhy, cell: ({ why }) => t.hanging[why] },
          {
            title: t.lastWord,
            cell: ({ askedAt }) => (askedAt ? formatDateTime(askedAt, { locale }) : '–'),
          },
          { title: list.since, cell: ({ createdAt }) => formatDateTime(createdAt, { locale }) },
          {
            title: admin.trail.deed,
            cell: ({ id, purchaseNumber }) => (
              <form method="post" action={paths.admin(`uang/pembayaran/${id}/periksa`)}>
                <Button look="outline" size="small" aria-label={`${t.askAgain}: ${purchaseNumber}`}>
                  {t.askAgain}
                </Button>
              </form>
            ),
          },
        ]}
        rows={rows}
        rowKey={({ id }) => id}
      />
    </>
  )
}
