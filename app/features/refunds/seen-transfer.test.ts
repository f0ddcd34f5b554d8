import { expect, test } from 'vitest'
import { rupiah } from '#app/core/rupiah.ts'
import { transferDifference } from './seen-transfer.ts'

const recorded = { reference: 'BRI/2026-0099.1', amount: rupiah(75_000) }

test.each([
  ['BRI/2026-0099.1', 75_000, null],
  ['bri 2026 0099 1', 75_000, null],
  ['BRI/2026-0099.2', 75_000, 'other-reference'],
  ['BRI', 75_000, 'other-reference'],
  ['BRI/2026-0099.1', 7_500, 'other-amount'],
  ['BRI/2026-0099.1', 75_001, 'other-amount'],
] as const)('%j with %i on the statement: %s', (reference, amount, difference) => {
  expect(transferDifference(recorded, { reference, amount: rupiah(amount) })).toBe(difference)
})
