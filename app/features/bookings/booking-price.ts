import { add, multiply, percentOf, type Rupiah, subtract } from '#app/core/rupiah.ts'
import { type CalendarDate, datesFromTo } from './calendar-date.ts'
import { daysOf, type Visit } from './visit.ts'
import { type DayPrices, type DayType, dayTypeOf } from './visit-price.ts'

const visitorKinds = ['adult', 'child', 'foreign'] as const
export type VisitorKind = (typeof visitorKinds)[number]

/** Who has no price of their own pays what an adult pays. */
type VisitorPrices = { adult: DayPrices; child?: DayPrices; foreign?: DayPrices }

/** What the place itself costs, for each day of the visit: of a stay, for each night. */
export type Charge =
  | { per: 'person'; prices: VisitorPrices; visitors: Partial<Record<VisitorKind, number>> }
  /** However many come in a group. */
  | { per: 'group'; prices: DayPrices; groups: number }
  | { per: 'unit'; prices: DayPrices; units: number }

/** A guide for the visit, a mattress for each of its days. */
export type AddOn = { id: string; price: Rupiah; per: 'visit' | 'day'; count: number }

export type BookingToPrice = {
  visit: Visit
  charge: Charge
  addOns: readonly AddOn[]
  /** National holidays and the high season of the place: both cost the holiday's price. */
  holidays: ReadonlySet<CalendarDate>
  /** What is paid at once; 10,000 is all of it. */
  depositBasisPoints: number
}

export type PriceLine = {
  item:
    | { kind: 'visitor'; visitor: VisitorKind; dayType: DayType }
    | { kind: 'group' | 'unit'; dayType: DayType }
    | { kind: 'add-on'; id: string }
  price: Rupiah
  /** People, groups or units times days. */
  quantity: number
  amount: Rupiah
}

/** The lines add up to the total, and so do the deposit and what is paid on site. */
export type BookingPrice = {
  lines: PriceLine[]
  total: Rupiah
  deposit: Rupiah
  dueOnSite: Rupiah
}

/**
 * Every amount is a whole number times a whole price; only the deposit is ever rounded, up to the next
 * rupiah, so that who asks for a deposit never gets nothing.
 */
export function priceBooking(booking: BookingToPrice): BookingPrice {
  const { visit, addOns, depositBasisPoints } = booking
  if (!(depositBasisPoints >= 0 && depositBasisPoints <= 10_000)) {
    throw new RangeError('A deposit is between nothing and all of the price')
  }
  const { from, to } = daysOf(visit)
  const days = datesFromTo(from, to)
  const lines = [
    ...linesOfCharge(booking, days),
    ...addOns.map(({ id, price, per, count }) =>
      lineOf(
        { kind: 'add-on', id },
        { price, quantity: per === 'day' ? count * days.length : count },
      ),
    ),
  ].filter(({ quantity }) => quantity > 0)
  const total = add(...lines.map(({ amount }) => amount))
  const dueOnSite = percentOf(total, 10_000 - depositBasisPoints)
  return { lines, total, deposit: subtract(total, dueOnSite), dueOnSite }
}

function linesOfCharge(
  { charge, holidays }: BookingToPrice,
  days: readonly CalendarDate[],
): PriceLine[] {
  if (charge.per !== 'person') {
    const { per: kind, prices } = charge
    const count = charge.per === 'group' ? charge.groups : charge.units
    return pricesByDayType(prices, { days, holidays }).map(({ dayType, price, days: of }) =>
      lineOf({ kind, dayType }, { price, quantity: count * of }),
    )
  }
  return visitorKinds.flatMap((visitor) => {
    const prices = charge.prices[visitor] ?? charge.prices.adult
    const count = charge.visitors[visitor] ?? 0
    return pricesByDayType(prices, { days, holidays }).map(({ dayType, price, days: of }) =>
      lineOf({ kind: 'visitor', visitor, dayType }, { price, quantity: count * of }),
    )
  })
}

/** Days with the same price are one line: nobody reads fourteen nights one by one. */
function pricesByDayType(
  prices: DayPrices,
  when: { days: readonly CalendarDate[]; holidays: ReadonlySet<CalendarDate> },
) {
  const byType = Map.groupBy(when.days, (date) => dayTypeOf(prices, date, when.holidays))
  return Array.from(byType, ([dayType, days]) => ({
    dayType,
    price: prices[dayType] ?? prices.ordinary,
    days: days.length,
  }))
}

function lineOf(
  item: PriceLine['item'],
  { price, quantity }: { price: Rupiah; quantity: number },
): PriceLine {
  if (!Number.isSafeInteger(quantity) || quantity < 0 || price < 0n) {
    throw new RangeError('A price and how often it is paid are whole and not below zero')
  }
  return { item, price, quantity, amount: multiply(price, quantity) }
}
