import { timeOfId } from '#app/core/ids.ts'
import { calendarDate } from '#app/features/bookings/calendar-date.ts'
import { db } from '#app/server/db.server.ts'
import { digestOf } from '#app/server/sealed.server.ts'
import type { Occupied } from './occupancy-file.ts'

/** What is taken from today on, for whoever knows the token; null for a token that is none or no longer one. */
export async function listOccupied(token: string): Promise<Occupied[] | null> {
  const link = await db.calendarLink.findUnique({ where: { tokenDigest: digestOf(token) } })
  if (!link) return null
  return link.unitId === null ? ofExperience(link.listingId) : ofUnit(link.unitId)
}

/**
 * Bookings, paid or not, and what the BUM Desa keeps for itself. What another site has given away is not
 * given out again: two sites that copy from each other would keep a cancelled night for ever.
 */
async function ofUnit(unitId: string): Promise<Occupied[]> {
  const rows = await db.$queryRaw<
    { id: string; arrival: string; departure: string; number: string | null }[]
  >`
    SELECT stay.id, stay.arrival::text, stay.departure::text,
      CASE WHEN b.status = 'booked' THEN o.number END AS number
    FROM unit_stays stay
    JOIN experience_units u ON u.id = stay.unit_id
    JOIN experiences e ON e.listing_id = u.listing_id
    LEFT JOIN bookings b ON b.id = stay.booking_id
    LEFT JOIN order_lines line ON line.id = b.order_line_id
    LEFT JOIN orders o ON o.id = line.order_id
    WHERE stay.unit_id = ${unitId}::uuid AND NOT stay.is_released AND stay.feed_id IS NULL
      AND stay.departure >= (now() AT TIME ZONE zone_name(e.zone))::date
    ORDER BY stay.arrival`
  return rows.map(({ id, arrival, departure, number }) => ({
    id,
    number,
    madeAt: timeOfId(id),
    when: {
      kind: 'nights',
      arrival: calendarDate(arrival),
      departure: calendarDate(departure),
    },
  }))
}

type SlotRow = {
  id: string
  date: string
  next: string
  isTimed: boolean
  startsAt: Date
  endsAt: Date
  number: string
  lastBooking: string
}

/** Each day or session with how many places of it are taken. */
async function ofExperience(listingId: string): Promise<Occupied[]> {
  const rows = await db.$queryRaw<SlotRow[]>`
    SELECT s.id, s.date::text, (s.date + 1)::text AS next, s.session_id IS NOT NULL AS "isTimed",
      time.starts_at AS "startsAt", time.ends_at AS "endsAt",
      s.held + s.sold || '/' || s.capacity AS number, last.id AS "lastBooking"
    FROM slots s JOIN experiences e ON e.listing_id = s.listing_id
    CROSS JOIN LATERAL visit_time(s.listing_id, s.date, s.session_id, NULL) time
    CROSS JOIN LATERAL (SELECT coalesce(max(b.id::text), s.id::text) AS id FROM bookings b
      WHERE b.slot_id = s.id AND b.status IN ('held', 'booked')) last
    WHERE s.listing_id = ${listingId}::uuid AND s.add_on_id IS NULL AND s.held + s.sold > 0
      AND s.date >= (now() AT TIME ZONE zone_name(e.zone))::date
    ORDER BY time.starts_at`
  return rows.map(({ id, number, lastBooking, ...row }) => ({
    id,
    number,
    madeAt: timeOfId(lastBooking),
    when: row.isTimed
      ? { kind: 'hours', startsAt: row.startsAt, endsAt: row.endsAt }
      : { kind: 'nights', arrival: calendarDate(row.date), departure: calendarDate(row.next) },
  }))
}
