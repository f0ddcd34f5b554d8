import { isCalendarDate, type Zone } from '#app/core/dates.ts'

declare const calendarDateBrand: unique symbol

/** A day that exists, as `2026-11-23`; sorts and compares as text. A night is named by its first day. */
export type CalendarDate = string & { readonly [calendarDateBrand]: true }

/** Monday is 1 and Sunday 7, as ISO 8601 counts. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** `09:00`, on the clock of the place. */
export type ClockTime = `${number}:${number}`

const dayMs = 86_400_000

export function parseCalendarDate(text: string): CalendarDate | null {
  return isCalendarDate(text) ? (text as CalendarDate) : null
}

/** For constants and for what the database has already checked; a wrong text is a bug. */
export function calendarDate(text: string): CalendarDate {
  const date = parseCalendarDate(text)
  if (!date) throw new RangeError(`Not a day of the calendar: ${text}`)
  return date
}

/** Calendars ask for the same thousands of days all the time; nobody needs more years than that. */
const mostKnown = 20_000
const midnights = new Map<CalendarDate, number>()
const dates = new Map<number, CalendarDate>()

function known<Key, Value>(all: Map<Key, Value>, key: Key, make: (key: Key) => Value): Value {
  const before = all.get(key)
  if (before !== undefined) return before
  if (all.size >= mostKnown) all.clear()
  const value = make(key)
  all.set(key, value)
  return value
}

const midnight = (date: CalendarDate) =>
  known(midnights, date, () => Date.parse(`${date}T00:00:00Z`))

const dateAt = (midnightMs: number) =>
  known(dates, midnightMs, () => new Date(midnightMs).toISOString().slice(0, 10) as CalendarDate)

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateAt(midnight(date) + days * dayMs)
}

export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (midnight(to) - midnight(from)) / dayMs
}

export function weekdayOf(date: CalendarDate): Weekday {
  return (new Date(midnight(date)).getUTCDay() || 7) as Weekday
}

/** Both ends belong to it; empty when the end lies before the beginning. */
export function datesFromTo(from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const first = midnight(from)
  const count = Math.max(0, daysBetween(from, to) + 1)
  return Array.from({ length: count }, (_, index) => dateAt(first + index * dayMs))
}

/** The nights of a stay: the day of departure is nobody's night. */
export function nightsOf(stay: { arrival: CalendarDate; departure: CalendarDate }): CalendarDate[] {
  return datesFromTo(stay.arrival, addDays(stay.departure, -1))
}

export function todayAt(zone: Zone, now: Date): CalendarDate {
  return localTime(now, zone).slice(0, 10) as CalendarDate
}

// Indonesia has had no daylight saving time since 1964, so an offset is all there is to know of a zone.
const offsets = { WIB: '+07:00', WITA: '+08:00', WIT: '+09:00' } as const satisfies Record<
  Zone,
  string
>

export function instantAt(date: CalendarDate, time: ClockTime, zone: Zone): Date {
  return new Date(`${date}T${time}:00${offsets[zone]}`)
}

/** `2026-11-23T09:00:00+07:00`: a moment that also says what the clock there shows. */
export function localTime(instant: Date, zone: Zone): string {
  const ahead = Number(offsets[zone].slice(1, 3)) * 3_600_000
  return new Date(instant.getTime() + ahead).toISOString().slice(0, 19) + offsets[zone]
}
