import { formatCalendarWeekday } from '#app/core/dates.ts'
import type { Locale } from '#app/core/locale.ts'
import { type Weekday } from '#app/features/bookings/calendar-date.ts'

/** `Sen`; the fifth of January 2026 was a Monday. */
export function weekdayName(weekday: Weekday, locale: Locale): string {
  return formatCalendarWeekday(`2026-01-0${4 + weekday}`, locale)
}
