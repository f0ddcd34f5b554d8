import { expect, test } from 'vitest'
import { rupiah } from '#app/core/rupiah.ts'
import { stateAfterLoss } from './contested.ts'

const told = (contested: number | null, lost: number) => ({
  state: 'disputed' as const,
  dispute: { contested: contested === null ? null : rupiah(contested), lost: rupiah(lost) },
})

test('what is contested stays so until what was lost is booked', () => {
  expect(stateAfterLoss(told(0, 10_000), rupiah(0))).toBe('disputed')
  expect(stateAfterLoss(told(0, 10_000), rupiah(10_000))).toBe('paid')
  expect(stateAfterLoss(told(null, 0), rupiah(10_000))).toBe('paid')
})

test('more that is contested or lost since is contested anew', () => {
  expect(stateAfterLoss(told(5_000, 10_000), rupiah(10_000))).toBe('disputed')
  expect(stateAfterLoss(told(0, 15_000), rupiah(10_000))).toBe('disputed')
})

test('another word of the provider stays what it is', () => {
  expect(stateAfterLoss({ state: 'reversed', dispute: null }, rupiah(10_000))).toBe('reversed')
})
