import { addDays, type CalendarDate, datesFromTo } from '#app/features/bookings/calendar-date.ts'
import { listDeskExperiences } from '#app/features/bookings/desk-queries.server.ts'
import { lockCalendars } from '#app/features/bookings/slots.server.ts'
import { pool, transaction, type Tx } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { placesOn } from './places.ts'
import { experiencesSql, offSaleFromSql, uncountedFromSql } from './uncounted-days.server.ts'

/** So that a year of a house with many rooms is not held in memory at once. */
const daysAtOnce = 31

/**
 * Writes down what was offered and sold on each day that is over, within a minute of its end: from then on rooms,
 * times, capacities and weekdays may change and the day stays what it was. A day that comes late, because
 * nothing ran or because it lies before this was counted, is counted by what the calendar has kept: its own
 * closings and capacities, and what had guests. Two at once write the same rows, and the first ones stay.
 */
export async function countPastPlaces(): Promise<void> {
  while (await countOfOneShop()) continue
}

type Uncounted = {
  listingId: string
  shopId: string
  from: CalendarDate
  yesterday: CalendarDate
  offSaleFrom: CalendarDate | null
}

async function countOfOneShop(): Promise<boolean> {
  const uncounted = await listUncounted()
  const [first] = uncounted
  if (!first) return false
  const to = addDays(first.from, daysAtOnce - 1)
  const shopId = mintScope.readableShop(first.shopId)
  const experiences = await listDeskExperiences({ shopId, from: first.from, to })
  const rows = uncounted.flatMap(({ listingId, from, yesterday, offSaleFrom }) => {
    const experience = experiences.find((each) => each.listingId === listingId)
    if (!experience) return []
    return datesFromTo(from, to < yesterday ? to : yesterday).map((date) => {
      const { offered } = placesOn({ experience, date, offSaleFrom })
      return { listingId, day: date, offered }
    })
  })
  await transaction((tx) => writeDown(tx, rows))
  return rows.length > 0
}

type CountedDay = { listingId: string; day: CalendarDate; offered: number }

/**
 * What was sold is asked under the lock of the calendar, which whoever gives a place up also takes: before it
 * the booking says so already, after it the row is there for the trigger.
 */
async function writeDown(tx: Tx, rows: readonly CountedDay[]): Promise<void> {
  const listingIds = rows.map(({ listingId }) => listingId)
  const days = rows.map(({ day }) => day)
  const offered = rows.map((row) => row.offered)
  await lockCalendars(tx, listingIds)
  await tx.$executeRaw`
    WITH counted AS (
      SELECT * FROM unnest(${listingIds}::uuid[], ${days}::date[], ${offered}::int[])
        AS counted(listing_id, day, offered)
    ), span AS (
      SELECT listing_id, min(day) AS first, max(day) AS last FROM counted GROUP BY listing_id
    ), booked AS (
      SELECT b.listing_id, night::date AS day, sum(b.quantity) AS sold
      FROM span JOIN bookings b ON b.listing_id = span.listing_id AND b.date <= span.last
        AND coalesce(b.departure - 1, b.date) >= span.first
      CROSS JOIN generate_series(b.date, coalesce(b.departure - 1, b.date), interval '1 day') AS night
      WHERE b.status = 'booked' AND b.add_on_id IS NULL GROUP BY 1, 2
    )
    INSERT INTO daily_places (listing_id, day, offered, sold)
    SELECT listing_id, day, offered, coalesce(sold, 0) FROM counted LEFT JOIN booked USING (listing_id, day)
    ON CONFLICT DO NOTHING`
}

/** All experiences of one BUM Desa with days that are over and not counted, the longest uncounted first. */
async function listUncounted(): Promise<Uncounted[]> {
  const { rows } = await pool.query<Uncounted>({
    name: 'uncounted-places',
    text: `WITH uncounted AS (
        SELECT * FROM (
          SELECT e.listing_id AS "listingId", e.shop_id AS "shopId", ${uncountedFromSql} AS "from",
            (now() AT TIME ZONE zone_name(e.zone))::date - 1 AS yesterday, ${offSaleFromSql} AS "offSaleFrom"
          FROM ${experiencesSql}) each
        WHERE "from" <= yesterday)
      SELECT * FROM uncounted
      WHERE "shopId" = (SELECT "shopId" FROM uncounted ORDER BY "from", "shopId" LIMIT 1) ORDER BY "from"`,
  })
  return rows
}
