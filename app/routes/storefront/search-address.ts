import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import type { DaysProblem } from '#app/features/search/asked-days.ts'
import type { SearchPageFilters } from '#app/features/search/filters.ts'

export type Change = Partial<SearchPageFilters>

/** The address of a search with something changed; any change but turning the page starts at page one. */
export function searchHref(
  locale: Locale,
  filters: SearchPageFilters,
  change: Change = {},
): string {
  const pairs = searchPairs({ ...filters, hal: 1, ...change })
  const query = pairs.map(([name, value]) => `${name}=${encoded(value)}`).join('&')
  return paths.search(locale) + (query && `?${query}`)
}

/** As `URLSearchParams` writes it, save for the commas; a page of results has sixty such addresses. */
function encoded(value: string): string {
  if (/^[\w.,* -]*$/.test(value)) return value.replaceAll(' ', '+')
  return encodeURIComponent(value.toWellFormed()).replaceAll(
    /%20|%2C|[!'()~]/g,
    (part) => written[part] ?? part,
  )
}

const written: Record<string, string> = {
  '%20': '+',
  '%2C': ',',
  '!': '%21',
  "'": '%27',
  '(': '%28',
  ')': '%29',
  '~': '%7E',
}

/** What a form must carry along; also the order in which the parts of the address stand. */
export function searchPairs(filters: SearchPageFilters): [string, string][] {
  const { q, jenis, kategori, kecamatan, desa, harga, tanggal, pulang, orang, urut, hal } = filters
  const flags = (['halal', 'kirim', 'ambil', 'tersedia'] as const).filter((name) => filters[name])
  const pairs: [string, string][] = [
    ['q', q],
    ['jenis', jenis ?? ''],
    ['kategori', kategori.join(',')],
    ['kecamatan', kecamatan.join(',')],
    ['desa', desa.join(',')],
    ['harga', priceText(harga)],
    ['tanggal', tanggal ?? ''],
    ['pulang', pulang ?? ''],
    ['orang', String(orang ?? '')],
    ...flags.map((name): [string, string] => [name, '1']),
    ['urut', urut === 'relevan' ? '' : urut],
    ['hal', hal > 1 ? String(hal) : ''],
  ]
  return pairs.filter(([, value]) => value !== '')
}

export function priceText({ minimum, maximum }: SearchPageFilters['harga']): string {
  return minimum === null && maximum === null ? '' : `${minimum ?? ''}-${maximum ?? ''}`
}

export function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value]
}

const checked = ['jenis', 'harga', 'tanggal', 'pulang', 'orang', 'urut', 'hal'] as const
export type IgnoredName = (typeof checked)[number] | 'kategori' | 'kecamatan' | DaysProblem

/** Parts of an address that say something, but nothing that could be understood. */
export function ignoredNames(given: URLSearchParams, filters: SearchPageFilters): IgnoredName[] {
  const understood = new URLSearchParams(searchPairs(filters))
  const defaults: Record<string, string> = { urut: 'relevan', hal: '1' }
  return checked.filter((name) => {
    const value = given.get(name)?.trim()
    return value && value !== defaults[name] && !understood.has(name)
  })
}

/** Two plain number fields become the one part of the address that stands for a range of prices. */
export function priceOfForm(given: URLSearchParams): string | null {
  if (!given.has('dari') && !given.has('sampai')) return null
  const digits = (name: string) => (given.get(name) ?? '').replace(/\D/g, '').slice(0, 10)
  const [from, to] = [digits('dari'), digits('sampai')]
  return from || to ? `${from}-${to}` : ''
}
