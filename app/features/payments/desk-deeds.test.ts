import { expect, test } from 'vitest'
import { type CaseFacts, deedsOfCase, storyOf } from './desk-deeds.ts'

const facts = (changes: Partial<CaseFacts> = {}): CaseFacts => ({
  story: 'wrongAmount',
  isOpen: true,
  attempt: { status: 'review', purchaseStatus: 'awaitingPayment', isWhole: false },
  refunds: [],
  suspense: 0n,
  ...changes,
})
const late = { status: 'unexpected', purchaseStatus: 'expired', isWhole: true } as const

test('who opened a case left its story in the key', () => {
  expect(storyOf('attempt:0190:late')).toBe('lateMoney')
  expect(storyOf('mismatch:midtrans:tx-1')).toBe('wrongAmount')
  expect(storyOf('refund:0190:refused')).toBe('refundRefused')
  expect(storyOf('refund:0190:returned:2')).toBe('refundReturned')
  expect(storyOf('something-new:1')).toBe('other')
})

test('money of a wrong amount can be given back until the attempt has money, and no longer', () => {
  expect(deedsOfCase(facts()).giveBack).toBe(true)
  expect(deedsOfCase(facts({ isOpen: false })).giveBack).toBe(false)
  expect(deedsOfCase(facts({ attempt: late })).giveBack).toBe(false)
  expect(deedsOfCase(facts({ story: 'foreignRefund' })).giveBack).toBe(false)
  expect(deedsOfCase(facts({ attempt: null })).giveBack).toBe(false)
})

test('late money can be accepted while nobody has sent it back', () => {
  const accept = (changes: Partial<CaseFacts>) =>
    deedsOfCase(facts({ story: 'lateMoney', isOpen: false, attempt: late, ...changes })).accept
  expect(accept({})).toBe(true)
  expect(accept({ refunds: [{ status: 'manual', isPrepared: false }] })).toBe(true)
  expect(accept({ refunds: [{ status: 'manual', isPrepared: true }] })).toBe(false)
  expect(accept({ refunds: [{ status: 'requested', isPrepared: false }] })).toBe(false)
  expect(accept({ refunds: [{ status: 'confirmed', isPrepared: false }] })).toBe(false)
  expect(accept({ attempt: { ...late, purchaseStatus: 'paid' } })).toBe(false)
  expect(accept({ attempt: { ...late, isWhole: false } })).toBe(false)
})

test('a case is not closed by words while money is owed because of it', () => {
  const close = (changes: Partial<CaseFacts>) => deedsOfCase(facts(changes)).close
  expect(close({})).toBe(true)
  expect(close({ isOpen: false })).toBe(false)
  const manual = [{ status: 'manual', isPrepared: false }] as const
  expect(close({ story: 'refundRefused', refunds: manual })).toBe('refund-open')
  expect(close({ story: 'refundReturned', refunds: manual })).toBe('refund-open')
  expect(close({ story: 'foreignRefund', suspense: -5_000n })).toBe('money-missing')
})
