import { db } from '#app/server/db.server.ts'
import { columnsOfDesk, listingOfDesk, type OfDesk } from '#app/server/scopes.server.ts'
import { calendarDate } from './calendar-date.ts'
import type { CalendarMode } from './experience-calendar.ts'
import { listGateDoubles } from './gate-doubles.server.ts'
import type { GateList, ListedBooking, ListedExperience } from './gate-list.ts'
import { gatePartyOf } from './gate-party.ts'
import { partyLineColumns, partyLineOf } from './party.ts'
import { ticketCode } from './ticket-code.server.ts'
import { comingUnit, countedUnit } from './visit-unit.ts'
import { zoneNameOfExperience } from './zone-name.server.ts'

/** All that a gate of this BUM Desa, or of one unit of it, has to know today and tomorrow. */
export async function readGateList({ slug, ...of }: OfDesk & { slug: string }): Promise<GateList> {
  const [issuedAt, listings, bookings, doubles] = await Promise.all([
    moment(),
    listExperiences(of),
    listBookings(of),
    listGateDoubles(of),
  ])
  return { version: 1, shop: slug, issuedAt, listings, bookings, doubles }
}

async function moment(): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
  if (!row) throw new Error('The database does not say what time it is')
  return row.now
}

async function listExperiences(of: OfDesk): Promise<ListedExperience[]> {
  const { shopId } = columnsOfDesk(of)
  const rows = await db.experience.findMany({
    where: { shopId, ...listingOfDesk(of) },
    orderBy: [{ listing: { titleId: 'asc' } }, { listingId: 'asc' }],
    select: {
      listingId: true,
      zone: true,
      mode: true,
      listing: { select: { titleId: true, titleEn: true, unit: true } },
    },
  })
  return rows.map(({ listingId: id, zone, mode, listing }) => ({
    id,
    title: { id: listing.titleId, en: listing.titleEn },
    zone,
    // Of a stay a ticket is signed for its guests.
    unit: mode === 'night' ? 'orang' : countedUnit(listing.unit, mode),
  }))
}

type Row = {
  id: string
  purchaseId: string
  listingId: string
  orderNumber: string
  date: string
  departure: string | null
  startsAt: string | null
  unit: string
  mode: CalendarMode['kind']
  guests: number | null
  count: number
  isCancelled: boolean
  isCalledOff: boolean
  scans: { id: string; gate: string; count: number; scannedAt: string }[]
}

/**
 * Whoever may come today or tomorrow where the place is; paid, or cancelled after that. And who was to
 * come and has another day now: without it the old code would be one of a ticket sold since. One day
 * more, because zones differ.
 */
async function listBookings(of: OfDesk): Promise<ListedBooking[]> {
  const { shopId, unitId } = columnsOfDesk(of)
  const rows = await db.$queryRaw<Row[]>`
    SELECT b.id, b.purchase_id AS "purchaseId", b.listing_id AS "listingId", o.number AS "orderNumber", b.date::text,
      b.departure::text, t.starts_at AS "startsAt", l.unit, e.mode::text, b.guests, coalesce(b.guests, b.quantity) AS count,
      b.status <> 'booked' AS "isCancelled", b.status = 'calledOff' AS "isCalledOff",
      coalesce(scanned.scans, '[]') AS scans
    FROM bookings b
    JOIN order_lines l ON l.id = b.order_line_id
    JOIN orders o ON o.id = l.order_id
    JOIN experiences e ON e.listing_id = b.listing_id
    LEFT JOIN experience_sessions t ON t.id = b.session_id
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('id', s.id, 'gate', s.gate, 'count', s.count,
        'scannedAt', s.scanned_at) ORDER BY s.scanned_at, s.id) AS scans
      FROM gate_scans s WHERE s.booking_id = b.id) scanned ON true
    CROSS JOIN LATERAL (
      SELECT (now() AT TIME ZONE ${zoneNameOfExperience})::date AS today) clock
    WHERE b.shop_id = ${shopId}::uuid AND b.status IN ('booked', 'calledOff', 'cancelled')
      AND b.add_on_id IS NULL
      AND (${unitId}::uuid IS NULL OR b.listing_id IN (SELECT u.id FROM listings u
        WHERE u.shop_id = ${shopId}::uuid AND u.business_unit_id = ${unitId}::uuid))
      AND (b.date <= clock.today + 1 AND coalesce(b.departure, b.date) >= clock.today
        OR b.id IN (SELECT m.booking_id FROM booking_moves m WHERE m.shop_id = ${shopId}::uuid
          AND m.date <= current_date + 2 AND coalesce(m.departure, m.date) >= current_date - 1))
    ORDER BY b.date, b.id`
  const lines = await linesByPurchase(shopId, rows)
  return rows.map(({ orderNumber, purchaseId, unit, mode, guests, ...row }) => ({
    ...row,
    unit: comingUnit(countedUnit(unit, mode), guests),
    party: gatePartyOf(row.id, orderNumber, lines.get(purchaseId) ?? []),
    code: ticketCode({ id: row.id, orderNumber }),
    date: calendarDate(row.date),
    departure: row.departure === null ? null : calendarDate(row.departure),
    scans: row.scans.map((scan) => ({ ...scan, scannedAt: new Date(scan.scannedAt) })),
  }))
}

/** All that was bought together, because a party pays and is handed out as one. */
async function linesByPurchase(shopId: string, rows: readonly Row[]) {
  const bookings = await db.booking.findMany({
    where: {
      shopId,
      status: 'booked',
      purchaseId: { in: [...new Set(rows.map(({ purchaseId }) => purchaseId))] },
    },
    orderBy: { orderLineId: 'asc' },
    select: { ...partyLineColumns, purchaseId: true },
  })
  const lines = bookings.map((row) => ({ ...partyLineOf(row), purchaseId: row.purchaseId }))
  return Map.groupBy(lines, ({ purchaseId }) => purchaseId)
}
