import { formatDateTime, type Zone } from '#app/core/dates.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { Closing } from '../till-day.ts'
import { denominations, differenceOf, netOf } from '../till.ts'
import { Difference, FlowTable } from './flow-table.tsx'

type ClosingSheetProps = { closing: Closing; zone: Zone }

/** What was counted and by whom, with room for two signatures on paper. */
export function ClosingSheet({ closing, zone }: ClosingSheetProps) {
  const locale = useLocale()
  const { till: t } = useMessages()
  const { flows, openingFloat, expected, counted, pieces, note, reason } = closing
  const amounts = [
    [t.openingFloat, openingFloat],
    [t.cashSold, netOf(flows, 'cash')],
    [t.expected, expected],
    [t.counted, counted],
  ] as const
  const counts = denominations.flatMap((one) => {
    const count = pieces[one]
    return count ? [t.piecesLine(count, one)] : []
  })
  return (
    <article className="grid gap-5">
      <FlowTable caption={t.takings} flows={flows} />
      <dl className="grid max-w-md grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-2">
        {amounts.map(([title, amount]) => (
          <div key={title} className="contents">
            <dt>{title}</dt>
            <dd className="text-right tabular-nums">{formatRupiah(amount)}</dd>
          </div>
        ))}
        <dt className="border-t border-line pt-2 font-semibold">{t.difference}</dt>
        <dd className="border-t border-line pt-2 text-right">
          <Difference amount={differenceOf(closing)} />
        </dd>
      </dl>
      {counts.length > 0 && (
        <p className="text-sm text-ink-soft">
          {t.pieces}: {counts.join(' · ')}
        </p>
      )}
      {note && <p className="wrap-anywhere whitespace-pre-line">{note}</p>}
      <p className="text-sm text-ink-soft">
        {t.isClosed(closing.closerName, formatDateTime(closing.closedAt, { locale, zone }))}
        {reason && <span className="block wrap-anywhere">{t.why(reason)}</span>}
      </p>
      <div className="mt-10 hidden grid-cols-2 gap-10 text-center print:grid">
        {[t.signCashier, t.signTreasurer].map((who) => (
          <p key={who} className="mt-12 border-t border-ink pt-1">
            {who}
          </p>
        ))}
      </div>
    </article>
  )
}
