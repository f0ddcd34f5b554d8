import { paidForLine } from '#app/features/ledger/postings.ts'
import { db } from '#app/server/db.server.ts'
import type { BookingStatus } from '#prisma/generated/enums.ts'
import { todayAt } from './calendar-date.ts'
import { nobody, partyColumns, partyLineOf, partyOf } from './party.ts'
import { ticketCode } from './ticket-code.server.ts'
import { signTicket, verifyTicket } from './ticket-keys.server.ts'
import { worthOfRest } from './giving-up.ts'
import { refundPromises, refundTiersFrom } from './refund-tiers.ts'
import { qrOf } from '#app/server/qr-code.server.ts'
import { countedUnit } from './visit-unit.ts'
import type { Place } from './visit-facts.ts'
import { bookingColumns, dayOf, peopleOf, visitOfBooking } from './visit.ts'

type TicketRow = {
  id: string
  listingId: string
  status: BookingStatus
  addOnId: string | null
  date: Date
  departure: Date | null
  quantity: number
  guests: number | null
}

/**
 * Null before it is paid: until then nobody may come. One that is cancelled is shown as that. What people
 * have with their visit is on their ticket and has none of its own.
 */
export function ticketTokenOf(booking: TicketRow): string | null {
  if (booking.addOnId !== null) return null
  if (booking.status === 'held' || booking.status === 'released') return null
  return signTicket({
    bookingId: booking.id,
    listingId: booking.listingId,
    date: dayOf(booking.date),
    departure: booking.departure && dayOf(booking.departure),
    count: peopleOf(booking),
  })
}

/**
 * Whoever holds a token we signed sees its booking as it is now, also after another date was agreed; the
 * code that is shown is signed anew.
 */
export async function getTicketPage(token: string) {
  const reading = verifyTicket(token)
  if (reading.kind !== 'genuine') return null
  const { bookingId, listingId } = reading.ticket
  const booking = await db.booking.findFirst({
    relationLoadStrategy: 'join',
    where: { id: bookingId, listingId },
    select: ticketColumns,
  })
  const current = booking && ticketTokenOf(booking)
  if (!booking || !current) return null
  const { orderLine, listing, stays, purchase, ...rest } = booking
  const { zone, mode, arriveBy, departBy, facts } = listing.experience ?? noCalendar(listingId)
  const visit = visitOfBooking(booking)
  if (!visit) throw new Error(`Booking ${bookingId} has no date`)
  const lastDay = visit.kind === 'stay' ? visit.departure : visit.date
  return {
    token: current,
    qr: qrOf(current),
    code: ticketCode({ id: booking.id, orderNumber: orderLine.order.number }),
    bookingId,
    isCancelled: rest.status !== 'booked',
    isCalledOff: rest.status === 'calledOff',
    isOver: lastDay < todayAt(zone, new Date()),
    refunds: refundPromises(
      { tiers: refundTiersFrom(rest.refundTiers), date: visit.date, zone },
      worthOfRest({
        paid: paidForLine(orderLine),
        sold: orderLine.quantity,
        quantity: rest.quantity,
      }),
      new Date(),
    ),
    party:
      rest.status === 'booked' ? partyOf(bookingId, purchase.bookings.map(partyLineOf)) : nobody,
    visit,
    zone,
    unit: countedUnit(orderLine.unit, mode),
    arriveBy,
    departBy,
    count: rest.quantity,
    unitNames: stays.map(({ unit }) => unit.name),
    orderNumber: orderLine.order.number,
    title: { id: orderLine.titleId, en: orderLine.titleEn },
    label: { id: orderLine.variantLabelId, en: orderLine.variantLabelEn },
    slug: listing.slug,
    village: { name: listing.village.name, district: listing.village.district.name },
    meetingPoint: facts && { id: facts.meetingPointId, en: facts.meetingPointEn },
    bring: { id: facts?.bringId ?? [], en: facts?.bringEn ?? [] },
    place: placeOf(facts, listing.village),
    shop: listing.shop,
  }
}

type Point = { lat: number | null; lon: number | null }

/** Of the meeting point, or the middle of the village; as the page of the listing has it. */
function placeOf(facts: Point | null, village: Point): Place | null {
  const isExact = typeof facts?.lat === 'number'
  const { lat, lon } = isExact ? facts : village
  return lat === null || lon === null ? null : { lat, lon, isExact }
}

function noCalendar(listingId: string): never {
  throw new Error(`Listing ${listingId} is booked and has no calendar`)
}

const ticketColumns = {
  ...bookingColumns,
  ...partyColumns,
  id: true,
  listingId: true,
  addOnId: true,
  status: true,
  quantity: true,
  refundTiers: true,
  stays: { select: { unit: { select: { name: true } } }, orderBy: { unit: { position: 'asc' } } },
  listing: {
    select: {
      slug: true,
      village: {
        select: { name: true, lat: true, lon: true, district: { select: { name: true } } },
      },
      shop: { select: { name: true, phone: true, isSample: true } },
      experience: {
        select: {
          zone: true,
          mode: true,
          arriveBy: true,
          departBy: true,
          facts: {
            select: {
              meetingPointId: true,
              meetingPointEn: true,
              bringId: true,
              bringEn: true,
              lat: true,
              lon: true,
            },
          },
        },
      },
    },
  },
  orderLine: {
    select: {
      titleId: true,
      titleEn: true,
      unit: true,
      variantLabelId: true,
      variantLabelEn: true,
      makerShare: true,
      shopShare: true,
      platformFee: true,
      quantity: true,
      order: { select: { number: true } },
    },
  },
} as const
