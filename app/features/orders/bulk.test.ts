import { expect, test } from 'vitest'
import { bulkMaximum, hindranceOf, orderNumbers } from './bulk.ts'

const now = new Date('2026-11-28T02:00:00Z')
const later = new Date(now.getTime() + 60_000)
const order = {
  status: 'paid',
  deliveryMethod: 'villageCourier',
  shippableAt: now,
  acceptBy: later,
  isDue: false,
} as const

test.each([
  ['accept', {}, null],
  ['pack', {}, 'other-state'],
  ['accept', { acceptBy: now }, 'too-late'],
  ['pack', { status: 'accepted' }, null],
  // Guests are not packed.
  ['pack', { status: 'accepted', deliveryMethod: 'onSite' }, 'other-state'],
  ['handOver', { status: 'packed' }, null],
  ['handOver', { status: 'packed', shippableAt: later }, 'not-final-yet'],
  ['handOver', { status: 'cancelled' }, 'other-state'],
] as const)('of %s on %j the page says beforehand: %s', (step, change, expected) => {
  expect(hindranceOf({ ...order, ...change }, { step, now })).toBe(expected)
})

test('numbers are taken once each, at most as many as one reads, and nothing else is', () => {
  expect(orderNumbers.parse(undefined)).toEqual([])
  expect(orderNumbers.parse('LB-ABCD2345-1')).toEqual(['LB-ABCD2345-1'])
  const odd = ['LB-ABCD2345-1', 'LB-ABCD2345-1', "' OR 1=1", '', 'lb-x']
  expect(orderNumbers.parse(odd)).toEqual(['LB-ABCD2345-1'])
  const many = Array.from({ length: 80 }, (_, index) => `LB-ABCD2345-${index}`)
  expect(orderNumbers.parse(many)).toEqual(many.slice(0, bulkMaximum))
})
