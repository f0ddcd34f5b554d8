import { expect, test } from 'vitest'
import { rupiah } from '#app/core/rupiah.ts'
import { transferDifference } from './seen-transfer.ts'

const recorded = { reference: 'BRI/2026-0099.1', amount: rupiah(75_000), account: '001201234567' }

test.each([
  ['BRI/2026-0099.1', 75_000, '4567', null],
  ['bri 2026 0099 1', 75_000, '4567', null],
  ['BRI/2026-0099.2', 75_000, '4567', 'other-reference'],
  ['BRI', 75_000, '4567', 'other-reference'],
  ['BRI/2026-0099.1', 7_500, '4567', 'other-amount'],
  ['BRI/2026-0099.1', 75_001, '4567', 'other-amount'],
  ['BRI/2026-0099.1', 75_000, '001201234567', null],
  ['BRI/2026-0099.1', 75_000, '4568', 'other-account'],
] as const)('%j, %i to …%s on the statement: %s', (reference, amount, account, difference) => {
  const seen = { reference, amount: rupiah(amount), account }
  expect(transferDifference(recorded, seen)).toBe(difference)
})
