import { formatMonth } from '#app/core/dates.ts'
import { type Locale, locales } from '#app/core/locale.ts'

/** The months of the harvest, both included; over the end of the year where `from` is after `to`. */
export type Season = { from: number; to: number }

export const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

/** In the order of the harvest: November to February is 11, 12, 1, 2. */
export function monthsOf({ from, to }: Season): number[] {
  const count = ((to - from + 12) % 12) + 1
  return Array.from({ length: count }, (_, at) => ((from - 1 + at) % 12) + 1)
}

/** `November–Februari`, `Juni`; null: all twelve, which is no season. */
export function seasonText(season: Season, locale: Locale): string | null {
  const { length } = monthsOf(season)
  if (length === 12) return null
  const [from, to] = [formatMonth(season.from, locale), formatMonth(season.to, locale)]
  return length === 1 ? from : `${from}–${to}`
}

/** A month as people write it in a sheet: `11`, `November`; null when it is none. */
export function parseMonth(text: string): number | null {
  const wanted = text.trim().toLowerCase()
  const isMonth = (month: number) =>
    [String(month), ...locales.map((locale) => formatMonth(month, locale).toLowerCase())].includes(
      wanted,
    )
  return months.find(isMonth) ?? null
}

/** Of two months of which one was left empty: the one that is missing. */
export function missingMonth({
  seasonFrom: from,
  seasonTo: to,
}: {
  seasonFrom?: unknown
  seasonTo?: unknown
}): 'seasonFrom' | 'seasonTo' | null {
  if (from === null && typeof to === 'number') return 'seasonFrom'
  return to === null && typeof from === 'number' ? 'seasonTo' : null
}
