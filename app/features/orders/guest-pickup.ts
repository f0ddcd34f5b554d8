import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import { dayOf, daysOf, visitOfBooking } from '#app/features/bookings/visit.ts'

/**
 * Goods that wait for a guest. When nobody comes on that day any more they are still the buyer's, ready
 * from that day on in the shop.
 */
export type GuestPickup = { date: CalendarDate; isDuringVisit: boolean }

type Order = {
  pickupDate: Date | null
  lines: readonly {
    booking: (NonNullable<Parameters<typeof visitOfBooking>[0]> & { status: string }) | null
  }[]
}

export function guestPickupOf({ pickupDate, lines }: Order): GuestPickup | null {
  if (!pickupDate) return null
  const date = dayOf(pickupDate)
  const isDuringVisit = lines.some(({ booking }) => {
    const visit = visitOfBooking(booking)
    if (!visit || (booking?.status !== 'booked' && booking?.status !== 'held')) return false
    const { from, to } = daysOf(visit)
    return date >= from && date <= to
  })
  return { date, isDuringVisit }
}
