import { newId } from '#app/core/ids.ts'
import type { Tx } from '#app/server/db.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { type DatedLine, fitLine, leftForLine } from './add-on.ts'
import { loadCalendars, loadTaken } from './calendar.server.ts'
import { calendarDate, datesFromTo } from './calendar-date.ts'
import type { ExperienceCalendar, WishRefusal } from './experience-calendar.ts'
import { companionsOf, daysOf, visitColumns, visitFrom } from './visit.ts'
import { termsOfSale, type WalkIn } from './walk-in.ts'

/** `quantity`: tickets, groups or units, or pieces of an add-on. */
export type WantedVisit = DatedLine & { orderLineId: string; listingId: string; shopId: string }
export type VisitShortage = { orderLineId: string; reason: WishRefusal; left: number }

// The dated half of the one door to availability (features/availability). Every command here locks the
// calendars of what it touches, by listing and after all variants, and slots and units only under them:
// carts with the same days in another order queue up instead of deadlocking. The guarded update and the
// exclusion constraint are the last line behind that lock.

/**
 * Keeps days and nights for an unpaid purchase until a time (database clock). All or nothing: when
 * anything is returned the caller must roll back, because what could be taken was taken.
 */
export async function holdVisits(
  tx: Tx,
  hold: {
    purchaseId: string
    minutes: number
    visits: readonly WantedVisit[]
    walkIn?: WalkIn
  },
): Promise<VisitShortage[]> {
  if (hold.visits.length === 0) return []
  const listingIds = [...new Set(hold.visits.map(({ listingId }) => listingId))]
  const now = await lockCalendars(tx, listingIds)
  const calendars = await loadCalendars(tx, listingIds)
  const shortages: VisitShortage[] = []
  for (const wanted of hold.visits) {
    const calendar = calendars.get(wanted.listingId)
    const shortage = calendar
      ? await holdOne(tx, wanted, {
          ...hold,
          ...termsOfSale(calendar, { now, walkIn: hold.walkIn }),
        })
      : ({ reason: 'not-offered', left: 0 } as const)
    if (shortage) shortages.push({ orderLineId: wanted.orderLineId, ...shortage })
  }
  return shortages
}

/** Of one experience all sales are one after the other; the database's clock is everybody's. */
async function lockCalendars(tx: Tx, listingIds: readonly string[]): Promise<Date> {
  await tx.$queryRaw`
    SELECT listing_id FROM experiences WHERE listing_id = ANY(${[...listingIds]}::uuid[])
    ORDER BY listing_id FOR NO KEY UPDATE`
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
  return clock?.now ?? new Date()
}

type Circumstances = {
  purchaseId: string
  minutes: number
  visits: readonly WantedVisit[]
  calendar: ExperienceCalendar
  now: Date
}

