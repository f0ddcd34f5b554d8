import { formatCalendarDate } from '#app/core/dates.ts'
import type { Locale } from '#app/core/locale.ts'
import { daysBetween } from './calendar-date.ts'
import type { Visit } from './visit.ts'

type Words = {
  stay: (from: string, to: string, nights: number) => string
  atTime: (date: string, time: string) => string
  guests: (count: number) => string
}

/** `5 Desember 2026, pukul 08.00` or `5 Desember 2026 – 7 Desember 2026 (2 malam), 3 tamu`. */
export function visitText(visit: Visit, locale: Locale, words: Words): string {
  const date = formatCalendarDate(visit.date, locale)
  if (visit.kind === 'stay') {
    const nights = daysBetween(visit.date, visit.departure)
    const stay = words.stay(date, formatCalendarDate(visit.departure, locale), nights)
    return visit.guests ? `${stay}, ${words.guests(visit.guests)}` : stay
  }
  return visit.startsAt ? words.atTime(date, visit.startsAt) : date
}

type Where = {
  village: { name: string; district: string }
  meetingPoint: Record<Locale, string> | null
}
type WhereWords = { whereIs: (village: string, district: string) => string }

/** `Loket di gerbang pantai, Serang, Kecamatan Panggungrejo`. */
export function whereText({ village, meetingPoint }: Where, locale: Locale, t: WhereWords): string {
  const place = t.whereIs(village.name, village.district)
  return meetingPoint ? `${meetingPoint[locale]}, ${place}` : place
}
