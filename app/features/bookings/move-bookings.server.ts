import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { fitLine } from './add-on.ts'
import { loadCalendars, loadTaken } from './calendar.server.ts'
import type { LockedBooking } from './cancel-bookings.server.ts'
import type { ExperienceCalendar, WishRefusal } from './experience-calendar.ts'
import { loadDayFacts } from './offers.server.ts'
import { countersOf, takeSlots } from './slots.server.ts'
import { daysOf, isSameVisit, type Visit, visitColumns } from './visit.ts'
import { priceOfVisit } from './visit-price.ts'

/** `dearer`: a day that costs more than what was paid; the difference is not asked for. */
export type MoveRefusal = WishRefusal | 'same-date' | 'dearer'

type Move = { visit: Visit; now: Date; actor: Actor }

/**
 * Everybody who comes together goes to another day, all or nobody, for the price that was paid. The
 * calendar and the bookings must be locked. On a refusal nothing has changed.
 */
export async function moveBookings(
  tx: Tx,
  party: readonly LockedBooking[],
  move: Move,
): Promise<Result<undefined, MoveRefusal>> {
  const [first] = party
  if (!first || isSameVisit(first.visit, move.visit)) return refuse('same-date')
  const calendar = await calendarFor(tx, party)
  if (!calendar) return refuse('not-offered')
  if (await isDearer(tx, party, move.visit)) return refuse('dearer')
  return settle(tx, party, { ...move, calendar })
}

/**
 * The same for who was told not to come: a day on which there is room, however soon it is and whatever it
 * costs, and the day that was called off as well once it is open again.
 */
export async function rebookBookings(
  tx: Tx,
  party: readonly LockedBooking[],
  move: Move,
): Promise<Result<undefined, MoveRefusal>> {
  const calendar = await calendarFor(tx, party)
  if (!calendar) return refuse('not-offered')
  const rules = { ...calendar.rules, leadTimeHours: 0 }
  return settle(tx, party, { ...move, calendar: { ...calendar, rules } })
}

/** Null where nobody may come on a day of his own choice. */
async function calendarFor(
  tx: Tx,
  party: readonly LockedBooking[],
): Promise<ExperienceCalendar | null> {
  const [first] = party
  // The BUM Desa has promised a group this day, and no other.
  const isPromised = party.some(({ requestId }) => requestId !== null)
  if (!first || isPromised || !(await areForSale(tx, party))) return null
  return (await loadCalendars(tx, [first.listingId])).get(first.listingId) ?? null
}

async function settle(
  tx: Tx,
  party: readonly LockedBooking[],
  { visit, now, actor, calendar }: Move & { calendar: ExperienceCalendar },
): Promise<Result<undefined, MoveRefusal>> {
  // Their own places may be what they need on the new days.
  await tx.$executeRaw`SAVEPOINT move_bookings`
  for (const booking of party) if (booking.status === 'booked') await leave(tx, booking)
  for (const booking of party) {
    const refusal = await enter(tx, booking, { visit, now, calendar })
    if (refusal === null) continue
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT move_bookings`
    return refuse(refusal)
  }
  await tx.bookingMove.createMany({
    data: party.map(({ id: bookingId, shopId, visit: before }) => {
      const { date, departure } = visitColumns(before)
      return {
        id: newId(),
        bookingId,
        shopId,
        date: new Date(date),
        departure: departure && new Date(departure),
      }
    }),
  })
  await recordAudit(
    tx,
    party.map(({ id, shopId, visit: before }) => ({
      subject: { type: 'booking', id },
      action: 'date-changed',
      from: before.date,
      to: visit.date,
      actor,
      shopId,
      details: {
        sessionBefore: visitColumns(before).sessionId,
        session: visitColumns(visit).sessionId,
      },
    })),
  )
  return ok()
}

/** Who runs a place that is paused does not wait for guests either. */
async function areForSale(tx: Tx, party: readonly LockedBooking[]): Promise<boolean> {
  const variantIds = party.map(({ variantId }) => variantId)
  const [paused] = await tx.$queryRaw<{ id: string }[]>`
    SELECT v.id FROM variants v JOIN listings l ON l.id = v.listing_id
    JOIN makers m ON m.id = l.maker_id JOIN shops s ON s.id = v.shop_id
    WHERE v.id = ANY(${variantIds}::uuid[])
      AND NOT (v.is_active AND l.status = 'live' AND m.status = 'active' AND s.status = 'open') LIMIT 1`
  return !paused
}

async function isDearer(tx: Tx, party: readonly LockedBooking[], visit: Visit): Promise<boolean> {
  const variantIds = party.map(({ variantId }) => variantId)
  const { priceOn } = await loadDayFacts(tx, variantIds, daysOf(visit))
  return party.some(
    ({ variantId, wholePrice }) =>
      priceOfVisit(visit, (date) => priceOn(variantId, date)) > wholePrice,
  )
}

async function leave(tx: Tx, { id }: LockedBooking): Promise<void> {
  await tx.$executeRaw`
    WITH leaving AS (SELECT * FROM bookings WHERE id = ${id}::uuid AND status = 'booked')
    UPDATE slots SET sold = sold - gone.quantity
    FROM (${countersOf(Prisma.sql`leaving`)}) gone WHERE slots.id = gone.id`
  await tx.$executeRaw`UPDATE unit_stays SET is_released = true WHERE booking_id = ${id}::uuid`
}

async function enter(
  tx: Tx,
  { id, listingId, quantity, addOnId, companions, status }: LockedBooking,
  { visit, now, calendar }: { visit: Visit; now: Date; calendar: ExperienceCalendar },
): Promise<WishRefusal | null> {
  const taken = (await loadTaken(tx, [listingId], daysOf(visit))).get(listingId)
  if (!taken) throw new Error(`Nothing was read of ${listingId}`)
  const line = { listingId, visit, quantity, addOnId }
  const fit = fitLine(calendar, { ...line, companions }, { now, taken })
  if (!fit.ok) return fit.reason
  const isCounted = visit.kind === 'day' || addOnId !== null
  const slots = { capacity: fit.capacity, as: 'sold' } as const
  const [firstSlot] = isCounted ? await takeSlots(tx, line, slots) : []
  const slotId = visit.kind === 'day' ? firstSlot : null
  const { date, sessionId, departure } = visitColumns(visit)
  const moved = await tx.$executeRaw`
    UPDATE bookings SET date = ${date}::date, session_id = ${sessionId}::uuid,
      departure = ${departure}::date, slot_id = ${slotId}::uuid, status = 'booked', choose_by = NULL
    WHERE id = ${id}::uuid AND status = ${status}::"BookingStatus"`
  if (moved !== 1) throw new Error(`Booking ${id} changed under its own lock`)
  for (const unitId of fit.unitIds) {
    await tx.$executeRaw`
      INSERT INTO unit_stays (id, unit_id, booking_id, arrival, departure)
      VALUES (${newId()}::uuid, ${unitId}::uuid, ${id}::uuid, ${date}::date, ${departure}::date)`
  }
  return null
}
