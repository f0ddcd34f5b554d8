import type { Zone } from '#app/core/dates.ts'
import {
  addDays,
  type CalendarDate,
  datesFromTo,
  todayAt,
} from '#app/features/bookings/calendar-date.ts'
import { daysOf, type Visit } from '#app/features/bookings/visit.ts'

type Bilingual = { id: string; en: string }

/** Goods of a BUM Desa that its own guests take along while they are there. */
export type VisitPickup = {
  /** Days of the visits on which everything can be ready, first first; of long stays the first ones. */
  days: CalendarDate[]
  /** The slowest good, when guests come before it can be ready. */
  notBefore: { date: CalendarDate; leadTimeDays: number; title: Bilingual } | null
}

type Line = {
  visit: Visit | null
  addOnId: string | null
  refundTerms: { zone: Zone } | null
  leadTimeDays: number
  title: Bilingual
}

/** As many as are easily chosen from; who stays longer has it by then. */
const mostDays = 7

/** Null when nobody comes, or when there is nothing to take along. */
export function visitPickupOf(lines: readonly Line[], now: Date): VisitPickup | null {
  const visits = lines.flatMap(({ visit, addOnId }) => (visit && addOnId === null ? [visit] : []))
  const [slowest] = lines
    .filter(({ visit }) => visit === null)
    .toSorted((a, b) => b.leadTimeDays - a.leadTimeDays)
  if (visits.length === 0 || !slowest) return null
  const zone = lines.find(({ refundTerms }) => refundTerms)?.refundTerms?.zone ?? 'WIB'
  const { leadTimeDays, title } = slowest
  const ready = addDays(todayAt(zone, now), leadTimeDays)
  const days = visits.map(daysOf).flatMap(({ from, to }) => datesFromTo(from, to))
  const distinct = [...new Set(days)].toSorted()
  return {
    days: distinct.filter((day) => day >= ready).slice(0, mostDays),
    notBefore: distinct.some((day) => day < ready) ? { date: ready, leadTimeDays, title } : null,
  }
}
