import type { Zone } from '#app/core/dates.ts'
import { db, pool } from '#app/server/db.server.ts'
import { columnsOfDesk, type OfDesk, type ReadableShopId } from '#app/server/scopes.server.ts'
import { loadCalendars } from './calendar.server.ts'
import { type CalendarDate, calendarDate, todayAt } from './calendar-date.ts'
import type { CountedSlot, DeskExperience, DeskStay, DeskUnit } from './desk-day.ts'
import { slotKey, type SlotKey } from './experience-calendar.ts'

type Days = { shopId: string; from: CalendarDate; to: CalendarDate }
type Asked = OfDesk & Omit<Days, 'shopId'>

/** Every experience of this BUM Desa, or of one unit of it, with what is taken on the days from–to (both included). */
export async function listDeskExperiences(asked: Asked): Promise<DeskExperience[]> {
  const experiences = await listExperiences(asked)
  if (experiences.length === 0) return []
  const days = { ...asked, ...columnsOfDesk(asked) }
  const [calendars, slots, stays] = await Promise.all([
    loadCalendars(
      db,
      experiences.map(({ listingId }) => listingId),
      asked.from,
    ),
    loadSlotCounts(days),
    loadStays(days),
  ])
  return experiences.flatMap(({ listingId, ...words }) => {
    const calendar = calendars.get(listingId)
    if (!calendar) return []
    return {
      listingId,
      ...words,
      calendar,
      slots: slots.get(listingId) ?? new Map<SlotKey, CountedSlot>(),
      stays: stays.get(listingId) ?? [],
    }
  })
}

type ExperienceRow = { listingId: string; slug: string; title: string; units: DeskUnit[] }

async function listExperiences(of: OfDesk): Promise<ExperienceRow[]> {
  const { shopId, unitId } = columnsOfDesk(of)
  const { rows } = await pool.query<ExperienceRow>({
    name: 'desk-experiences',
    text: `SELECT e.listing_id AS "listingId", l.slug, l.title_id AS title,
        (SELECT coalesce(json_agg(json_build_object('id', u.id, 'name', u.name, 'sleeps', u.sleeps)
            ORDER BY u.position, u.id), '[]')
          FROM experience_units u WHERE u.listing_id = e.listing_id AND u.is_active) AS units
      FROM experiences e JOIN listings l ON l.id = e.listing_id AND l.shop_id = e.shop_id
      WHERE e.shop_id = $1 AND ($2::uuid IS NULL OR l.business_unit_id = $2) ORDER BY l.title_id, l.id`,
    values: [shopId, unitId],
  })
  return rows
}

async function loadSlotCounts({ shopId, from, to }: Days) {
  const { rows } = await pool.query<
    CountedSlot & { listingId: string; date: string; sessionId: string | null }
  >({
    name: 'desk-slot-counts',
    text: `SELECT s.listing_id AS "listingId", s.date, s.session_id AS "sessionId", s.held, s.sold, s.capacity
      FROM slots s JOIN experiences e ON e.listing_id = s.listing_id
      WHERE e.shop_id = $1 AND s.date BETWEEN $2 AND $3 AND s.add_on_id IS NULL`,
    values: [shopId, from, to],
  })
  const byListing = new Map<string, Map<SlotKey, CountedSlot>>()
  for (const { listingId, date, sessionId, ...count } of rows) {
    const ofListing = byListing.get(listingId) ?? new Map<SlotKey, CountedSlot>()
    byListing.set(listingId, ofListing.set(slotKey(calendarDate(date), sessionId), count))
  }
  return byListing
}

/** Whose order a stay is said only once it is paid: before that it is none of the BUM Desa's business. */
async function loadStays({ shopId, from, to }: Days): Promise<Map<string, DeskStay[]>> {
  const { rows } = await pool.query<DeskStay & { listingId: string }>({
    name: 'desk-stays',
    text: `SELECT u.listing_id AS "listingId", stay.id, stay.unit_id AS "unitId", stay.arrival,
        stay.departure, coalesce(b.status::text, 'blocked') AS state,
        CASE WHEN b.status = 'booked' THEN o.number END AS "orderNumber",
        feed.host
      FROM experiences e JOIN experience_units u ON u.listing_id = e.listing_id
      JOIN unit_stays stay ON stay.unit_id = u.id AND NOT stay.is_released
        AND daterange(stay.arrival, stay.departure) && daterange($2, $3, '[]')
      LEFT JOIN calendar_feeds feed ON feed.id = stay.feed_id AND feed.shop_id = e.shop_id
      LEFT JOIN bookings b ON b.id = stay.booking_id AND b.shop_id = e.shop_id
      LEFT JOIN order_lines line ON line.id = b.order_line_id
      LEFT JOIN orders o ON o.id = line.order_id AND o.shop_id = e.shop_id
      WHERE e.shop_id = $1 ORDER BY stay.arrival`,
    values: [shopId, from, to],
  })
  return Map.groupBy(rows, ({ listingId }) => listingId)
}

/** Parties of a day that was called off and who have not chosen yet, by experience. */
export async function countWaiting({
  shopId,
  date,
}: {
  shopId: ReadableShopId
  date: CalendarDate
}): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ listingId: string; parties: number }>({
    name: 'desk-waiting',
    text: `SELECT b.listing_id AS "listingId", count(DISTINCT (line.order_id, b.session_id))::int AS parties
      FROM bookings b JOIN order_lines line ON line.id = b.order_line_id
      WHERE b.shop_id = $1 AND b.status = 'calledOff' AND b.date <= $2
        AND coalesce(b.departure - 1, b.date) >= $2
      GROUP BY 1`,
    values: [shopId, date],
  })
  return new Map(rows.map(({ listingId, parties }) => [listingId, parties]))
}

/** The day it is where this BUM Desa receives guests; null when it offers nothing with a calendar. */
export async function getTodayOfShop(shopId: ReadableShopId): Promise<CalendarDate | null> {
  const { rows } = await pool.query<{ zone: Zone }>({
    name: 'desk-zone',
    text: `SELECT zone::text FROM experiences WHERE shop_id = $1 ORDER BY listing_id LIMIT 1`,
    values: [shopId],
  })
  return rows[0] ? todayAt(rows[0].zone, new Date()) : null
}

/** Null for another shop's experience, or another unit's. */
export async function findExperienceId(where: OfDesk & { slug: string }): Promise<string | null> {
  const { shopId, unitId } = columnsOfDesk(where)
  const { rows } = await pool.query<{ listingId: string }>({
    name: 'desk-experience-id',
    text: `SELECT e.listing_id AS "listingId" FROM experiences e
      JOIN listings l ON l.id = e.listing_id AND l.shop_id = e.shop_id
      WHERE e.shop_id = $1 AND l.slug = $2 AND ($3::uuid IS NULL OR l.business_unit_id = $3)`,
    values: [shopId, where.slug.replaceAll('\0', ''), unitId],
  })
  return rows[0]?.listingId ?? null
}
