import { expect, test } from 'vitest'
import { parseSearchFilters } from './filters.ts'

const parse = (query: string) => parseSearchFilters(new URLSearchParams(query))

test('an empty address is the first page of everything', () => {
  expect(parse('')).toEqual({
    q: '',
    kategori: [],
    kecamatan: [],
    desa: [],
    harga: { minimum: null, maximum: null },
    urut: 'relevan',
    hal: 1,
  })
})

test('every filter of the address is read', () => {
  const filters = parse(
    'q=kopi&jenis=produk&kategori=kopi&kategori=teh&kecamatan=doko,wlingi&desa=35.05.18.2004&harga=10.000-50000&tanggal=2026-12-05&pulang=2026-12-07&orang=4&halal=1&kirim=1&tersedia=1&urut=termurah&hal=3',
  )
  expect(filters).toEqual({
    q: 'kopi',
    jenis: 'produk',
    kategori: ['kopi', 'teh'],
    kecamatan: ['doko', 'wlingi'],
    desa: ['35.05.18.2004'],
    harga: { minimum: 10_000, maximum: 50_000 },
    tanggal: '2026-12-05',
    pulang: '2026-12-07',
    orang: 4,
    halal: true,
    kirim: true,
    tersedia: true,
    urut: 'termurah',
    hal: 3,
  })
})

test('nonsense in the address is ignored rather than refused', () => {
  const filters = parse(
    "hal=-1&urut=DROP&jenis=x&harga=abc&kategori='%3B--&halal=yes&desa=..%2F..%2Fetc&tanggal=2026-02-30&pulang=besok&orang=0",
  )
  expect(filters).toMatchObject({ hal: 1, urut: 'relevan', kategori: [], desa: [] })
  expect(filters.jenis).toBeUndefined()
  expect(filters.halal).toBeUndefined()
  expect([filters.tanggal, filters.pulang, filters.orang]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  expect(filters.harga).toEqual({ minimum: null, maximum: null })
})

test('a price range may be open or upside down', () => {
  expect(parse('harga=-20000').harga).toEqual({ minimum: null, maximum: 20_000 })
  expect(parse('harga=20000-').harga).toEqual({ minimum: 20_000, maximum: null })
  expect(parse('harga=50000-10000').harga).toEqual({ minimum: 10_000, maximum: 50_000 })
  expect(parse('harga=9999999999-').harga).toEqual({ minimum: 1_000_000_000, maximum: null })
})

test('the text is cut, and never within a character', () => {
  expect(parse(`q=${'a'.repeat(5000)}`).q).toHaveLength(100)
  expect(parse(`q=${'a'.repeat(99)}😀`).q.isWellFormed()).toBe(true)
})
