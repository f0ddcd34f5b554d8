import type { Zone } from '#app/core/dates.ts'
import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Refusal, type Result } from '#app/core/result.ts'
import {
  type CalendarDate,
  todayAt,
  type Weekday,
  weekdayOf,
} from '#app/features/bookings/calendar-date.ts'
import type { CalendarDeed } from '#app/features/bookings/desk-commands.server.ts'
import { zoneNameOfExperience } from '#app/features/bookings/zone-name.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { TimeSpan } from './resource.ts'

/** A booking of the day, else one of its sessions, else (both null) the day itself. */
export type DutyKey = { sessionId: string | null; bookingId: string | null }

/** Where the resource is at that time. */
export type ResourceClash = TimeSpan & {
  zone: Zone
  title: string
  orderNumber: string | null
}

export type AssignResult =
  | Result<undefined, 'past' | 'already-changed' | 'resource-rests'>
  | (Refusal<'resource-taken'> & { resource: string; elsewhere: ResourceClash })

type Duty = TimeSpan & {
  zone: Zone
  date: CalendarDate
  lastDay: CalendarDate
  sessionId: string | null
}
type LockedResource = { name: string; isActive: boolean; weekdays: Weekday[] }

/**
 * Sends a resource along. The calendar is locked first, as by everybody who sells or cancels, so that
 * the booking does not end meanwhile; then the resource, so that of two who want it the second sees
 * what the first has done. The exclusion constraint is the last line behind that lock.
 */
export function assignResource(
  deed: CalendarDeed & DutyKey & { resourceId: string },
): Promise<AssignResult> {
  return transaction(async (tx) => {
    const duty = await lockDuty(tx, deed)
    if (!duty) return refuse('already-changed')
    if (duty.lastDay < todayAt(duty.zone, new Date())) return refuse('past')
    const resource = await lockResource(tx, deed)
    if (!resource) return refuse('already-changed')
    const works = resource.isActive && resource.weekdays.includes(weekdayOf(duty.date))
    if (!works) return refuse('resource-rests')
    const elsewhere = await findClash(tx, deed, duty)
    if (elsewhere) return { ...refuse('resource-taken'), resource: resource.name, elsewhere }
    const { shopId, listingId, resourceId, bookingId } = deed
    await tx.$executeRaw`
      INSERT INTO resource_assignments (id, resource_id, shop_id, listing_id, booking_id, date,
        session_id, starts_at, ends_at)
      VALUES (${newId()}::uuid, ${resourceId}::uuid, ${shopId}::uuid, ${listingId}::uuid,
        ${bookingId}::uuid, ${duty.date}::date, ${duty.sessionId}::uuid, ${duty.startsAt}, ${duty.endsAt})`
    await record(tx, deed, { from: 'free', to: 'assigned', bookingId, sessionId: duty.sessionId })
    return ok()
  })
}

/** Takes it off again, unless somebody was faster or the day is over: where it was stays on record. */
export function unassignResource(
  deed: CalendarDeed & { assignmentId: string },
): Promise<Result<undefined, 'already-changed'>> {
  return transaction(async (tx) => {
    const { listingId, shopId, assignmentId } = deed
    const [freed] = await tx.$queryRaw<
      { resourceId: string; bookingId: string | null; sessionId: string | null }[]
    >`
      UPDATE resource_assignments a SET is_released = true FROM experiences e
      WHERE a.id = ${assignmentId}::uuid AND a.listing_id = ${listingId}::uuid
        AND a.shop_id = ${shopId}::uuid AND NOT a.is_released AND e.listing_id = a.listing_id
        AND (a.ends_at AT TIME ZONE ${zoneNameOfExperience})::date
          >= (now() AT TIME ZONE ${zoneNameOfExperience})::date
      RETURNING a.resource_id AS "resourceId", a.booking_id AS "bookingId",
        a.session_id AS "sessionId"`
    if (!freed) return refuse('already-changed')
    await record(tx, { ...deed, ...freed }, { from: 'assigned', to: 'free', ...freed })
    return ok()
  })
}

