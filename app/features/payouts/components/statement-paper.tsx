import { formatCalendarMonth, formatDate, formatDateTime } from '#app/core/dates.ts'
import type { CalendarDate } from '#app/core/dates.ts'
import { add, type Rupiah } from '#app/core/rupiah.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { kindOfMovement, type MonthOfMaker, type StatementRow } from '../../makers/earnings.ts'

export type StatementPaperProps = {
  number: string
  shop: string
  maker: string
  month: CalendarDate
  sums: MonthOfMaker
  rows: readonly StatementRow[]
  printedAt: Date
}

/** The settlement of one maker for one month on A4, to be signed by both. */
export function StatementPaper(props: StatementPaperProps) {
  const { number, shop, maker, month, sums, rows, printedAt } = props
  const locale = useLocale()
  const { paper: t } = useMessages().payouts
  return (
    <>
      <header className="mb-4 border-b-2 border-ink pb-2">
        <p className="font-semibold">{shop}</p>
        <h1 className="text-xl font-bold">{t.title(formatCalendarMonth(month, locale))}</h1>
        <p>{t.of(maker)}</p>
        <p className="text-sm">{t.number(number)}</p>
      </header>
      <Lines rows={rows} sums={sums} />
      <Sums sums={sums} />
      <Signatures shop={shop} maker={maker} />
      <footer className="mt-6 text-sm">{t.printedAt(formatDateTime(printedAt, { locale }))}</footer>
    </>
  )
}

const cell = 'border-b border-line px-1.5 py-1 align-top'
const money = `${cell} text-right whitespace-nowrap`

function Lines({ rows, sums }: Pick<StatementPaperProps, 'rows' | 'sums'>) {
  const locale = useLocale()
  const { payouts, lapak } = useMessages()
  const { paper: t, statement } = payouts
  const fees = add(...rows.map(({ fee }) => fee ?? (0n as Rupiah)))
  return (
    <div className="overflow-x-auto print:overflow-visible">
      <table className="w-full text-left text-sm tabular-nums max-sm:min-w-3xl print:min-w-0">
        <caption className="sr-only">{t.caption}</caption>
        <thead>
          <tr className="border-b-2 border-ink">
            <th className="px-1.5 py-1">{statement.date}</th>
            <th className="px-1.5 py-1">{t.what}</th>
            <th className="px-1.5 py-1 text-right">{t.gross}</th>
            <th className="px-1.5 py-1 text-right">{t.fee}</th>
            <th className="px-1.5 py-1 text-right">{t.net}</th>
            <th className="px-1.5 py-1 text-right">{t.balance}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td className={cell} colSpan={5}>
              {statement.opening}
            </td>
            <td className={money}>
              <Price amount={sums.opening} />
            </td>
          </tr>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className={`${cell} whitespace-nowrap`}>{formatDate(row.at, { locale })}</td>
              <td className={`${cell} wrap-anywhere`}>
                {[lapak.earnings[kindOfMovement(row)], row.title, row.number]
                  .filter(Boolean)
                  .join(' · ')}
              </td>
              <td className={money}>
                {row.fee !== null && <Price amount={add(row.amount, row.fee)} />}
              </td>
              <td className={money}>{row.fee !== null && <Price amount={row.fee} />}</td>
              <td className={money}>
                <Price amount={row.amount} />
              </td>
              <td className={money}>
                <Price amount={row.balance} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot className="font-semibold">
          <tr>
            <td className={cell} colSpan={3}>
              {statement.closing}
            </td>
            <td className={money}>
              <Price amount={fees} />
            </td>
            <td className={money} colSpan={2}>
              <Price amount={sums.closing} />
            </td>
          </tr>
        </tfoot>
      </table>
      {rows.length === 0 && <p className="mt-2">{t.none}</p>}
    </div>
  )
}

const parts = ['sold', 'returned', 'restored', 'paidOut', 'notArrived'] as const

/** How the month came from its opening to its closing balance. */
function Sums({ sums }: Pick<StatementPaperProps, 'sums'>) {
  const { payouts, lapak } = useMessages()
  return (
    <dl className="mt-5 ml-auto grid max-w-sm grid-cols-[1fr_auto] gap-x-6 gap-y-1 tabular-nums">
      <dt>{payouts.statement.opening}</dt>
      <dd className="text-right">
        <Price amount={sums.opening} />
      </dd>
      {parts
        .filter((part) => sums[part] !== 0n)
        .map((part) => (
          <div key={part} className="contents">
            <dt>{lapak.earnings[part]}</dt>
            <dd className="text-right">
              <Price amount={sums[part]} />
            </dd>
          </div>
        ))}
      <dt className="border-t border-ink pt-1 font-semibold">{payouts.statement.closing}</dt>
      <dd className="border-t border-ink pt-1 text-right font-semibold">
        <Price amount={sums.closing} />
      </dd>
    </dl>
  )
}

function Signatures({ shop, maker }: { shop: string; maker: string }) {
  const { paper: t } = useMessages().payouts
  const signed = [
    { role: t.treasurer, name: shop },
    { role: t.manager, name: shop },
    { role: t.maker, name: maker },
  ]
  return (
    <section aria-label={t.signatures} className="mt-10 grid grid-cols-3 gap-6 break-inside-avoid">
      {signed.map(({ role, name }) => (
        <div key={role} className="text-center text-sm">
          <p>{role}</p>
          <p className="mt-16 border-t border-ink pt-1 wrap-anywhere">{name}</p>
        </div>
      ))}
    </section>
  )
}