async function holdOne(
  tx: Tx,
  wanted: WantedVisit,
  { purchaseId, minutes, visits, calendar, now }: Circumstances,
): Promise<{ reason: WishRefusal; left: number } | null> {
  const { visit, quantity, listingId, addOnId } = wanted
  const days = daysOf(visit)
  // Read again for each line: the one before may have taken of the same day.
  const taken = (await loadTaken(tx, [listingId], days)).get(listingId)
  if (!taken) throw new Error(`Nothing was read of ${listingId}`)
  const line = { ...wanted, companions: companionsOf(wanted, visits) }
  const fit = fitLine(calendar, line, { now, taken })
  if (!fit.ok) return { reason: fit.reason, left: leftForLine(calendar, wanted, { now, taken }) }
  const [slotId] = visit.kind === 'day' || addOnId ? await takeSlots(tx, wanted, fit.capacity) : []
  const { date, sessionId, departure } = visitColumns(visit)
  const [booking] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO bookings (id, order_line_id, purchase_id, shop_id, listing_id, status, date, session_id,
      departure, slot_id, add_on_id, quantity, refund_tiers, expires_at)
    VALUES (${newId()}::uuid, ${wanted.orderLineId}::uuid, ${purchaseId}::uuid, ${wanted.shopId}::uuid,
      ${listingId}::uuid, 'held', ${date}::date, ${sessionId}::uuid, ${departure}::date,
      ${visit.kind === 'day' ? slotId : null}::uuid, ${addOnId}::uuid, ${quantity},
      (SELECT refund_tiers FROM experiences WHERE listing_id = ${listingId}::uuid),
      now() + make_interval(mins => ${minutes}::int))
    ON CONFLICT (order_line_id) DO UPDATE
      SET status = 'held', slot_id = excluded.slot_id, expires_at = excluded.expires_at
      WHERE bookings.status = 'released'
    RETURNING id`
  if (!booking) throw new Error(`Line ${wanted.orderLineId} cannot hold the same days twice`)
  for (const unitId of fit.unitIds) {
    await tx.$executeRaw`
      INSERT INTO unit_stays (id, unit_id, booking_id, arrival, departure)
      VALUES (${newId()}::uuid, ${unitId}::uuid, ${booking.id}::uuid, ${date}::date, ${departure}::date)`
  }
  return null
}

/** A day's row is made by the first who comes, and follows the calendar while it can. */
async function takeSlots(
  tx: Tx,
  { listingId, visit, quantity, addOnId }: WantedVisit,
  capacity: number,
): Promise<string[]> {
  const { from, to } = daysOf(visit)
  const { sessionId } = visitColumns(visit)
  const dates = datesFromTo(from, to)
  await tx.$executeRaw`
    INSERT INTO slots (id, listing_id, date, session_id, add_on_id, capacity)
    SELECT day.id, ${listingId}::uuid, day.date, ${sessionId}::uuid, ${addOnId}::uuid, ${capacity}
    FROM unnest(${dates.map(() => newId())}::uuid[], ${dates}::date[]) AS day(id, date)
    ON CONFLICT (listing_id, date, session_id, add_on_id) DO NOTHING`
  const taken = await tx.$queryRaw<{ id: string }[]>`
    UPDATE slots SET held = held + ${quantity}, capacity = ${capacity}
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
const countersOf = (bookings: Prisma.Sql) => Prisma.sql`
  SELECT s.id, sum(b.quantity)::int AS quantity
  FROM ${bookings} b JOIN slots s ON s.listing_id = b.listing_id
    AND s.date BETWEEN b.date AND coalesce(b.departure - 1, b.date)
    AND s.session_id IS NOT DISTINCT FROM b.session_id AND s.add_on_id IS NOT DISTINCT FROM b.add_on_id
  WHERE b.departure IS NULL OR b.add_on_id IS NOT NULL
  GROUP BY s.id`

/** Keeps them for longer, never for shorter; nothing happens to what is over. */
export async function extendVisits(
  tx: Tx,
  { purchaseId, minutes }: { purchaseId: string; minutes: number },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE bookings SET expires_at = greatest(expires_at, now() + make_interval(mins => ${minutes}::int))
    WHERE purchase_id = ${purchaseId}::uuid AND status = 'held'`
}

/** Gives days and nights of an unpaid purchase back. A second call returns nothing twice. */
export async function releaseVisits(tx: Tx, purchaseId: string): Promise<void> {
  await lockCalendarsOfPurchase(tx, purchaseId)
  await tx.$executeRaw`
    WITH over AS (
      UPDATE bookings SET status = 'released' WHERE purchase_id = ${purchaseId}::uuid AND status = 'held'
      RETURNING *
    ), freed AS (
      UPDATE unit_stays SET is_released = true WHERE booking_id IN (SELECT id FROM over)
    )
    UPDATE slots SET held = held - gone.quantity
    FROM (${countersOf(Prisma.sql`over`)}) gone WHERE slots.id = gone.id`
}

/** Turns what was kept into bookings. False when any of it is no longer kept; nothing has changed then. */
export async function commitVisits(tx: Tx, purchaseId: string): Promise<boolean> {
  await lockCalendarsOfPurchase(tx, purchaseId)
  const [lost] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM bookings
    WHERE purchase_id = ${purchaseId}::uuid AND status <> 'held'`
  if (lost?.count !== 0) return false
  await tx.$executeRaw`
    WITH paid AS (
      UPDATE bookings SET status = 'booked' WHERE purchase_id = ${purchaseId}::uuid AND status = 'held'
      RETURNING *
    )
    UPDATE slots SET held = held - bought.quantity, sold = sold + bought.quantity
    FROM (${countersOf(Prisma.sql`paid`)}) bought WHERE slots.id = bought.id`
  return true
}

/** Days and nights of a paid order that nobody comes for any more, free again once. */
export async function returnVisits(tx: Tx, orderId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT e.listing_id FROM experiences e WHERE e.listing_id IN (
      SELECT b.listing_id FROM bookings b JOIN order_lines line ON line.id = b.order_line_id
      WHERE line.order_id = ${orderId}::uuid)
    ORDER BY e.listing_id FOR NO KEY UPDATE`
  await tx.$executeRaw`
    WITH over AS (
      UPDATE bookings SET status = 'cancelled' WHERE status = 'booked' AND order_line_id IN (
        SELECT id FROM order_lines WHERE order_id = ${orderId}::uuid)
      RETURNING *
    ), freed AS (
      UPDATE unit_stays SET is_released = true WHERE booking_id IN (SELECT id FROM over)
    )
    UPDATE slots SET sold = sold - gone.quantity
    FROM (${countersOf(Prisma.sql`over`)}) gone WHERE slots.id = gone.id`
}

/** What a purchase kept and has lost, for late money that may take it up again. */
export async function listReleasedVisits(tx: Tx, purchaseId: string): Promise<WantedVisit[]> {
  const rows = await tx.$queryRaw<
    (Omit<WantedVisit, 'visit'> & {
      date: string
      sessionId: string | null
      departure: string | null
    })[]
  >`
    SELECT order_line_id AS "orderLineId", listing_id AS "listingId", shop_id AS "shopId", quantity,
      add_on_id AS "addOnId", date::text, session_id AS "sessionId", departure::text
    FROM bookings WHERE purchase_id = ${purchaseId}::uuid AND status = 'released'
    ORDER BY listing_id, date, order_line_id`
  return rows.map(({ date, sessionId, departure, ...row }) => {
    const visit = visitFrom({
      date: calendarDate(date),
      sessionId,
      departure: departure === null ? null : calendarDate(departure),
    })
    if (!visit) throw new Error(`Line ${row.orderLineId} has no date`)
    return { ...row, visit }
  })
}

/** For who will move days of several orders: all calendars at once, so the order of listings holds. */
export async function lockCalendarsOfPurchase(tx: Tx, purchaseId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT e.listing_id FROM experiences e WHERE e.listing_id IN (
      SELECT listing_id FROM bookings WHERE purchase_id = ${purchaseId}::uuid)
    ORDER BY e.listing_id FOR NO KEY UPDATE`
}
