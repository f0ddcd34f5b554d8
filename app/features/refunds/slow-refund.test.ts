import { expect, test } from 'vitest'
import { isSlow } from './slow-refund.ts'

const now = new Date('2026-11-30T08:00:00Z')
const since = (days: number) => new Date(now.getTime() - days * 86_400_000)

test('a refund that the provider took on is slow after two weeks without a word of the bank', () => {
  expect(isSlow({ status: 'accepted', updatedAt: since(13.9) }, { now })).toBe(false)
  expect(isSlow({ status: 'accepted', updatedAt: since(14) }, { now })).toBe(true)
})

test('what has arrived, or waits for a person, is not slow', () => {
  expect(isSlow({ status: 'confirmed', updatedAt: since(30) }, { now })).toBe(false)
  expect(isSlow({ status: 'manual', updatedAt: since(30) }, { now })).toBe(false)
})
