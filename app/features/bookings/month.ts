import { addDays, type CalendarDate, calendarDate } from './calendar-date.ts'

/** A month is named by its first day; `2026-12` in an address. Null outside of this century's work. */
export function parseMonth(text: string): CalendarDate | null {
  return /^20[2-9]\d-(0[1-9]|1[0-2])$/.test(text) ? calendarDate(`${text}-01`) : null
}

export const monthName = (date: string): string => date.slice(0, 7)
export const firstOfMonth = (date: CalendarDate) => calendarDate(`${monthName(date)}-01`)
export const monthBefore = (first: CalendarDate) => firstOfMonth(addDays(first, -1))
export const monthAfter = (first: CalendarDate) => firstOfMonth(addDays(first, 31))
export const lastOfMonth = (first: CalendarDate) => addDays(monthAfter(first), -1)
