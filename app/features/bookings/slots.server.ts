import { newId } from '#app/core/ids.ts'
import type { Tx } from '#app/server/db.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { type CalendarDate, datesFromTo } from './calendar-date.ts'
import { daysOf, type Visit, visitColumns } from './visit.ts'

/** Of one experience all sales are one after the other; the database's clock is everybody's. */
export async function lockCalendars(tx: Tx, listingIds: readonly string[]): Promise<Date> {
  await tx.$queryRaw`
    SELECT listing_id FROM experiences WHERE listing_id = ANY(${[...listingIds]}::uuid[])
    ORDER BY listing_id FOR NO KEY UPDATE`
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
  return clock?.now ?? new Date()
}

type WantedPlaces = { listingId: string; visit: Visit; quantity: number; addOnId: string | null }

/** A day's row is made by the first who comes, and follows the calendar while it can. */
export async function takeSlots(
  tx: Tx,
  { listingId, visit, quantity, addOnId }: WantedPlaces,
  { capacity, as }: { capacity: number; as: 'held' | 'sold' },
): Promise<string[]> {
  const count = Prisma.raw(as)
  const { from, to } = daysOf(visit)
  const { sessionId } = visitColumns(visit)
  const dates = datesFromTo(from, to)
  await tx.$executeRaw`
    INSERT INTO slots (id, listing_id, date, session_id, add_on_id, capacity)
    SELECT day.id, ${listingId}::uuid, day.date, ${sessionId}::uuid, ${addOnId}::uuid, ${capacity}
    FROM unnest(${dates.map(() => newId())}::uuid[], ${dates}::date[]) AS day(id, date)
    ON CONFLICT (listing_id, date, session_id, add_on_id) DO NOTHING`
  const taken = await tx.$queryRaw<{ id: string }[]>`
    UPDATE slots SET ${count} = ${count} + ${quantity}, capacity = ${capacity}
    WHERE listing_id = ${listingId}::uuid AND date = ANY(${dates}::date[])
      AND session_id IS NOT DISTINCT FROM ${sessionId}::uuid
      AND add_on_id IS NOT DISTINCT FROM ${addOnId}::uuid
      AND held + sold + ${quantity} <= ${capacity}
    RETURNING id`
  if (taken.length !== dates.length) throw new Error('The calendar had room and a slot had not')
  return taken.map(({ id }) => id)
}

/**
 * The counters that bookings `b` take part in, each with how many: of a visit that of its day, of an add-on
 * of a stay those of its nights. To be used under the lock of the calendar.
 */
export const countersOf = (bookings: Prisma.Sql) => Prisma.sql`
  SELECT s.id, sum(b.quantity)::int AS quantity
  FROM ${bookings} b JOIN slots s ON s.listing_id = b.listing_id
    AND s.date BETWEEN b.date AND coalesce(b.departure - 1, b.date)
    AND s.session_id IS NOT DISTINCT FROM b.session_id AND s.add_on_id IS NOT DISTINCT FROM b.add_on_id
  WHERE b.departure IS NULL OR b.add_on_id IS NOT NULL
  GROUP BY s.id`

/** The row of a day on which a group may be promised a place, with the capacity the calendar says. */
export async function openSlot(
  tx: Tx,
  { listingId, date, capacity }: { listingId: string; date: CalendarDate; capacity: number },
): Promise<string> {
  const [slot] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO slots (id, listing_id, date, capacity)
    VALUES (${newId()}::uuid, ${listingId}::uuid, ${date}::date, ${capacity})
    ON CONFLICT (listing_id, date, session_id, add_on_id) DO UPDATE SET capacity = excluded.capacity
    RETURNING id`
  if (!slot) throw new Error(`The day ${date} has no row`)
  return slot.id
}

/** The place a confirmed request has just given up, for its booking: under the same lock, so it is there. */
export async function takeKeptPlace(tx: Tx, requestId: string): Promise<string> {
  const [slot] = await tx.$queryRaw<{ id: string }[]>`
    UPDATE slots SET held = held + 1
    WHERE id = (SELECT slot_id FROM group_requests WHERE id = ${requestId}::uuid) RETURNING id`
  if (!slot) throw new Error(`Request ${requestId} was confirmed and has no place`)
  return slot.id
}
