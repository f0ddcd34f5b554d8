import type { Zone } from '#app/core/dates.ts'
import { newId } from '#app/core/ids.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { BookingCancelReason, BookingStatus } from '#prisma/generated/enums.ts'
import type { CalendarDate } from './calendar-date.ts'
import type { GivenUp, OrderBooking } from './giving-up.ts'
import { refundTiersFrom } from './refund-tiers.ts'
import { countersOf } from './slots.server.ts'
import { companionsOf, visitFrom } from './visit.ts'

export type LockedBooking = OrderBooking & {
  orderLineId: string
  shopId: string
  variantId: string
  status: BookingStatus
  /** Of a group that asked for its day. */
  requestId: string | null
  /** Of one ticket, or of one unit for the whole stay, with what is paid on site. */
  wholePrice: Rupiah
}

type BookingRow = Omit<LockedBooking, 'terms' | 'visit' | 'companions'> & {
  date: CalendarDate
  departure: CalendarDate | null
  guests: number | null
  sessionId: string | null
  zone: Zone
  refundTiers: unknown
}

export type StandingBookings = { bookings: LockedBooking[]; now: Date }

const ofOrder = (orderId: string) => Prisma.sql`
  b.order_line_id IN (SELECT id FROM order_lines WHERE order_id = ${orderId}::uuid)`

/** Holds them still: their calendars first, as everybody who sells does, then they themselves, as the gate does. */
export async function lockBookings(tx: Tx, orderId: string): Promise<StandingBookings> {
  await tx.$queryRaw`
    SELECT e.listing_id FROM experiences e
    WHERE e.listing_id IN (SELECT b.listing_id FROM bookings b WHERE ${ofOrder(orderId)})
    ORDER BY e.listing_id FOR NO KEY UPDATE`
  await tx.$queryRaw`
    SELECT b.id FROM bookings b WHERE ${ofOrder(orderId)} ORDER BY b.id FOR NO KEY UPDATE`
  return listBookings(tx, orderId)
}

/** The bookings of an order, and the database's clock at that moment. */
export async function listBookings(client: Tx, orderId: string): Promise<StandingBookings> {
  const rows = await client.$queryRaw<BookingRow[]>`
    SELECT b.id, b.order_line_id AS "orderLineId", b.shop_id AS "shopId", b.listing_id AS "listingId",
      b.status::text, b.quantity, b.date::text, b.departure::text, b.guests, b.session_id AS "sessionId",
      line.variant_id AS "variantId", line.unit_price + b.on_site_price AS "wholePrice",
      b.refund_tiers AS "refundTiers", e.zone::text,
      b.add_on_id AS "addOnId", b.request_id AS "requestId",
      CASE WHEN b.add_on_id IS NULL THEN e.group_minimum ELSE 0 END AS "groupMinimum", line.quantity AS sold,
      line.maker_share + line.shop_share + line.platform_fee AS paid,
      least(b.quantity, (SELECT coalesce(sum(count), 0) FROM gate_scans scan
        WHERE scan.booking_id = b.id))::int AS entered
    FROM bookings b JOIN order_lines line ON line.id = b.order_line_id
    JOIN experiences e ON e.listing_id = b.listing_id
    WHERE ${ofOrder(orderId)} ORDER BY b.id`
  const [clock] = await client.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
  const bookings = rows.map(({ date, departure, guests, sessionId, zone, refundTiers, ...row }) => {
    const visit = visitFrom({ date, departure, guests, sessionId })
    if (!visit) throw new Error(`Booking ${row.id} has no date`)
    return { ...row, visit, terms: { tiers: refundTiersFrom(refundTiers), date, zone } }
  })
  return {
    bookings: bookings.map((each) => {
      const alike = bookings.filter(({ status }) => status === each.status)
      return { ...each, companions: companionsOf(each, alike) }
    }),
    now: clock?.now ?? new Date(),
  }
}

export type Cancellation = {
  booking: LockedBooking
  given: GivenUp
  reason: BookingCancelReason
  actor: Actor
  refundId: string | null
}

