import { expect, test } from 'vitest'
import { isQuiet } from './quiet-hours.ts'

test.each([
  ['2026-11-30T13:59:59Z', false],
  ['2026-11-30T14:00:00Z', true],
  ['2026-11-30T17:00:00Z', true],
  ['2026-11-30T22:59:59Z', true],
  ['2026-11-30T23:00:00Z', false],
])('%s is quiet: %s', (time, quiet) => {
  expect(isQuiet(new Date(time))).toBe(quiet)
})