/** What is to be gone along with and when, if this BUM Desa has it on that day. */
async function lockDuty(
  tx: Tx,
  { shopId, listingId, date, sessionId, bookingId }: CalendarDeed & DutyKey,
): Promise<Duty | undefined> {
  await tx.$queryRaw`
    SELECT FROM experiences WHERE listing_id = ${listingId}::uuid AND shop_id = ${shopId}::uuid
    FOR NO KEY UPDATE`
  const [duty] = await tx.$queryRaw<Duty[]>`
    SELECT e.zone::text, wanted.date::text, coalesce(b.departure, wanted.date)::text AS "lastDay",
      wanted.session AS "sessionId", time.starts_at AS "startsAt", time.ends_at AS "endsAt"
    FROM experiences e
    LEFT JOIN bookings b ON b.id = ${bookingId}::uuid AND b.listing_id = e.listing_id
      AND b.status = 'booked' AND b.add_on_id IS NULL
      AND ${date}::date BETWEEN b.date AND coalesce(b.departure, b.date)
    LEFT JOIN experience_sessions s ON s.id = ${sessionId}::uuid AND s.listing_id = e.listing_id
      AND s.is_active
    CROSS JOIN LATERAL (SELECT coalesce(b.date, ${date}::date) AS date,
      coalesce(b.session_id, s.id) AS session) wanted
    CROSS JOIN LATERAL visit_time(e.listing_id, wanted.date, wanted.session, b.departure) time
    WHERE e.listing_id = ${listingId}::uuid AND e.shop_id = ${shopId}::uuid
      AND CASE WHEN ${bookingId}::uuid IS NOT NULL THEN b.id IS NOT NULL
        ELSE e.mode <> 'night' AND (e.mode = 'session') = (s.id IS NOT NULL) END`
  return duty
}

async function lockResource(
  tx: Tx,
  { shopId, resourceId }: CalendarDeed & { resourceId: string },
): Promise<LockedResource | undefined> {
  const [resource] = await tx.$queryRaw<LockedResource[]>`
    SELECT name, is_active AS "isActive", weekdays FROM resources
    WHERE id = ${resourceId}::uuid AND shop_id = ${shopId}::uuid FOR NO KEY UPDATE`
  return resource
}

async function findClash(
  tx: Tx,
  { resourceId, shopId }: CalendarDeed & { resourceId: string },
  { startsAt, endsAt }: Duty,
): Promise<ResourceClash | undefined> {
  const [clash] = await tx.$queryRaw<ResourceClash[]>`
    SELECT e.zone::text, l.title_id AS title, a.starts_at AS "startsAt", a.ends_at AS "endsAt",
      o.number AS "orderNumber"
    FROM resource_assignments a
    JOIN experiences e ON e.listing_id = a.listing_id JOIN listings l ON l.id = a.listing_id
    LEFT JOIN bookings b ON b.id = a.booking_id
    LEFT JOIN order_lines line ON line.id = b.order_line_id
    LEFT JOIN orders o ON o.id = line.order_id
    WHERE a.resource_id = ${resourceId}::uuid AND a.shop_id = ${shopId}::uuid AND NOT a.is_released
      AND tstzrange(a.starts_at, a.ends_at) && tstzrange(${startsAt}, ${endsAt})
    ORDER BY a.starts_at LIMIT 1`
  return clash
}

type Change = { from: string; to: string } & DutyKey

function record(
  tx: Tx,
  { resourceId, shopId, date, listingId, actor }: CalendarDeed & { resourceId: string },
  { from, to, bookingId, sessionId }: Change,
) {
  const details = { date, listingId, bookingId, sessionId }
  const subject = { type: 'resource', id: resourceId } as const
  return recordAudit(tx, [{ subject, action: 'assignment', from, to, actor, shopId, details }])
}