/** Some of a locked booking, or all of it, will not come: free for others once, and on record for good. */
export async function cancelBooking(tx: Tx, cancellation: Cancellation): Promise<void> {
  const { booking, given, reason, actor, refundId } = cancellation
  const { count, remaining } = given
  const [freed] = await (booking.status === 'calledOff'
    ? endCalledOff(tx, booking)
    : remaining > 0
      ? takeOff(tx, booking, count)
      : takeOffAll(tx, booking))
  if (!freed) throw new Error(`Booking ${booking.id} changed under its own lock`)
  await tx.bookingCancellation.create({
    data: {
      id: newId(),
      bookingId: booking.id,
      shopId: booking.shopId,
      ...given,
      reason,
      actorType: actor.type,
      actorId: actor.id,
      refundId: given.amount > 0n ? refundId : null,
    },
  })
  await recordAudit(tx, [
    {
      subject: { type: 'booking', id: booking.id },
      action: 'tickets-cancelled',
      from: `${booking.quantity}`,
      to: `${given.remaining}`,
      actor,
      shopId: booking.shopId,
      details: { why: reason, percent: given.percent, amount: `${given.amount}` },
    },
  ])
}

/** Of rooms the last ones of the list are given up, and no more guests come than the others have beds. */
function takeOff(
  tx: Tx,
  { id, quantity }: LockedBooking,
  count: number,
): Promise<{ id: string }[]> {
  return tx.$queryRaw`
    WITH fewer AS (
      UPDATE bookings SET quantity = quantity - ${count}, guests = least(guests, (
        SELECT sum(kept.sleeps) FROM (
          SELECT u.sleeps FROM unit_stays stay JOIN experience_units u ON u.id = stay.unit_id
          WHERE stay.booking_id = ${id}::uuid AND NOT stay.is_released
          ORDER BY u.position, u.id LIMIT ${quantity - count}) kept))
      WHERE id = ${id}::uuid AND status = 'booked' AND quantity = ${quantity}
      RETURNING *
    ), freed AS (
      UPDATE unit_stays SET is_released = true WHERE id IN (
        SELECT stay.id FROM unit_stays stay JOIN experience_units u ON u.id = stay.unit_id
        WHERE stay.booking_id = ${id}::uuid AND NOT stay.is_released
        ORDER BY u.position DESC, u.id DESC LIMIT ${count})
    ), emptier AS (
      UPDATE slots SET sold = sold - ${count} FROM (${countersOf(Prisma.sql`fewer`)}) gone
      WHERE slots.id = gone.id
    )
    SELECT id FROM fewer`
}

function takeOffAll(tx: Tx, { id, quantity }: LockedBooking): Promise<{ id: string }[]> {
  return tx.$queryRaw`
    WITH over AS (
      UPDATE bookings SET status = 'cancelled'
      WHERE id = ${id}::uuid AND status = 'booked' AND quantity = ${quantity}
      RETURNING *
    ), freed AS (
      UPDATE unit_stays SET is_released = true WHERE booking_id = ${id}::uuid
    ), emptier AS (
      UPDATE slots SET sold = sold - gone.quantity FROM (${countersOf(Prisma.sql`over`)}) gone
      WHERE slots.id = gone.id
    )
    SELECT id FROM over`
}

/** Its places were free from the moment it was called off. */
function endCalledOff(tx: Tx, { id }: LockedBooking): Promise<{ id: string }[]> {
  return tx.$queryRaw`
    UPDATE bookings SET status = 'cancelled', choose_by = NULL
    WHERE id = ${id}::uuid AND status = 'calledOff' RETURNING id`
}

/** What the rules let the BUM Desa keep of what was cancelled before, by order line. */
export async function keptOfLines(tx: Tx, orderId: string): Promise<Map<string, Rupiah>> {
  const rows = await tx.$queryRaw<{ orderLineId: string; kept: Rupiah }[]>`
    SELECT b.order_line_id AS "orderLineId", sum(c.value - c.amount)::bigint AS kept
    FROM booking_cancellations c JOIN bookings b ON b.id = c.booking_id
    JOIN order_lines line ON line.id = b.order_line_id
    WHERE line.order_id = ${orderId}::uuid GROUP BY 1`
  return new Map(rows.map(({ orderLineId, kept }) => [orderLineId, kept]))
}
