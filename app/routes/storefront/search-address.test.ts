import { expect, test } from 'vitest'
import { parseSearchFilters } from '#app/features/search/filters.ts'
import { searchHref, searchPairs } from './search-address.ts'

const filtersOf = (pairs: Record<string, string>) => parseSearchFilters(new URLSearchParams(pairs))

test.for([
  'kopi',
  'kopi robusta 250 g',
  'oleh-oleh & sambal (pedas!) ~50%',
  `"'=?#/+*.,_`,
  'kōpi 咖啡 ☕',
  // Cutting a long text may cut a character of two halves.
  `${'x'.repeat(99)}☕️🍯`,
  `${'x'.repeat(99)}🍯`,
])('an address says %j as a browser would', (q) => {
  const filters = filtersOf({ q, kategori: 'kopi,teh', harga: '5000-', hal: '2' })
  const browser = new URLSearchParams(searchPairs({ ...filters, hal: 1 })).toString()
  expect(searchHref('id', filters)).toBe(`/cari?${browser.replaceAll('%2C', ',')}`)
})

test('an address is read back as what it was made of', () => {
  const filters = filtersOf({
    q: 'madu & kopi',
    kecamatan: 'doko,wlingi',
    halal: '1',
    hal: '3',
    tanggal: '2026-12-05',
    pulang: '2026-12-07',
    orang: '4',
  })
  const href = searchHref('en', filters, { hal: 3 })
  expect(parseSearchFilters(new URL(href, 'http://localhost').searchParams)).toEqual(filters)
})

test('nothing chosen is the bare address', () => {
  expect(searchHref('id', filtersOf({}))).toBe('/cari')
})

test('the parts of an address stand in one order, however they came', () => {
  const filters = filtersOf({
    orang: '4',
    pulang: '2026-12-07',
    tanggal: '2026-12-05',
    q: 'homestay',
  })
  expect(searchHref('id', filters)).toBe(
    '/cari?q=homestay&tanggal=2026-12-05&pulang=2026-12-07&orang=4',
  )
})
