import { expect, test } from 'vitest'
import { formatPercent, parsePercent } from './basis-points.ts'

test.each([
  ['10', 1000],
  [' 12,5 %', 1250],
  ['12.25', 1225],
  ['0', 0],
  ['100%', 10_000],
  ['100,01', null],
  ['-1', null],
  ['', null],
  ['1e2', null],
  ['12,555', null],
  ['١٠', null],
])('%j is read as %s', (text, points) => expect(parsePercent(text)).toBe(points))

test('every share is written as it is read', () => {
  for (let points = 0; points <= 10_000; points++)
    expect(parsePercent(formatPercent(points))).toBe(points)
})
