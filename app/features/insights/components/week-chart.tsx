import { formatCalendarDate, formatCalendarWeekday } from '#app/core/dates.ts'
import { add, formatRupiah, type Rupiah } from '#app/core/rupiah.ts'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import type { DaySales } from '../sales.ts'

type Day = Pick<DaySales, 'day' | 'orders' | 'turnover'>

/** Seven bars to see the week at a glance; the table below has the same numbers for everybody. */
export function WeekChart({ days }: { days: readonly Day[] }) {
  const { todayPage: t } = useMessages().kelola
  const today = days.at(-1)
  const week = add(...days.map(({ turnover }) => turnover))
  const orders = days.reduce((sum, day) => sum + day.orders, 0)
  return (
    <Card className="p-4 md:p-5">
      <div className="flex flex-wrap gap-x-10 gap-y-3">
        {today && <Figure label={t.salesToday} amount={today.turnover} orders={today.orders} />}
        <Figure label={t.salesWeek} amount={week} orders={orders} />
      </div>
      <Bars days={days} />
      <details className="mt-3">
        <summary className="w-fit py-2.5 text-sm text-terrace">{t.salesEachDay}</summary>
        <SalesTable days={days} />
      </details>
    </Card>
  )
}

function Figure({ label, amount, orders }: { label: string; amount: Rupiah; orders: number }) {
  const { todayPage: t } = useMessages().kelola
  return (
    <p>
      <span className="block text-sm text-ink-soft">{label}</span>
      <Price amount={amount} className="text-2xl font-bold" />
      <span className="ml-2 text-sm text-ink-soft">{t.salesOrders(orders)}</span>
    </p>
  )
}

const box = { width: 350, height: 110, bar: 34, top: 6 }

function Bars({ days }: { days: readonly Day[] }) {
  const locale = useLocale()
  const most = days.reduce((max, { turnover }) => (turnover > max ? turnover : max), 1n)
  const room = box.height - box.top - 22
  return (
    <svg viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden className="mt-4 w-full max-w-md">
      {days.map(({ day, turnover }, index) => {
        const height = Math.max(2, Number((turnover * BigInt(room)) / most))
        const x = index * 50 + 8
        const isToday = index === days.length - 1
        return (
          <g key={day}>
            <title>{`${formatCalendarDate(day, locale)}: ${formatRupiah(turnover)}`}</title>
            <rect
              x={x}
              y={box.top + room - height}
              width={box.bar}
              height={height}
              rx={height > 8 ? 4 : 0}
              className={isToday ? 'fill-action' : 'fill-terrace'}
            />
            <text
              x={x + box.bar / 2}
              y={box.height - 5}
              textAnchor="middle"
              fontSize={12}
              className="fill-ink-soft"
            >
              {formatCalendarWeekday(day, locale)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

function SalesTable({ days }: { days: readonly Day[] }) {
  const locale = useLocale()
  const { todayPage: t } = useMessages().kelola
  return (
    <table className="w-full max-w-xl text-left">
      <caption className="sr-only">{t.salesCaption}</caption>
      <thead>
        <tr className="border-b border-line text-sm text-ink-soft">
          <th scope="col">{t.day}</th>
          <th scope="col" className="text-right">
            {t.ordersColumn}
          </th>
          <th scope="col" className="text-right">
            {t.totalColumn}
          </th>
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map(({ day, orders, turnover }) => (
          <tr key={day} className="border-b border-line last:border-0">
            <td className="py-1.5">{formatCalendarDate(day, locale)}</td>
            <td className="py-1.5 text-right">{orders}</td>
            <td className="py-1.5 text-right">
              <Price amount={turnover} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
