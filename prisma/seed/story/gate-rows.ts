import {
  addDays,
  type CalendarDate,
  type ClockTime,
  instantAt,
  todayAt,
} from '#app/features/bookings/calendar-date.ts'
import { zoneOfBlitar } from './calendars.ts'
import { sampleId } from './random.ts'
import type { Shop } from './shop-rows.ts'

export type Guest = { bookingId: string; shop: Shop; date: CalendarDate; quantity: number }

const daysTold = 3

/**
 * Who came through the gates in the last days. At each place the last party came in twice: two gates had
 * no signal, and somebody should look into it.
 */
export function gateScanRows(
  guests: readonly Guest[],
  { managerOf, now }: { managerOf: (shop: Shop) => string; now: Date },
) {
  const today = todayAt(zoneOfBlitar, now)
  const came = guests
    .filter(({ date }) => date < today && date >= addDays(today, -daysTold))
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const last = new Map(came.map((guest) => [guest.shop, guest]))
  const scan = (guest: Guest, gate: string, time: ClockTime) => {
    const at = instantAt(guest.date, time, zoneOfBlitar)
    return {
      id: sampleId(`scan ${guest.bookingId} ${gate}`, at),
      booking_id: guest.bookingId,
      shop_id: guest.shop.id,
      gate,
      count: guest.quantity,
      scanned_at: at,
      received_at: instantAt(guest.date, '16:05', zoneOfBlitar),
      scanned_by: managerOf(guest.shop),
      synced_by: managerOf(guest.shop),
    }
  }
  return [
    ...came.map((guest) => scan(guest, 'Utara', '09:14')),
    ...[...last.values()].map((guest) => scan(guest, 'Selatan', '09:31')),
  ]
}
