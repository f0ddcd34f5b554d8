import { multiply } from '#app/core/rupiah.ts'
import { db, readRows } from '#app/server/db.server.ts'
import { loadCalendars, loadTaken } from './calendar.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { type DatedOffer, departureFrom, type DatedWish, findFreeVisit } from './free-visit.ts'
import { loadDayFacts } from './offers.server.ts'
import { priceOfVisit } from './visit-price.ts'

/**
 * Which of the experiences can be had then, and what for, as it is at this moment. What a search by
 * date found is asked here once more before it is shown.
 */
export async function offerOnDate(
  listingIds: readonly string[],
  wish: DatedWish,
): Promise<Map<string, DatedOffer>> {
  if (listingIds.length === 0) return new Map()
  const calendars = await loadCalendars(db, listingIds)
  const departures = Array.from(calendars.values(), (calendar) => departureFrom(calendar, wish))
  const days = { from: wish.date, to: departures.reduce((a, b) => (a > b ? a : b), wish.date) }
  const [taken, variants] = await Promise.all([
    loadTaken(db, listingIds, days),
    readRows<{ id: string; listingId: string }>(
      db,
      Prisma.sql`
        SELECT id, listing_id AS "listingId" FROM variants
        WHERE listing_id = ANY(${[...listingIds]}::uuid[]) AND is_active
          AND add_on_capacity IS NULL`,
    ),
  ])
  const variantIds = variants.map(({ id }) => id)
  const { priceOn } = await loadDayFacts(db, variantIds, days)
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
    offers.set(listingId, { ...free, price: multiply(lowest, free.units) })
  }
  return offers
}
