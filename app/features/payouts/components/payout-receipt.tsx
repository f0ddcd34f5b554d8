import { formatCalendarDate } from '#app/core/dates.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { PayoutPage } from '../payout.ts'
import { accountText } from './payout-account.tsx'

/** That a maker was paid, for the maker's own papers. */
export function PayoutReceipt({ payout }: { payout: PayoutPage }) {
  const locale = useLocale()
  const { receipt: t, methods, facts } = useMessages().payouts
  const { account, paidOn, reference } = payout
  const rows = [
    [t.number, payout.number],
    [t.from, payout.shop],
    [t.to, payout.maker],
    [facts.paidOn, paidOn && formatCalendarDate(paidOn, locale)],
    [methods[payout.method], account && accountText(account)],
    [facts.reference, reference],
    [facts.preparedBy, payout.preparedByName],
    [facts.approvedBy, payout.approvedByName],
  ] as const
  return (
    <article className="rounded-xl border-2 border-ink bg-white p-4 text-black print:rounded-none print:border-0 print:p-0">
      <header className="border-b-2 border-black pb-2">
        <h1 className="text-sm font-semibold">{t.title}</h1>
        <p className="text-2xl leading-tight font-bold tabular-nums">
          {formatRupiah(payout.amount)}
        </p>
      </header>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 py-3 text-sm">
        {rows.map(
          ([name, value]) =>
            value && (
              <div key={name} className="contents">
                <dt>{name}</dt>
                <dd className="font-semibold break-words">{value}</dd>
              </div>
            ),
        )}
      </dl>
      {payout.status === 'returned' && <p className="font-semibold">{t.returned}</p>}
      <p className="mt-3 text-sm">{t.source}</p>
    </article>
  )
}
