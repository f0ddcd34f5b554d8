import type { Locale } from './locale.ts'

/** Indonesia's three zones; a village, and so its shop, lies in exactly one. */
export const zones = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' } as const
export type Zone = keyof typeof zones

/** A calendar day without a time: `2026-11-23`. */
export type CalendarDate = string

const tags = { id: 'id-ID', en: 'en-GB' } as const
const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs a hundred times more than using it, so each is made once. */
function formatter(locale: Locale, timeZone: string, options: Intl.DateTimeFormatOptions) {
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`
  let found = formatters.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(tags[locale], { ...options, timeZone })
    formatters.set(key, found)
  }
  return found
}

const dayMonthYear = { day: 'numeric', month: 'long', year: 'numeric' } as const
const weekdayDate = { weekday: 'long', ...dayMonthYear } as const
const hourMinute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

type Where = { locale: Locale; zone?: Zone }

/** `23 November 2026` */
export function formatDate(instant: Date, { locale, zone = 'WIB' }: Where): string {
  return formatter(locale, zones[zone], dayMonthYear).format(instant)
}

/** `Senin, 23 November 2026` */
export function formatWeekday(instant: Date, { locale, zone = 'WIB' }: Where): string {
  return formatter(locale, zones[zone], weekdayDate).format(instant)
}

/** `14.00 WIB` in Indonesian, `14:00 WIB` in English: the zone is always said. */
export function formatTime(instant: Date, { locale, zone = 'WIB' }: Where): string {
  const time = formatter('en', zones[zone], hourMinute).format(instant)
  return `${locale === 'id' ? time.replace(':', '.') : time} ${zone}`
}

/** `23 November 2026, 14.00 WIB` */
export function formatDateTime(instant: Date, where: Where): string {
  return `${formatDate(instant, where)}, ${formatTime(instant, where)}`
}

/** A night or a slot's day is the same day everywhere, so no zone takes part. */
export function formatCalendarDate(date: CalendarDate, locale: Locale): string {
  return formatter(locale, 'UTC', dayMonthYear).format(new Date(`${date}T00:00:00Z`))
}

/** `Desember 2026`: the month a day is in. */
export function formatCalendarMonth(date: CalendarDate, locale: Locale): string {
  const options = { month: 'long', year: 'numeric' } as const
  return formatter(locale, 'UTC', options).format(new Date(`${date}T00:00:00Z`))
}

/** `November`: a month of every year, from 1. */
export function formatMonth(month: number, locale: Locale): string {
  return formatter(locale, 'UTC', { month: 'long' }).format(new Date(Date.UTC(2024, month - 1)))
}

/** `Sen`, for the foot of a chart. */
export function formatCalendarWeekday(date: CalendarDate, locale: Locale): string {
  return formatter(locale, 'UTC', { weekday: 'short' }).format(new Date(`${date}T00:00:00Z`))
}

/** `Senin`, in full. */
export function formatWeekdayName(date: CalendarDate, locale: Locale): string {
  return formatter(locale, 'UTC', { weekday: 'long' }).format(new Date(`${date}T00:00:00Z`))
}

/** `15 Mei`: `05-15` of every year. */
export function formatDayOfYear(monthAndDay: string, locale: Locale): string {
  const options = { day: 'numeric', month: 'long' } as const
  // A leap year, so that 29 February has a place.
  return formatter(locale, 'UTC', options).format(new Date(`2024-${monthAndDay}T00:00:00Z`))
}

/** `Kamis, 24 Desember 2026`, the same everywhere. */
export function formatCalendarDay(date: CalendarDate, locale: Locale): string {
  return formatter(locale, 'UTC', weekdayDate).format(new Date(`${date}T00:00:00Z`))
}

/** The day it is at this instant in the zone, as `2026-11-23`. */
export function calendarDateOf(instant: Date, zone: Zone = 'WIB'): CalendarDate {
  const parts = formatter('en', zones[zone], { day: '2-digit', month: '2-digit', year: 'numeric' })
  const [day, month, year] = parts.format(instant).split('/')
  return `${year}-${month}-${day}`
}

/** Whether the text is a real day of the calendar: `2026-02-30` is not. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const instant = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text)
}

/** `1 jam 30 menit`, `3 jam`, `45 menit`; in English `1 h 30 min`. */
export function formatDuration(minutes: number, locale: Locale): string {
  const words =
    locale === 'id' ? { hours: 'jam', minutes: 'menit' } : { hours: 'h', minutes: 'min' }
  const parts = { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
  return (['hours', 'minutes'] as const)
    .flatMap((unit) => (parts[unit] > 0 ? `${parts[unit]} ${words[unit]}` : []))
    .join(' ')
}
