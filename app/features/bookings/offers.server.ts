import type { Rupiah } from '#app/core/rupiah.ts'
import type { Bilingual } from '#app/features/catalog/listing-card.ts'
import { readRows, type Tx } from '#app/server/db.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { loadCalendars, loadTaken } from './calendar.server.ts'
import type { CalendarDate } from './calendar-date.ts'
import { type DatedLine, fitLine, leftForLine } from './add-on.ts'
import type { WishRefusal } from './experience-calendar.ts'
import { companionsOf, daysOf } from './visit.ts'
import {
  type DayPrices,
  priceOfVisit,
  priceOnDay,
  splitDeposit,
  type SplitPrice,
} from './visit-price.ts'
import { termsOfSale, type WalkIn } from './walk-in.ts'

/** `companions`: who comes along without being asked about here. */
export type AskedVisit = DatedLine & { variantId: string; listingId: string; companions?: number }
/** The price is of one ticket, or of one unit for the whole stay. `left`: on the fullest of its days. */
export type VisitOffer = SplitPrice & { left: number; refusal: WishRefusal | null }

/**
 * What visits would cost and whether they can be had, as it is at this moment. Cart and checkout ask
 * here; who sells asks once more under the locks of `commands.server.ts`.
 */
export async function offerVisits(
  client: Tx,
  asked: readonly AskedVisit[],
  walkIn?: WalkIn,
): Promise<VisitOffer[]> {
  if (asked.length === 0) return []
  const listingIds = [...new Set(asked.map(({ listingId }) => listingId))]
  const days = asked.map(({ visit }) => daysOf(visit))
  const from = days.map((each) => each.from).reduce(earlier)
  const to = days.map((each) => each.to).reduce((a, b) => (earlier(a, b) === a ? b : a))
  const [calendars, taken, { priceOn }] = await Promise.all([
    loadCalendars(client, listingIds),
    loadTaken(client, listingIds, { from, to }),
    loadDayFacts(
      client,
      asked.map(({ variantId }) => variantId),
      { from, to },
    ),
  ])
  const clock = new Date()
  return asked.map((line) => {
    const { listingId, variantId } = line
    const whole = priceOfVisit(line.visit, (date) => priceOn(variantId, date))
    const known = calendars.get(listingId)
    if (!known) return { ...splitDeposit(whole, null), left: 0, refusal: 'not-offered' }
    const { calendar, now } = termsOfSale(known, { now: clock, walkIn })
    const circumstances = { now, taken: taken.get(listingId) ?? { slots: new Map(), stays: [] } }
    // Days of a place for groups are asked for first; what was confirmed has its price from there.
    if (calendar.mode.kind === 'groupOnRequest')
      return { ...splitDeposit(whole, null), left: 0, refusal: 'not-offered' }
    const price = splitDeposit(whole, calendar.depositPercent)
    const companions = companionsOf(line, asked) + (line.companions ?? 0)
    const fit = fitLine(calendar, { ...line, companions }, circumstances)
    const left = leftForLine(calendar, line, circumstances)
    return { ...price, left, refusal: fit.ok ? null : fit.reason }
  })
}

const earlier = (a: CalendarDate, b: CalendarDate) => (a <= b ? a : b)

type PriceRow = {
  id: string
  ordinary: Rupiah
  weekend: Rupiah | null
  holiday: Rupiah | null
}

type DayFacts = {
  priceOn: (variantId: string, date: CalendarDate) => Rupiah
  holidays: ReadonlyMap<CalendarDate, Bilingual>
}

/** What the days from–to (both included) cost, and which of them are holidays. */
export async function loadDayFacts(
  client: Tx,
  variantIds: readonly string[],
  { from, to }: { from: CalendarDate; to: CalendarDate },
): Promise<DayFacts> {
  const [variants, named] = await Promise.all([
    readRows<PriceRow>(
      client,
      Prisma.sql`
        SELECT v.id, v.price AS ordinary, weekend.price AS weekend, holiday.price AS holiday
        FROM variants v
        LEFT JOIN day_prices weekend ON weekend.variant_id = v.id AND weekend.day_type = 'weekend'
        LEFT JOIN day_prices holiday ON holiday.variant_id = v.id AND holiday.day_type = 'holiday'
        WHERE v.id = ANY(${[...variantIds]}::uuid[])`,
    ),
    readRows<{ date: CalendarDate } & Bilingual>(
      client,
      Prisma.sql`
        SELECT date::text, name_id AS id, name_en AS en FROM holidays
        WHERE date BETWEEN ${from}::date AND ${to}::date`,
    ),
  ])
  const holidays = new Map(named.map(({ date, ...name }) => [date, name]))
  const prices = new Map(
    variants.map(({ id, ordinary, weekend, holiday }): [string, DayPrices] => [
      id,
      { ordinary, ...(weekend && { weekend }), ...(holiday && { holiday }) },
    ]),
  )
  return {
    holidays,
    priceOn(variantId, date) {
      const of = prices.get(variantId)
      if (!of) throw new Error(`Variant ${variantId} has no price`)
      return priceOnDay(of, date, holidays)
    },
  }
}
