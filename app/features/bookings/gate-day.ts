import { calendarDateOf, type Zone } from '#app/core/dates.ts'
import type { VisitUnit } from '#app/core/visit-unit.ts'
import type { GateList, ListedBooking } from './gate-list.ts'
import { type GateScan, mergeScans } from './gate-verdict.ts'

type Title = { id: string; en: string }

export type GateDay = {
  listings: { title: Title; unit: VisitUnit; booked: number; inside: number }[]
  recent: (GateScan & { title: Title; unit: VisitUnit; zone: Zone })[]
}

export type OwnScan = GateScan & { bookingId: string }

const mostRecent = 5

/** How many are booked for today and in; with what this phone has let in and not told yet. */
export function gateDayOf(
  { listings, bookings }: GateList,
  { now, own }: { now: Date; own: readonly OwnScan[] },
): GateDay {
  const offers = listings.map((listing) => {
    const today = calendarDateOf(now, listing.zone)
    const ofToday = bookings.filter(
      ({ listingId, date, departure, isCancelled }) =>
        listingId === listing.id && !isCancelled && date <= today && (departure ?? date) >= today,
    )
    const inside = ofToday.map(
      (each) => each.count - mergeScans(each.count, scansOf(each, own)).left,
    )
    return {
      title: listing.title,
      unit: listing.unit,
      booked: sum(ofToday.map(({ count }) => count)),
      inside: sum(inside),
    }
  })
  const scans = bookings.flatMap((booking) => {
    const listing = listings.find(({ id }) => id === booking.listingId)
    if (!listing) return []
    return scansOf(booking, own).map((scan) => ({
      ...scan,
      title: listing.title,
      zone: listing.zone,
      unit: booking.unit,
    }))
  })
  const latest = scans.toSorted((a, b) => b.scannedAt.getTime() - a.scannedAt.getTime())
  return {
    listings: offers.filter(({ booked }) => booked > 0),
    recent: latest.slice(0, mostRecent),
  }
}

/** What everybody knows of a ticket, and what this phone alone knows. */
export function scansOf(booking: ListedBooking, own: readonly OwnScan[]): GateScan[] {
  const known = new Set(booking.scans.map(({ id }) => id))
  const more = own.filter(({ id, bookingId }) => bookingId === booking.id && !known.has(id))
  return [...booking.scans, ...more]
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
