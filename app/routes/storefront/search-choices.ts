import { formatCalendarDay } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import type { Visit } from '#app/features/bookings/visit.ts'
import { visitText } from '#app/features/bookings/visit-text.ts'
import type { SearchPageFilters } from '#app/features/search/filters.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { searchHref, toggled } from './search-address.ts'

export type FacetValue = { value: string; label: string; count: number; isChosen: boolean }
export type Facets = {
  jenis: { produk: number; wisata: number }
  kategori: (FacetValue & { parent: string | null })[]
  kecamatan: FacetValue[]
  desa: FacetValue[]
  halal: number
  kirim: number
  ambil: number
  tersedia: number
}

export type Choice = { label: string; href: string; count?: number; isChosen?: boolean }

/** Every filter in use as a chip, each with the address without it. */
export function useActiveFilters(filters: SearchPageFilters, facets: Facets): Choice[] {
  const locale = useLocale()
  const { storefront: t, bookings } = useMessages()
  const chips: Choice[] = []
  const add = (label: string, change: Parameters<typeof searchHref>[2]) =>
    chips.push({ label, href: searchHref(locale, filters, change) })
  const { jenis, harga, tanggal, pulang, orang } = filters
  if (jenis) add(jenis === 'produk' ? t.kinds.product : t.kinds.experience, { jenis: undefined })
  for (const name of ['kategori', 'kecamatan', 'desa'] as const) {
    for (const value of filters[name]) {
      const label = facets[name].find((each) => each.value === value)?.label ?? value
      add(label, { [name]: toggled(filters[name], value) })
    }
  }
  if (harga.minimum !== null || harga.maximum !== null) {
    const label = t.search.priceBetween(harga.minimum ?? 0, harga.maximum ?? undefined)
    add(label, { harga: { minimum: null, maximum: null } })
  }
  if (tanggal) {
    const stay: Visit | null = pulang ? { kind: 'stay', date: tanggal, departure: pulang } : null
    const label = stay ? visitText(stay, locale, bookings) : formatCalendarDay(tanggal, locale)
    // People say nothing without a day.
    add(label, { tanggal: undefined, pulang: undefined, orang: undefined })
  }
  if (orang) add(t.search.people(orang), { orang: undefined })
  for (const [name, label] of flagLabels(t.search)) {
    if (filters[name]) add(label, { [name]: undefined })
  }
  const [first] = chips
  if (first && chips.length > 1) {
    chips.push({ label: t.search.clear, href: paths.search(locale, { q: filters.q }) })
  }
  return chips
}

type FlagTexts = { halal: string; shipped: string; pickedUp: string; available: string }

export function flagLabels(t: FlagTexts) {
  return [
    ['tersedia', t.available],
    ['halal', t.halal],
    ['kirim', t.shipped],
    ['ambil', t.pickedUp],
  ] as const
}
