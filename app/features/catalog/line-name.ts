import type { Locale } from '#app/core/locale.ts'

type Named = { title: Record<Locale, string>; label: Record<Locale, string> }

/** `Keripik Pisang · 500 g`: the title, and which of its variants if the title does not say it. */
export function nameOf({ title, label }: Named, locale: Locale): string {
  const isSaid = title[locale].toLowerCase().includes(label[locale].toLowerCase())
  return isSaid ? title[locale] : `${title[locale]} · ${label[locale]}`
}

/** The same in a query, of two columns in Indonesian. */
export const nameSql = (title: string, label: string): string =>
  `CASE WHEN strpos(lower(${title}), lower(${label})) > 0 THEN ${title}
    ELSE ${title} || ' · ' || ${label} END`

/** What one piece of the price is called: the price of a stay is of a room, not of a room and night. */
export function unitOf({ unit, visit }: { unit: string; visit: { kind: string } | null }): string {
  return visit?.kind === 'stay' ? (unit.split('/')[0] ?? unit) : unit
}
