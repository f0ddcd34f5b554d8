import { newId } from '#app/core/ids.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import { systemActor } from '#app/server/scopes.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { type DatedLine, leftForLine } from './add-on.ts'
import { loadCalendars, loadTaken } from './calendar.server.ts'
import { calendarDate } from './calendar-date.ts'
import { callOffLatecomers } from './called-off.server.ts'
import {
  type ExperienceCalendar,
  fitWish,
  refusal,
  type WishRefusal,
} from './experience-calendar.ts'
import { giveBackToRequests, orderRequest, takeRequests } from './move-request.server.ts'
import { countersOf, lockCalendars, takeKeptPlace, takeSlots } from './slots.server.ts'
import { companionsOf, daysOf, guestsOf, visitColumns, visitFrom, wishOf } from './visit.ts'
import { fitSale, placesOn, termsOfSale, type WalkIn } from './walk-in.ts'

/** `quantity`: tickets, groups or units, or pieces of an add-on. */
export type WantedVisit = DatedLine & {
  orderLineId: string
  listingId: string
  shopId: string
  /** Still to be paid on site for each, as it was agreed to. */
  onSitePrice: Rupiah
  /** What a BUM Desa has confirmed: one place, however many people come. */
  group?: ConfirmedGroup | null
}
export type ConfirmedGroup = { requestId: string; people: number }
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

type Circumstances = {
  purchaseId: string
  minutes: number
  visits: readonly WantedVisit[]
  calendar: ExperienceCalendar
  now: Date
  walkIn?: WalkIn
}

