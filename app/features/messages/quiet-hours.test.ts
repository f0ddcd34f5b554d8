import { expect, test } from 'vitest'
import { isQuiet, secondsOfQuiet } from './quiet-hours.ts'

test.each([
  ['2026-11-30T13:59:59Z', false],
  ['2026-11-30T14:00:00Z', true],
  ['2026-11-30T17:00:00Z', true],
  ['2026-11-30T22:59:59Z', true],
  ['2026-11-30T23:00:00Z', false],
])('%s is quiet: %s', (time, quiet) => {
  expect(isQuiet(new Date(time))).toBe(quiet)
})

test.each([
  ['2026-11-30T14:00:00Z', 9 * 3600],
  ['2026-11-30T17:30:00Z', 5.5 * 3600],
  ['2026-11-30T22:59:59Z', 1],
])('the night of %s lasts another %s seconds', (time, seconds) => {
  expect(secondsOfQuiet(new Date(time))).toBe(seconds)
})
