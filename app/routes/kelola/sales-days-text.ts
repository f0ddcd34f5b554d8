import { formatCalendarDate } from '#app/core/dates.ts'
import type { Locale } from '#app/core/locale.ts'

/** `1 November 2026`, `1–28 November 2026`, `28 Oktober – 3 November 2026`. */
export function daysText({ from, to }: { from: string; to: string }, locale: Locale): string {
  const last = formatCalendarDate(to, locale)
  if (from === to) return last
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${last}`
  const first = formatCalendarDate(from, locale)
  return `${from.slice(0, 4) === to.slice(0, 4) ? first.replace(/ \d{4}$/, '') : first} – ${last}`
}
