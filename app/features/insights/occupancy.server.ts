import { type CalendarDate, datesFromTo } from '#app/features/bookings/calendar-date.ts'
import type { DeskExperience } from '#app/features/bookings/desk-day.ts'
import { listDeskExperiences } from '#app/features/bookings/desk-queries.server.ts'
import type { CalendarMode } from '#app/features/bookings/experience-calendar.ts'
import { countedUnit } from '#app/features/bookings/visit-unit.ts'
import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { noPlaces, type Occupied, type PlaceCount } from './occupancy.ts'
import type { Days, Period } from './period.ts'
import { placesOn } from './places.ts'
import { experiencesSql, offSaleFromSql, uncountedFromSql } from './uncounted-days.server.ts'

/**
 * What was taken and offered of each experience on these days and on those they are compared with: of days
 * that are over as it was counted then, of today (and of what is not counted yet) by the calendar as it is now.
 */
export async function listOccupied(
  asked: Period & { shopId: ReadableShopId },
): Promise<Occupied[]> {
  const { shopId, from, to, before } = asked
  const rows = await listCounted(asked)
  const uncounted = rows.flatMap((row) => [
    ...uncountedOf(row, { from, to }),
    ...uncountedOf(row, before),
  ])
  const calendars = await loadCalendarsOf(shopId, uncounted)
  return rows.map((row) => {
    const experience = calendars.get(row.listingId)
    const withUncounted = (counted: PlaceCount, days: Days): PlaceCount =>
      uncountedOf(row, days).reduce((sum, date) => {
        const day = experience ? placesOn({ ...row, experience, date }) : noPlaces
        return { sold: sum.sold + day.sold, offered: sum.offered + day.offered }
      }, counted)
    return {
      slug: row.slug,
      title: row.title,
      unit: countedUnit(row.unit, row.mode),
      ...withUncounted(row.now, { from, to }),
      before: withUncounted(row.before, before),
    }
  })
}

type CountedRow = {
  listingId: string
  slug: string
  title: string
  unit: string
  mode: CalendarMode['kind']
  uncountedFrom: CalendarDate
  offSaleFrom: CalendarDate | null
  now: PlaceCount
  before: PlaceCount
}

async function listCounted(asked: Period & { shopId: ReadableShopId }): Promise<CountedRow[]> {
  const { shopId, from, to, before } = asked
  const { rows } = await pool.query<CountedRow>({
    name: 'occupied',
    text: `SELECT l.id AS "listingId", l.slug, l.title_id AS title, l.unit, e.mode::text,
        ${uncountedFromSql} AS "uncountedFrom", ${offSaleFromSql} AS "offSaleFrom",
        ${countSql('$2', '$3')} AS now, ${countSql('$4', '$5')} AS before
      FROM ${experiencesSql} WHERE e.shop_id = $1 ORDER BY l.title_id, l.id`,
    values: [shopId, from, to, before.from, before.to],
  })
  return rows
}

const countSql = (from: string, to: string) => `(
  SELECT json_build_object('sold', coalesce(sum(sold), 0), 'offered', coalesce(sum(offered), 0))
  FROM daily_places WHERE listing_id = e.listing_id AND day BETWEEN ${from} AND ${to})`

function uncountedOf({ uncountedFrom }: CountedRow, { from, to }: Days): CalendarDate[] {
  return datesFromTo(from > uncountedFrom ? from : uncountedFrom, to)
}

async function loadCalendarsOf(
  shopId: ReadableShopId,
  days: readonly CalendarDate[],
): Promise<Map<string, DeskExperience>> {
  const sorted = days.toSorted()
  const [first, last] = [sorted.at(0), sorted.at(-1)]
  if (!first || !last) return new Map()
  const experiences = await listDeskExperiences({ shopId, from: first, to: last })
  return new Map(experiences.map((experience) => [experience.listingId, experience]))
}
