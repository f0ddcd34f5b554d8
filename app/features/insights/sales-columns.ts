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

/**
 * The same sales with one entry for each column of the period, under its first day: of a year the page needs
 * twelve sums and not 365 days twice.
 */
export function foldToColumns<Report extends { period: Period; before: DaySales[] } & Figures>(
  report: Report,
): Report {
  const { period, figures, before } = report
  const byMonth = isByMonth(period)
  if (!byMonth) return report
  const fold = (days: Days, sales: readonly DaySales[]): DaySales[] =>
    spread(days, sales, byMonth).flatMap(({ from, to, sales: sum }) =>
      sales.some(({ day }) => day >= from && day <= to) ? { day: from, ...sum } : [],
    )
  return {
    ...report,
    figures: { ...figures, days: fold(period, figures.days) },
    before: fold(period.before, before),
  }
}

type Figures = { figures: { days: DaySales[] } }

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
