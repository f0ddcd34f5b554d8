import { expect, test } from 'vitest'
import { isLate } from './lateness.ts'

const readyBy = new Date('2026-11-20T02:00:00Z')

test.each([
  ['accepted', readyBy, true],
  ['packed', readyBy, true],
  ['handedOver', readyBy, false],
  ['paid', readyBy, false],
  ['accepted', null, false],
] as const)('an order that is %s and was to be ready at %s is late: %s', (status, by, late) => {
  expect(isLate({ status, readyBy: by }, { now: readyBy })).toBe(late)
  expect(isLate({ status, readyBy: by }, { now: new Date(readyBy.getTime() - 1) })).toBe(false)
})
