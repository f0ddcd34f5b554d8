import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, transaction } from '#app/server/db.server.ts'
import {
  type Actor,
  columnsOfDesk,
  type DeedOfDesk,
  listingOfDesk,
  type OfDesk,
} from '#app/server/scopes.server.ts'
import { doublesOf } from './gate-doubles.ts'
import type { GateDouble } from './gate-list.ts'
import { ticketCode } from './ticket-code.server.ts'
import { comingUnit, countedUnit } from './visit-unit.ts'
import { peopleOf } from './visit.ts'

const daysShown = 14
/** What somebody has looked into stays in sight for so long, then it is only on record. */
const reviewedHoursShown = 24

/** Who came in and should not have, the latest first; what nobody looked into yet before all else. */
export async function listGateDoubles(of: OfDesk): Promise<GateDouble[]> {
  const bookings = await readSuspects(of)
  const people = await namesOf(bookings.flatMap(({ scans }) => scans))
  return bookings
    .flatMap((booking) => shownDoubles(booking, people))
    .toSorted(
      (a, b) =>
        Number(Boolean(a.review)) - Number(Boolean(b.review)) ||
        b.scannedAt.getTime() - a.scannedAt.getTime(),
    )
}

type Suspect = Awaited<ReturnType<typeof readSuspects>>[number]

async function readSuspects(of: OfDesk) {
  const { shopId } = columnsOfDesk(of)
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT b.id FROM bookings b
    JOIN gate_scans s ON s.booking_id = b.id
    WHERE b.shop_id = ${shopId}::uuid
      AND b.id IN (
        SELECT booking_id FROM gate_scans WHERE shop_id = ${shopId}::uuid
          AND scanned_at > now() - make_interval(days => ${daysShown}))
    GROUP BY b.id HAVING sum(s.count) > coalesce(b.guests, b.quantity) OR b.status <> 'booked'`
  if (ids.length === 0) return []
  return db.booking.findMany({
    where: { shopId, id: { in: ids.map(({ id }) => id) }, ...listingOfDesk(of) },
    select: suspectColumns,
  })
}

function shownDoubles(booking: Suspect, people: ReadonlyMap<string, string>): GateDouble[] {
  const { id: bookingId, orderLine, listing, status, purchase } = booking
  // Of a sale that was undone at the gate nobody has come in: its scan was of the sale itself.
  const isOfSale = (id: string) => status === 'cancelled' && id === purchase.counterSale?.id
  const scans = booking.scans.filter(({ id }) => !isOfSale(id))
  const found = doublesOf({ count: peopleOf(booking), isCancelled: status !== 'booked' }, scans)
  const shownFrom = Date.now() - reviewedHoursShown * 3_600_000
  return found.flatMap(({ scan, kind, tooMany }): GateDouble[] => {
    const { review } = scan
    if (review && review.reviewedAt.getTime() < shownFrom) return []
    return [
      {
        bookingId,
        scanId: scan.id,
        kind,
        tooMany,
        unit: comingUnit(
          countedUnit(orderLine.unit, listing.experience?.mode ?? 'anyDay'),
          booking.guests,
        ),
        code: ticketCode({ id: bookingId, orderNumber: orderLine.order.number }),
        title: { id: orderLine.titleId, en: orderLine.titleEn },
        zone: listing.experience?.zone ?? 'WIB',
        gate: scan.gate,
        scannedAt: scan.scannedAt,
        scannedBy: people.get(scan.scannedBy) ?? '',
        review: review && {
          note: review.note,
          reviewedBy: people.get(review.reviewedBy) ?? '',
          reviewedAt: review.reviewedAt,
        },
      },
    ]
  })
}

async function namesOf(
  scans: readonly { scannedBy: string; review: { reviewedBy: string } | null }[],
): Promise<Map<string, string>> {
  const ids = scans.flatMap(({ scannedBy, review }) => [scannedBy, review?.reviewedBy ?? scannedBy])
  if (ids.length === 0) return new Map()
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  })
  return new Map(users.map(({ id, name }) => [id, name]))
}

export type ReviewDeed = DeedOfDesk & {
  actor: Actor & { type: 'staff' }
  bookingId: string
  scanId: string
  note: string
}

/** `not-found`: no scan of this BUM Desa, or of this unit. A colleague who was faster has the word. */
export function reviewDouble(
  deed: ReviewDeed,
): Promise<Result<undefined, 'not-found' | 'already-reviewed'>> {
  return transaction(async (tx) => {
    const { bookingId, scanId, note, actor } = deed
    const { shopId } = columnsOfDesk(deed)
    const scan = await tx.gateScan.findFirst({
      where: { id: scanId, bookingId, shopId, booking: listingOfDesk(deed) },
      select: { booking: { select: { orderLine: { select: { orderId: true } } } } },
    })
    if (!scan) return refuse('not-found')
    const { count } = await tx.gateScanReview.createMany({
      data: [{ bookingId, scanId, shopId, note, reviewedBy: actor.id }],
      skipDuplicates: true,
    })
    if (count === 0) return refuse('already-reviewed')
    await recordAudit(tx, [
      {
        subject: { type: 'order', id: scan.booking.orderLine.orderId },
        action: 'gate-double-reviewed',
        actor,
        shopId,
        details: { scanId },
      },
    ])
    return ok()
  })
}

const suspectColumns = {
  id: true,
  status: true,
  quantity: true,
  guests: true,
  scans: {
    select: {
      id: true,
      gate: true,
      count: true,
      scannedAt: true,
      scannedBy: true,
      review: { select: { note: true, reviewedBy: true, reviewedAt: true } },
    },
  },
  orderLine: {
    select: { titleId: true, titleEn: true, unit: true, order: { select: { number: true } } },
  },
  listing: { select: { experience: { select: { zone: true, mode: true } } } },
  purchase: { select: { counterSale: { select: { id: true } } } },
} as const
