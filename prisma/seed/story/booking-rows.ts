import { visitColumns } from '#app/features/bookings/visit.ts'
import { calendarOf } from './calendar-list.ts'
import { gateScanRows } from './gate-rows.ts'
import type { Listing } from './listing-rows.ts'
import { must, sampleId } from './random.ts'
import { type LineRecord, reached, type SaleRecord } from './sale-records.ts'
import type { StoryRequest } from './requests.ts'
import type { People } from './user-rows.ts'
import { blockedStays, type BookedVisit, countersOf } from './visit-calendar.ts'

type Booking = {
  id: string
  line: LineRecord
  booked: BookedVisit
  status: 'held' | 'booked' | 'released' | 'cancelled'
  sale: SaleRecord
}

export type BookingRow = ReturnType<typeof bookingRows>['bookings'][number]

/** The dated lines as rows, after the days they take and before the nights. */
type Dated = {
  sales: readonly SaleRecord[]
  requests: readonly StoryRequest[]
  listings: readonly Listing[]
}

export function bookingRows(
  { sales, requests, listings }: Dated,
  { now, people }: { now: Date; people: People },
) {
  const bookings = sales.flatMap(bookingsOf)
  return {
    slots: [...slotRows(bookings), ...keptSlots(requests)],
    bookings: bookings.map(({ id, line, booked, status, sale }) => ({
      id,
      order_line_id: line.id,
      purchase_id: sale.id,
      shop_id: line.listing.shop.id,
      listing_id: line.listing.id,
      status,
      ...dayColumns(booked),
      departure: visitColumns(booked.visit).departure,
      slot_id: booked.visit.kind === 'day' ? slotId(line, booked, dayColumns(booked)) : null,
      add_on_id: booked.addOnId,
      quantity: line.quantity,
      request_id: booked.requestId ?? null,
      refund_tiers: calendarOf(line.listing.slug).refundTiers,
      on_site_price: booked.onSitePrice,
      expires_at: sale.expiresAt,
    })),
    guest_names: bookings.filter(isNamed).flatMap(({ id, line, sale }) =>
      Array.from({ length: line.quantity }, (_, at) => ({
        booking_id: id,
        shop_id: line.listing.shop.id,
        position: at + 1,
        name: at === 0 ? sale.buyer.name : must(companions[(at - 1) % companions.length]),
      })),
    ),
    gate_scans: gateScanRows(
      bookings
        .filter(({ status, booked }) => status === 'booked' && booked.addOnId === null)
        .map(({ id, line, booked }) => ({
          bookingId: id,
          shop: line.listing.shop,
          date: booked.visit.date,
          quantity: line.quantity,
        })),
      { managerOf: people.managerOf, now },
    ),
    unit_stays: [
      ...blockedRows(listings, now),
      ...bookings.flatMap(({ id, booked, status, sale }) =>
        booked.unitIds.map((unit) => ({
          id: sampleId(`stay ${id} ${unit}`, sale.createdAt),
          unit_id: unit,
          booking_id: id,
          arrival: booked.visit.date,
          departure: must(visitColumns(booked.visit).departure),
          is_released: status === 'released' || status === 'cancelled',
        })),
      ),
    ],
  }
}

/** Who comes to the counter stands there. */
function isNamed({ line, booked, sale }: Booking): boolean {
  return booked.addOnId === null && !sale.walkIn && calendarOf(line.listing.slug).asksNames
}

const companions = [
  'Contoh Ratna Wulandari',
  'Contoh Bagus Prasetyo',
  'Contoh Endang Lestari',
  'Contoh Agung Nugroho',
  'Contoh Sri Rahayu',
] as const

/** Without a booking: the BUM Desa keeps these nights for itself. */
function blockedRows(listings: readonly Listing[], now: Date) {
  return listings.flatMap((listing) =>
    blockedStays(listing, now).map((stay) => ({
      id: sampleId(`blocked ${stay.unitId}`, listing.createdAt),
      unit_id: stay.unitId,
      booking_id: null,
      arrival: stay.arrival,
      departure: stay.departure,
      is_released: false,
    })),
  )
}

function bookingsOf(sale: SaleRecord): Booking[] {
  return sale.orders.flatMap((order) =>
    order.lines.flatMap((line): Booking[] => {
      if (!line.booked) return []
      const id = sampleId(`booking ${line.id}`, sale.createdAt)
      const isOff = reached(order, 'cancelled') !== null
      const status = { awaitingPayment: 'held', paid: 'booked', expired: 'released' } as const
      return [
        {
          id,
          line,
          sale,
          booked: line.booked,
          status: sale.status === 'paid' && isOff ? 'cancelled' : status[sale.status],
        },
      ]
    }),
  )
}

function dayColumns({ visit }: Pick<BookedVisit, 'visit'>) {
  const { date, sessionId } = visitColumns(visit)
  return { date, session_id: sessionId }
}

type Day = ReturnType<typeof dayColumns>

const slotId = (
  { listing }: Pick<LineRecord, 'listing'>,
  { addOnId }: Pick<BookedVisit, 'addOnId'>,
  day: Day,
) => sampleId(`slot ${listing.slug} ${JSON.stringify({ ...day, addOnId })}`, listing.createdAt)

/** The counter of a day for groups. */
export const slotOfGroup = (request: Pick<StoryRequest, 'listing' | 'visit'>) =>
  slotId(request, { addOnId: null }, dayColumns(request))

/** Days of groups that no purchase has yet: kept for who was confirmed, free again for who is late. */
function keptSlots(requests: readonly StoryRequest[]) {
  return requests
    .filter(({ isPlaced, price }) => price !== null && !isPlaced)
    .map((request) => ({
      id: slotOfGroup(request),
      add_on_id: null,
      listing_id: request.listing.id,
      ...dayColumns(request),
      capacity: request.capacity,
      held: request.status === 'confirmed' ? 1 : 0,
      sold: 0,
    }))
}

/** A day that somebody has asked for has a row, even when nobody comes in the end. */
function slotRows(bookings: readonly Booking[]) {
  const counted = bookings.flatMap((booking) =>
    countersOf(booking.booked).map(({ date, sessionId }) => {
      const day = { date, session_id: sessionId }
      return { ...booking, day, slot: slotId(booking.line, booking.booked, day) }
    }),
  )
  return [...Map.groupBy(counted, ({ slot }) => slot)].map(([id, guests]) => {
    const { line, booked, day } = must(guests[0])
    const count = (status: Booking['status']) =>
      guests
        .filter((guest) => guest.status === status)
        .reduce((sum, guest) => sum + guest.line.quantity, 0)
    return {
      id,
      listing_id: line.listing.id,
      ...day,
      add_on_id: booked.addOnId,
      capacity: booked.capacity,
      held: count('held'),
      sold: count('booked'),
    }
  })
}
