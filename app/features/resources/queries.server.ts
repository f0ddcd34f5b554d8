import { type CalendarDate, calendarDate } from '#app/features/bookings/calendar-date.ts'
import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { AssignedResource, Duty, Whereabouts } from './duty.ts'
import { type Busy, freeResources, type Resource, type TimeSpan } from './resource.ts'

/** Active ones first. */
export async function listResources(shopId: ReadableShopId): Promise<Resource[]> {
  const { rows } = await pool.query<Resource>({
    name: 'resources',
    text: `SELECT id, kind::text, name, capacity, is_active AS "isActive", weekdays FROM resources
      WHERE shop_id = $1 ORDER BY is_active DESC, kind, lower(name)`,
    values: [shopId],
  })
  return rows
}

/** Null for another BUM Desa's. */
export async function getResource(where: {
  shopId: ReadableShopId
  resourceId: string
}): Promise<Resource | null> {
  const resources = await listResources(where.shopId)
  return resources.find(({ id }) => id === where.resourceId) ?? null
}

type OfDay = { shopId: ReadableShopId; date: CalendarDate }

/** Everything of a day that resources can go along with: days, sessions, and paid bookings one by one. */
export async function listDuties(day: OfDay): Promise<Duty[]> {
  const duties = await loadDuties(day)
  if (duties.length === 0) return []
  const resources = await listResources(day.shopId)
  const assignments = await loadAssignments(day.shopId, spanOf(duties))
  return duties.map(({ listingId, date, ...duty }) => {
    const free = freeResources(
      { ...duty, date: calendarDate(date) },
      { resources, busy: assignments },
    )
    const assigned = assignments.filter((each) =>
      duty.bookingId === null
        ? each.bookingId === null &&
          each.listingId === listingId &&
          each.date === date &&
          each.sessionId === duty.sessionId
        : each.bookingId === duty.bookingId,
    )
    return { ...duty, free, assigned: assigned.map(toAssigned) }
  })
}

type DutyRow = Omit<Duty, 'assigned' | 'free'> & { listingId: string; date: string }

/** Of nights only the bookings: a room is never shared. Of plain tickets only the day: nobody leads each. */
async function loadDuties({ shopId, date }: OfDay): Promise<DutyRow[]> {
  const { rows } = await pool.query<DutyRow>({
    name: 'duties-of-day',
    text: `WITH wanted AS (
        SELECT e.listing_id, $2::date AS date, s.id AS session_id, NULL::uuid AS booking_id,
          NULL::date AS departure,
          (SELECT sum(b.quantity)::int FROM bookings b WHERE b.listing_id = e.listing_id
            AND b.date = $2 AND b.session_id IS NOT DISTINCT FROM s.id AND b.status = 'booked'
            AND b.add_on_id IS NULL) AS people
        FROM experiences e
        LEFT JOIN experience_sessions s ON s.listing_id = e.listing_id AND s.is_active
        WHERE e.shop_id = $1 AND e.mode <> 'night' AND (e.mode <> 'session' OR s.id IS NOT NULL)
        UNION ALL SELECT b.listing_id, b.date, b.session_id, b.id, b.departure, b.quantity
        FROM bookings b JOIN experiences e ON e.listing_id = b.listing_id
        WHERE b.shop_id = $1 AND b.status = 'booked' AND b.add_on_id IS NULL AND e.mode <> 'anyDay'
          AND b.date BETWEEN $2::date - 90 AND $2 AND coalesce(b.departure, b.date) >= $2
      )
      SELECT l.slug, wanted.listing_id AS "listingId", wanted.date, wanted.session_id AS "sessionId",
        wanted.booking_id AS "bookingId", e.zone::text, time.starts_at AS "startsAt",
        time.ends_at AS "endsAt",
        CASE WHEN l.unit = 'orang' AND e.mode <> 'night' THEN coalesce(wanted.people, 0) END AS people
      FROM wanted JOIN experiences e ON e.listing_id = wanted.listing_id
      JOIN listings l ON l.id = e.listing_id
      CROSS JOIN LATERAL visit_time(wanted.listing_id, wanted.date, wanted.session_id,
        wanted.departure) time
      ORDER BY time.starts_at, wanted.booking_id NULLS FIRST`,
    values: [shopId, date],
  })
  return rows
}

function spanOf(spans: readonly TimeSpan[]): TimeSpan {
  const by = (pick: (span: TimeSpan) => Date) => spans.map((span) => pick(span).getTime())
  return {
    startsAt: new Date(Math.min(...by(({ startsAt }) => startsAt))),
    endsAt: new Date(Math.max(...by(({ endsAt }) => endsAt))),
  }
}

type Assignment = Busy &
  AssignedResource & {
    listingId: string
    date: string
    sessionId: string | null
    bookingId: string | null
  }

async function loadAssignments(shopId: ReadableShopId, span: TimeSpan): Promise<Assignment[]> {
  const { rows } = await pool.query<Assignment>({
    name: 'assignments-within',
    text: `SELECT a.id, a.resource_id AS "resourceId", r.kind::text, r.name, r.capacity,
        a.listing_id AS "listingId", a.date, a.session_id AS "sessionId",
        a.booking_id AS "bookingId", a.starts_at AS "startsAt", a.ends_at AS "endsAt"
      FROM resource_assignments a JOIN resources r ON r.id = a.resource_id
      WHERE a.shop_id = $1 AND NOT a.is_released AND a.starts_at < $3 AND a.ends_at > $2
      ORDER BY r.kind, lower(r.name)`,
    values: [shopId, span.startsAt, span.endsAt],
  })
  return rows
}

const toAssigned = ({ id, resourceId, kind, name, capacity }: Assignment): AssignedResource => ({
  id,
  resourceId,
  kind,
  name,
  capacity,
})

/** Every active resource and each other that is somewhere on this day, with where it is and when. */
export async function listWhereabouts({ shopId, date }: OfDay): Promise<Whereabouts[]> {
  const resources = await listResources(shopId)
  const { rows } = await pool.query<Whereabouts['stations'][number] & { resourceId: string }>({
    name: 'whereabouts',
    text: `SELECT a.id, a.resource_id AS "resourceId", a.starts_at AS "startsAt",
        a.ends_at AS "endsAt", e.zone::text, l.title_id AS title, o.number AS "orderNumber",
        CASE WHEN l.unit = 'orang' AND e.mode <> 'night' THEN coalesce(b.quantity,
          (SELECT sum(each.quantity)::int FROM bookings each WHERE each.listing_id = a.listing_id
            AND each.date = a.date AND each.session_id IS NOT DISTINCT FROM a.session_id
            AND each.status = 'booked' AND each.add_on_id IS NULL), 0) END AS people
      FROM resource_assignments a
      JOIN experiences e ON e.listing_id = a.listing_id JOIN listings l ON l.id = a.listing_id
      LEFT JOIN bookings b ON b.id = a.booking_id
      LEFT JOIN order_lines line ON line.id = b.order_line_id
      LEFT JOIN orders o ON o.id = line.order_id
      WHERE a.shop_id = $1 AND NOT a.is_released
        AND a.starts_at < (($2::date + 1)::timestamp AT TIME ZONE zone_name(e.zone))
        AND a.ends_at > ($2::date::timestamp AT TIME ZONE zone_name(e.zone))
      ORDER BY a.starts_at`,
    values: [shopId, date],
  })
  const stations = Map.groupBy(rows, ({ resourceId }) => resourceId)
  return resources
    .map((resource) => ({ resource, stations: stations.get(resource.id) ?? [] }))
    .filter(({ resource, stations: its }) => resource.isActive || its.length > 0)
}
