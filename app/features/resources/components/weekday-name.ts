import { formatCalendarWeekday } from '#app/core/dates.ts'
import type { Locale } from '#app/core/locale.ts'
import type { Weekday } from '#app/features/bookings/calendar-date.ts'

/** `Sen`; the first of June 2026 was a Monday. */
export function weekdayName(weekday: Weekday, locale: Locale): string {
  return formatCalendarWeekday(`2026-06-0${weekday}`, locale)
}
