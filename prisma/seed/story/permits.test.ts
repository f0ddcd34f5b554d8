import { expect, test } from 'vitest'
import { buildListings } from './listing-rows.ts'
import { permitRows } from './permits.ts'
import { buildShops, readVillages } from './shop-rows.ts'

// As in data/legality/number_formats.csv.
const formats: Record<string, RegExp> = {
  pirt: /^[1-8]\d{2}3505\d{2}\d{4}-\d{2}$/,
  bpomMd: /^MD \d{15}$/,
  cosmetics: /^N[A-E]\d{11}$/,
  halal: /^ID\d{2}\d{11}\d{4}$/,
  trademark: /^IDM\d{9}$/,
}

const now = new Date('2026-11-23T00:00:00Z')
const { listings } = buildListings(buildShops(readVillages(), now), now)
const permits = permitRows(listings, new Map(listings.map(({ id }) => [id, 'certified'])), now)

test('every sample number has the format of the real ones', () => {
  for (const { kind, number } of permits) expect(number).toMatch(formats[kind]!)
})

test('no number is given twice', () => {
  expect(new Set(permits.map(({ number }) => number)).size).toBe(permits.length)
})

test('a P-IRT number ends with the year in which it ends', () => {
  for (const { kind, number, valid_until } of permits) {
    if (kind === 'pirt') expect(number.slice(-2)).toBe(valid_until?.slice(2, 4))
  }
})

test('some documents end within sixty days, none has ended', () => {
  const ends = permits.flatMap(({ valid_until }) => valid_until ?? [])
  expect(ends.filter((end) => end < '2027-01-22').length).toBeGreaterThan(0)
  expect(ends.filter((end) => end < '2026-11-23')).toEqual([])
})
