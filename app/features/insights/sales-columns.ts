import type { Rupiah } from '#app/core/rupiah.ts'
import { type CalendarDate, datesFromTo } from '../bookings/calendar-date.ts'
import { monthName } from '../bookings/month.ts'
import { type Days, isByMonth, type Period } from './period.ts'
import { type DaySales, type Sales, sumOfSales } from './sales.ts'

/** A day or a month, with the one in the same place of the period before. */
export type SalesColumn = Days & { sales: Sales; before: Rupiah | null }

export function columnsOf(
  period: Period,
  sales: { days: readonly DaySales[]; before: readonly DaySales[] },
): SalesColumn[] {
  const byMonth = isByMonth(period)
  const before = spread(period.before, sales.before, byMonth)
  return spread(period, sales.days, byMonth).map((column, index) => ({
    ...column,
    before: before[index]?.sales.turnover ?? null,
  }))
}

/** Every day or month of it, also those without a sale. */
function spread({ from, to }: Days, days: readonly DaySales[], byMonth: boolean) {
  const byDate = new Map(days.map((each) => [each.day, each]))
  const nameOf = (date: CalendarDate) => (byMonth ? monthName(date) : date)
  return [...Map.groupBy(datesFromTo(from, to), nameOf).values()].flatMap((dates) => {
    const [first, last] = [dates.at(0), dates.at(-1)]
    if (!first || !last) return []
    const sold = dates.flatMap((date) => byDate.get(date) ?? [])
    return [{ from: first, to: last, sales: sumOfSales(sold) }]
  })
}
