import { multiply } from '#app/core/rupiah.ts'
import { db } from '#app/server/db.server.ts'
import { reading, readTogether } from '#app/server/read-together.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { calendarsOf, takenOn } from './calendar.server.ts'
import { addDays, type CalendarDate } from './calendar-date.ts'
import { type DatedOffer, departureFrom, type DatedWish, findFreeVisit } from './free-visit.ts'
import { dayFactsOf } from './offers.server.ts'
import { priceOfVisit } from './visit-price.ts'

/** Hardly any place takes guests for more nights at least. */
const usualNights = 3

/**
 * Which of the experiences can be had then, and what for, as it is at this moment. What a search by
 * date found is asked here once more before it is shown.
 */
export async function offerOnDate(
  listingIds: readonly string[],
  wish: DatedWish,
): Promise<Map<string, DatedOffer>> {
  if (listingIds.length === 0) return new Map()
  const { calendars, taken, priceOn, variants } = await readPlaces(
    listingIds,
    wish,
    wish.departure ?? addDays(wish.date, usualNights),
  )
  const now = new Date()
  const offers = new Map<string, DatedOffer>()
  for (const [listingId, calendar] of calendars) {
    const circumstances = { now, taken: taken.get(listingId) ?? { slots: new Map(), stays: [] } }
    const free = findFreeVisit(calendar, wish, circumstances)
    const prices = variants
      .filter((variant) => variant.listingId === listingId)
      .map(({ id }) => free && priceOfVisit(free.visit, (date) => priceOn(id, date)))
      .filter((price) => price !== null)
    if (!free || prices.length === 0) continue
    const lowest = prices.reduce((a, b) => (a < b ? a : b))
    const priced = free.visit.kind === 'stay' ? free.units : 1
    offers.set(listingId, { ...free, price: multiply(lowest, priced) })
  }
  return offers
}

/** What is known of the days from the wished one to `to`, and on to the end of the longest stay. */
async function readPlaces(listingIds: readonly string[], wish: DatedWish, to: CalendarDate) {
  const days = { from: wish.date, to }
  const [calendars, taken, { priceOn }, variants] = await readTogether(db, [
    calendarsOf(listingIds),
    takenOn(listingIds, days),
    dayFactsOf(Prisma.sql`ARRAY(SELECT id ${soldBy(listingIds)})`, days),
    variantsOf(listingIds),
  ])
  const departures = Array.from(calendars.values(), (calendar) => departureFrom(calendar, wish))
  const longest = departures.reduce((a, b) => (a > b ? a : b), to)
  if (longest > to) return readPlaces(listingIds, wish, longest)
  return { calendars, taken, priceOn, variants }
}

type VariantRow = { id: string; listingId: string }

function variantsOf(listingIds: readonly string[]) {
  const statement = Prisma.sql`SELECT id, listing_id AS "listingId" ${soldBy(listingIds)}`
  return reading(statement, (rows: VariantRow[]) => rows)
}

const soldBy = (listingIds: readonly string[]) => Prisma.sql`
  FROM variants
  WHERE listing_id = ANY(${[...listingIds]}::uuid[]) AND is_active AND add_on_capacity IS NULL`
