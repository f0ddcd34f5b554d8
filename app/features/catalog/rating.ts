import type { Locale } from '#app/core/locale.ts'

/** Stars of all reviews that are shown, and how many those are: at least one. */
export type Rating = { sum: number; count: number }

export const ratingOf = ({ sum, count }: Rating): Rating | null =>
  count > 0 ? { sum, count } : null

/** "4,8" */
export function averageText({ sum, count }: Rating, locale: Locale): string {
  const text = (sum / count).toFixed(1)
  return locale === 'id' ? text.replace('.', ',') : text
}
