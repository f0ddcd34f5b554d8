import { type Rupiah, rupiah } from '#app/core/rupiah.ts'
import type { Bilingual } from '#app/features/catalog/listing-card.ts'
import type { Tx } from '#app/server/db.server.ts'
import { read, type Reading, reading, readTogether } from '#app/server/read-together.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { calendarsOf, takenOn } from './calendar.server.ts'
import type { CalendarDate } from './calendar-date.ts'
import { type DatedLine, leftForLine } from './add-on.ts'
import type { WishRefusal } from './experience-calendar.ts'
import { companionsOf, daysOf } from './visit.ts'
import {
  type DayPrices,
  priceOfVisit,
  priceOnDay,
  splitDeposit,
  type SplitPrice,
} from './visit-price.ts'
import { fitSale, termsOfSale, type WalkIn } from './walk-in.ts'

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
  const variantIds = asked.map(({ variantId }) => variantId)
  const [calendars, taken, { priceOn }] = await readTogether(client, [
    calendarsOf(listingIds),
    takenOn(listingIds, { from, to }),
    dayFactsOf(Prisma.sql`${variantIds}::uuid[]`, { from, to }),
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
    const fit = fitSale(calendar, { ...line, companions }, { ...circumstances, walkIn })
    const isIn = fit.ok && walkIn?.vouchedBy
    const left = isIn ? line.quantity : leftForLine(calendar, line, circumstances)
    return { ...price, left, refusal: fit.ok ? null : fit.reason }
  })
}

const earlier = (a: CalendarDate, b: CalendarDate) => (a <= b ? a : b)

type PriceRow = {
  id: string
  ordinary: number
  weekend: number | null
  holiday: number | null
}
type HolidayRow = { date: CalendarDate } & Bilingual

type DayFacts = {
  priceOn: (variantId: string, date: CalendarDate) => Rupiah
  holidays: ReadonlyMap<CalendarDate, Bilingual>
}

/** What the days from–to (both included) cost, and which of them are holidays. */
export async function loadDayFacts(
  client: Tx,
  variantIds: readonly string[],
  days: Days,
): Promise<DayFacts> {
  return read(client, dayFactsOf(Prisma.sql`${[...variantIds]}::uuid[]`, days))
}

type Days = { from: CalendarDate; to: CalendarDate }

/** As `loadDayFacts`. `variantIds`: an array of PostgreSQL. */
export function dayFactsOf(variantIds: Prisma.Sql, { from, to }: Days): Reading<DayFacts> {
  const statement = Prisma.sql`
    SELECT
      (SELECT coalesce(json_agg(json_build_object('id', v.id, 'ordinary', v.price,
          'weekend', weekend.price, 'holiday', holiday.price)), '[]')
        FROM variants v
        LEFT JOIN day_prices weekend ON weekend.variant_id = v.id AND weekend.day_type = 'weekend'
        LEFT JOIN day_prices holiday ON holiday.variant_id = v.id AND holiday.day_type = 'holiday'
        WHERE v.id = ANY(${variantIds})) AS prices,
      (SELECT coalesce(json_agg(json_build_object('date', date, 'id', name_id, 'en', name_en)), '[]')
        FROM holidays WHERE date BETWEEN ${from}::date AND ${to}::date AND NOT is_removed) AS holidays`
  return reading(statement, ([row]: { prices: PriceRow[]; holidays: HolidayRow[] }[]) => {
    const holidays = new Map((row?.holidays ?? []).map(({ date, ...name }) => [date, name]))
    const prices = new Map((row?.prices ?? []).map((each) => [each.id, pricesFrom(each)]))
    return {
      holidays,
      priceOn(variantId, date) {
        const of = prices.get(variantId)
        if (!of) throw new Error(`Variant ${variantId} has no price`)
        return priceOnDay(of, date, holidays)
      },
    }
  })
}

function pricesFrom({ ordinary, weekend, holiday }: PriceRow): DayPrices {
  return {
    ordinary: rupiah(ordinary),
    ...(weekend !== null && { weekend: rupiah(weekend) }),
    ...(holiday !== null && { holiday: rupiah(holiday) }),
  }
}
