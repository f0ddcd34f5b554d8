import { Link } from '@remix-run/react'
import { formatCalendarDate, formatCalendarMonth } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { ColumnChart } from '#app/ui/column-chart.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { isByMonth, type Period } from '../period.ts'
import { type DaySales } from '../sales.ts'
import { columnsOf, type SalesColumn } from '../sales-columns.ts'
import { FiguresHead } from './figures-head.tsx'
import type { OrdersOf } from './orders-of.ts'

type SalesByDayProps = {
  period: Period
  days: readonly DaySales[]
  before: readonly DaySales[]
  ordersOf: OrdersOf
  /** On paper nothing can be opened. */
  isPaper: boolean
}

const fewRows = 10

/** The days, or months, of a period beside those before, as a drawing and as figures. */
export function SalesByDay({ period, days, before, ordersOf, isPaper }: SalesByDayProps) {
  const locale = useLocale()
  const { sales: t } = useMessages()
  const columns = columnsOf(period, { days, before })
  const byMonth = isByMonth(period)
  const nameOf = ({ from }: SalesColumn) =>
    byMonth ? formatCalendarMonth(from, locale) : formatCalendarDate(from, locale)
  const amounts = columns.flatMap(({ sales, before: earlier }) => [sales.turnover, earlier ?? 0n])
  const most = amounts.reduce((max, amount) => (amount > max ? amount : max), 0n)
  return (
    <>
      {columns.length > 1 && (
        <ColumnChart
          description={t.chart(byMonth ? t.byMonth : t.byDay, formatRupiah(most))}
          top={formatRupiah(most)}
          legend={{ now: t.now, before: t.before }}
          columns={columns.map((column) => ({
            key: column.from,
            label: byMonth ? column.from.slice(5, 7) : `${Number(column.from.slice(8))}`,
            title: `${nameOf(column)}: ${formatRupiah(column.sales.turnover)}`,
            value: column.sales.turnover,
            before: column.before,
          }))}
        />
      )}
      <details open={isPaper || columns.length <= fewRows} className="mt-3">
        <summary className={isPaper ? 'no-print' : 'w-fit py-2.5 text-terrace'}>
          {byMonth ? t.eachMonth : t.eachDay}
        </summary>
        <table className="w-full text-left tabular-nums">
          <caption className="sr-only">{byMonth ? t.byMonth : t.byDay}</caption>
          <FiguresHead
            name={byMonth ? t.month : t.day}
            counts={[{ title: t.orders }, { title: t.units, hidden: 'max-xs:hidden' }]}
          />
          <tbody>
            {columns.toReversed().map((column) => (
              <tr key={column.from} className="border-b border-line last:border-0">
                <th scope="row" className="py-1 font-normal">
                  <Link
                    to={
                      byMonth ? monthAddress(column) : ordersOf({ status: 'semua', days: column })
                    }
                    className="inline-block py-1.5 text-ink"
                  >
                    {nameOf(column)}
                  </Link>
                </th>
                <td className="px-3 text-right">{column.sales.orders}</td>
                <td className="px-3 text-right max-xs:hidden">{column.sales.units}</td>
                <td className="text-right">
                  <Price amount={column.sales.turnover} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}

const monthAddress = ({ from, to }: SalesColumn) =>
  paths.kelolaSales({ periode: 'pilih', dari: from, sampai: to })
