import {
  addDays,
  type CalendarDate,
  type ClockTime,
  todayAt,
} from '#app/features/bookings/calendar-date.ts'
import { zoneOfBlitar } from './calendars.ts'

type SpecialDays = {
  /** Days from today that were called off, and what was said. */
  calledOff?: readonly { inDays: number; reason: string }[]
  /** Days from today on which nobody is received. */
  closed?: readonly number[]
  /** Fewer (or more) than usual: in so many days, at a time where there are several. */
  capacity?: readonly { inDays: number; at: ClockTime | null; people: number }[]
}

/** What a BUM Desa has written into its calendar by hand, by the slug of the listing. */
const specialDays: Record<string, SpecialDays> = {
  // The whole village cleans the beach in the morning.
  'tiket-masuk-pantai-serang': { capacity: [{ inDays: 16, at: null, people: 300 }] },
  // The ropes are renewed.
  'susur-gua-kedungkrombang': {
    closed: [9, 10, 11],
    calledOff: [{ inDays: 20, reason: 'Mulut gua tergenang setelah hujan lebat di hulu' }],
  },
  // A school has taken most of the cloth.
  'kelas-membatik-sawentar': {
    capacity: [
      { inDays: 8, at: '09:00', people: 3 },
      { inDays: 15, at: '09:00', people: 5 },
    ],
  },
  // The river is expected to be high: fewer boats with more guides.
  'tubing-sungai-lekso': {
    capacity: [
      { inDays: 7, at: '13:00', people: 8 },
      { inDays: 7, at: '15:00', people: 4 },
    ],
  },
  // A wedding in the house.
  'homestay-desa-tulungrejo': { closed: [13, 14] },
  // Pruning after the harvest.
  'tiket-kebun-teh-sirah-kencong': {
    closed: [18],
    capacity: [{ inDays: 24, at: null, people: 900 }],
  },
}

const dayIn = (days: number, now: Date) => addDays(todayAt(zoneOfBlitar, now), days)

export function specialClosedDates(slug: string, now: Date): CalendarDate[] {
  return (specialDays[slug]?.closed ?? []).map((days) => dayIn(days, now))
}

export const calledOffDays = (slug: string, now: Date) =>
  (specialDays[slug]?.calledOff ?? []).map(({ inDays, reason }) => ({
    date: dayIn(inDays, now),
    reason,
  }))

export type SpecialCapacity = { date: CalendarDate; at: ClockTime | null; capacity: number }

export function specialCapacities(slug: string, now: Date): SpecialCapacity[] {
  return (specialDays[slug]?.capacity ?? []).map(({ inDays, at, people }) => ({
    date: dayIn(inDays, now),
    at,
    capacity: people,
  }))
}
