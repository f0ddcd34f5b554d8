import {
  addDays,
  type CalendarDate,
  daysBetween,
  todayAt,
} from '#app/features/bookings/calendar-date.ts'
import type { DatedWish } from '#app/features/bookings/free-visit.ts'
import { mostNightsSearched } from '#app/features/bookings/openings.ts'
import type { SearchPageFilters } from './filters.ts'

/** No calendar is open for longer (a CHECK of the table). */
const longestHorizonDays = 730

type Days = Pick<SearchPageFilters, 'tanggal' | 'pulang' | 'orang'>
/** Why something of it cannot be looked for. */
export type DaysProblem =
  | 'pastDay'
  | 'farDay'
  | 'departureFirst'
  | 'longStay'
  | 'departureAlone'
  | 'peopleAlone'

/** What of the asked days can be looked for, and what is wrong with the rest. */
export function checkDays(
  { tanggal, pulang, orang }: Days,
  now: Date,
): { days: Days; problems: DaysProblem[] } {
  const nothing = { tanggal: undefined, pulang: undefined, orang: undefined }
  const today = todayAt('WIB', now)
  if (!tanggal) {
    const alone = pulang ? 'departureAlone' : orang ? 'peopleAlone' : null
    return { days: nothing, problems: alone ? [alone] : [] }
  }
  if (tanggal < today) return { days: nothing, problems: ['pastDay'] }
  if (tanggal > addDays(today, longestHorizonDays)) return { days: nothing, problems: ['farDay'] }
  const wrong = pulang && departureProblem(tanggal, pulang)
  if (wrong) return { days: { tanggal, pulang: undefined, orang }, problems: [wrong] }
  return { days: { tanggal, pulang, orang }, problems: [] }
}

function departureProblem(date: CalendarDate, departure: CalendarDate): DaysProblem | null {
  const nights = daysBetween(date, departure)
  if (nights < 1) return 'departureFirst'
  return nights > mostNightsSearched ? 'longStay' : null
}

/** Null when no day was asked for. */
export function datedWish({ tanggal, pulang, orang }: Days): DatedWish | null {
  return tanggal ? { date: tanggal, departure: pulang ?? null, people: orang ?? null } : null
}
