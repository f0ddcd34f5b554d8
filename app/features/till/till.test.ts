import { expect, test } from 'vitest'
import type { Rupiah } from '#app/core/rupiah.ts'
import { changesSince, type Flow, netOf, sumOfPieces } from './till.ts'

const flow = (kind: Flow['kind'], way: Flow['way'], amount: bigint, count = 1): Flow => ({
  kind,
  way,
  count,
  amount: amount as Rupiah,
})

test('what was undone or given back is no longer there, each in the way it was paid', () => {
  const flows = [
    flow('sold', 'cash', 90_000n, 3),
    flow('balance', 'cash', 50_000n),
    flow('undone', 'cash', 30_000n),
    flow('sold', 'qris', 40_000n),
    flow('givenBack', 'qris', 15_000n),
  ]
  expect(netOf(flows, 'cash')).toBe(110_000n)
  expect(netOf(flows, 'qris')).toBe(25_000n)
  expect(netOf(flows, 'transfer')).toBe(0n)
  expect(netOf(flows, null)).toBe(135_000n)
})

test('what is told after the closing is the difference, also where a kind was not there before', () => {
  const closed = [flow('sold', 'cash', 90_000n, 3), flow('unbooked', 'cash', 10_000n)]
  expect(changesSince(closed, closed)).toEqual([])
  expect(
    changesSince(closed, [flow('sold', 'cash', 115_000n, 5), flow('sold', 'qris', 5000n)]),
  ).toEqual([
    flow('sold', 'cash', 25_000n, 2),
    flow('sold', 'qris', 5000n),
    flow('unbooked', 'cash', -10_000n, -1),
  ])
})

test('notes and coins add up', () => {
  expect(sumOfPieces({ '100000': 2, '2000': 3, '500': 1 })).toBe(206_500n)
})
