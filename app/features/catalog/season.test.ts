import { expect, test } from 'vitest'
import { missingMonth, months, monthsOf, parseMonth, seasonText } from './season.ts'

test.each([
  [1, 3, [1, 2, 3], 'Januari–Maret', 'January–March'],
  [11, 2, [11, 12, 1, 2], 'November–Februari', 'November–February'],
  [12, 1, [12, 1], 'Desember–Januari', 'December–January'],
  [8, 8, [8], 'Agustus', 'August'],
  [1, 12, [...months], null, null],
  [6, 5, [6, 7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5], null, null],
])('a harvest from month %i to %i', (from, to, expected, indonesian, english) => {
  const season = { from, to }
  expect(monthsOf(season)).toEqual(expected)
  expect(seasonText(season, 'id')).toBe(indonesian)
  expect(seasonText(season, 'en')).toBe(english)
})

test('every harvest has each of its months once', () => {
  for (const from of months) {
    for (const to of months) {
      const found = monthsOf({ from, to })
      expect(new Set(found).size).toBe(found.length)
      expect([found[0], found.at(-1)]).toEqual([from, to])
    }
  }
})

test.each([
  ['1', 1],
  [' 12 ', 12],
  ['november', 11],
  ['AGUSTUS', 8],
  ['March', 3],
  ['0', null],
  ['13', null],
  ['1.0', null],
  ['١', null],
  ['musim hujan', null],
])('%j is month %s', (text, month) => {
  expect(parseMonth(text)).toBe(month)
})

test('both months or none', () => {
  expect(missingMonth({ seasonFrom: null, seasonTo: null })).toBeNull()
  expect(missingMonth({ seasonFrom: 11, seasonTo: 2 })).toBeNull()
  expect(missingMonth({ seasonFrom: null, seasonTo: 2 })).toBe('seasonFrom')
  expect(missingMonth({ seasonFrom: 11, seasonTo: null })).toBe('seasonTo')
})
