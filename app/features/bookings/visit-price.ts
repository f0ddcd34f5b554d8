import { add, percentOf, type Rupiah, subtract } from '#app/core/rupiah.ts'
import { type CalendarDate, datesFromTo, weekdayOf } from './calendar-date.ts'
import { daysOf, type Visit } from './visit.ts'

/** What a ticket, or a unit for one night, costs by the kind of day. */
export type DayPrices = { ordinary: Rupiah; weekend?: Rupiah; holiday?: Rupiah }

/** A holiday's price comes before a weekend's (Saturday and Sunday), and both before the ordinary one. */
export function priceOnDay(
  { ordinary, weekend, holiday }: DayPrices,
  date: CalendarDate,
  holidays: Pick<ReadonlySet<CalendarDate>, 'has'>,
): Rupiah {
  if (holiday !== undefined && holidays.has(date)) return holiday
  return weekend !== undefined && weekdayOf(date) >= 6 ? weekend : ordinary
}

/** A ticket costs what its day costs; a unit the sum of its nights, each named by its evening. */
export function priceOfVisit(visit: Visit, priceOn: (date: CalendarDate) => Rupiah): Rupiah {
  const { from, to } = daysOf(visit)
  return add(...datesFromTo(from, to).map(priceOn))
}

/** What is paid with the order, and what is left to pay on site, for one ticket, unit or add-on. */
export type SplitPrice = { price: Rupiah; onSitePrice: Rupiah }

/**
 * The deposit is rounded up to the next rupiah, so that it is never nothing and both parts add up to the
 * whole. Without a percentage everything is paid with the order.
 */
export function splitDeposit(whole: Rupiah, depositPercent: number | null): SplitPrice {
  const onSitePrice = percentOf(whole, depositPercent === null ? 0 : (100 - depositPercent) * 100)
  return { price: subtract(whole, onSitePrice), onSitePrice }
}