async function holdOne(
  tx: Tx,
  wanted: WantedVisit,
  circumstances: Circumstances,
): Promise<{ reason: WishRefusal; left: number } | null> {
  const { visit, quantity, listingId, addOnId } = wanted
  const place = await findPlace(tx, wanted, circumstances)
  if (!place.ok) return place
  const { purchaseId, minutes } = circumstances
  const { slotId, unitIds } = place
  const { date, sessionId, departure } = visitColumns(visit)
  const [booking] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO bookings (id, order_line_id, purchase_id, shop_id, listing_id, status, date, session_id,
      departure, guests, slot_id, add_on_id, quantity, on_site_price, refund_tiers, request_id, expires_at)
    VALUES (${newId()}::uuid, ${wanted.orderLineId}::uuid, ${purchaseId}::uuid, ${wanted.shopId}::uuid,
      ${listingId}::uuid, 'held', ${date}::date, ${sessionId}::uuid, ${departure}::date,
      ${addOnId === null ? guestsOf(visit) : null}::smallint, ${slotId}::uuid, ${addOnId}::uuid, ${quantity}, ${wanted.onSitePrice},
      (SELECT refund_tiers FROM experiences WHERE listing_id = ${listingId}::uuid),
      ${wanted.group?.requestId ?? null}::uuid,
      now() + make_interval(mins => ${minutes}::int))
    ON CONFLICT (order_line_id) DO UPDATE
      SET status = 'held', slot_id = excluded.slot_id, expires_at = excluded.expires_at
      WHERE bookings.status = 'released'
    RETURNING id`
  if (!booking) throw new Error(`Line ${wanted.orderLineId} cannot hold the same days twice`)
  for (const unitId of unitIds) {
    await tx.$executeRaw`
      INSERT INTO unit_stays (id, unit_id, booking_id, arrival, departure)
      VALUES (${newId()}::uuid, ${unitId}::uuid, ${booking.id}::uuid, ${date}::date, ${departure}::date)`
  }
  return null
}

type Place =
  | { ok: true; slotId: string | null; unitIds: readonly string[] }
  | { ok: false; reason: WishRefusal; left: number }

/** What its request has kept for a group; else what the calendar has at this moment. */
async function findPlace(
  tx: Tx,
  wanted: WantedVisit,
  { visits, calendar, now, walkIn }: Circumstances,
): Promise<Place> {
  const { visit, listingId, addOnId, group } = wanted
  const wasKept = group ? await orderRequest(tx, group.requestId) : null
  if (group && wasKept === 'confirmed') {
    return { ok: true, slotId: await takeKeptPlace(tx, group.requestId), unitIds: [] }
  }
  const days = daysOf(visit)
  // Read again for each line: the one before may have taken of the same day.
  const taken = (await loadTaken(tx, [listingId], days)).get(listingId)
  if (!taken) throw new Error(`Nothing was read of ${listingId}`)
  const at = { now, taken }
  // Days of such a place are promised by people, not by the calendar.
  const isSold = group ? wasKept !== null : calendar.mode.kind !== 'groupOnRequest'
  const fit = !isSold
    ? refusal('not-offered')
    : group
      ? fitWish(calendar, wishOf(visit, group.people), at)
      : fitSale(
          calendar,
          { ...wanted, companions: companionsOf(wanted, visits) },
          { ...at, walkIn },
        )
  if (!fit.ok) return { ...fit, left: leftForLine(calendar, wanted, at) }
  const { capacity, unitIds } = fit
  if (walkIn?.vouchedBy) await noteRaise(tx, wanted, { calendar, capacity, by: walkIn.vouchedBy })
  const isCounted = visit.kind === 'day' || addOnId !== null
  const [slotId] = isCounted ? await takeSlots(tx, wanted, { capacity, as: 'held' }) : []
  return { ok: true, slotId: (visit.kind === 'day' ? slotId : null) ?? null, unitIds }
}

/** More came than the day has places for: on record with who says so. */
async function noteRaise(
  tx: Tx,
  { visit, listingId, shopId, addOnId }: WantedVisit,
  { calendar, capacity, by }: { calendar: ExperienceCalendar; capacity: number; by: string },
): Promise<void> {
  const usual = visit.kind === 'day' && addOnId === null ? placesOn(calendar, visit) : null
  if (visit.kind !== 'day' || usual === null || capacity <= usual) return
  const { date, sessionId } = visit
  await recordAudit(tx, [
    {
      subject: { type: 'experience', id: listingId },
      action: 'capacity',
      from: `${usual}`,
      to: `${capacity}`,
      actor: { type: 'staff', id: by },
      shopId,
      details: { date, sessionId, why: 'came' },
    },
  ])
}

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
  await giveBackToRequests(tx, purchaseId, systemActor)
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
  await takeRequests(tx, purchaseId)
  await callOffLatecomers(tx, purchaseId)
  return true
}

/** Days and nights of a paid order that nobody comes for any more, free again once. */
export async function returnVisits(tx: Tx, orderId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT e.listing_id FROM experiences e WHERE e.listing_id IN (
      SELECT b.listing_id FROM bookings b JOIN order_lines line ON line.id = b.order_line_id
      WHERE line.order_id = ${orderId}::uuid)
    ORDER BY e.listing_id FOR NO KEY UPDATE`
  // What was called off has given its places back already.
  await tx.$executeRaw`
    UPDATE bookings SET status = 'cancelled', choose_by = NULL
    WHERE status = 'calledOff' AND order_line_id IN (
      SELECT id FROM order_lines WHERE order_id = ${orderId}::uuid)`
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
    (Omit<WantedVisit, 'visit' | 'group'> & {
      date: string
      sessionId: string | null
      departure: string | null
      guests: number | null
      requestId: string | null
      people: number | null
    })[]
  >`
    SELECT b.order_line_id AS "orderLineId", b.listing_id AS "listingId", b.shop_id AS "shopId",
      b.quantity, b.add_on_id AS "addOnId", b.on_site_price AS "onSitePrice", b.date::text, b.session_id AS "sessionId",
      b.departure::text, b.guests, b.request_id AS "requestId", r.people
    FROM bookings b LEFT JOIN group_requests r ON r.id = b.request_id
    WHERE b.purchase_id = ${purchaseId}::uuid AND b.status = 'released'
    ORDER BY b.listing_id, b.date, b.order_line_id`
  return rows.map(({ date, sessionId, departure, guests, requestId, people, ...row }) => {
    const visit = visitFrom({
      date: calendarDate(date),
      sessionId,
      departure: departure === null ? null : calendarDate(departure),
      guests,
    })
    if (!visit) throw new Error(`Line ${row.orderLineId} has no date`)
    return { ...row, visit, group: requestId && people ? { requestId, people } : null }
  })
}

/** For who will move days of several orders: all calendars at once, so the order of listings holds. */
export async function lockCalendarsOfPurchase(tx: Tx, purchaseId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT e.listing_id FROM experiences e WHERE e.listing_id IN (
      SELECT listing_id FROM bookings WHERE purchase_id = ${purchaseId}::uuid)
    ORDER BY e.listing_id FOR NO KEY UPDATE`
}
