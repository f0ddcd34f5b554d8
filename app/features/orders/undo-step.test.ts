import { expect, test } from 'vitest'
import { type LastStep, undoMinutes, undoStep } from './undo-step.ts'

const now = new Date('2026-11-30T05:00:00Z')
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const order = {
  status: 'handedOver',
  complainedAt: null,
  complaintSettledAt: null,
  isDue: false,
  isOnSite: false,
} as const
const step: LastStep = { from: 'packed', status: 'handedOver', actor: 'staff', at: minutesAgo(1) }

test('a step that the BUM Desa took by mistake is taken back', () => {
  expect(undoStep(order, step, { now })).toBe('packed')
  const delivered = { ...order, status: 'delivered' } as const
  expect(undoStep(delivered, { ...step, from: 'handedOver', status: 'delivered' }, { now })).toBe(
    'handedOver',
  )
})

test.each<[string, Partial<Parameters<typeof undoStep>[0]>, Partial<LastStep>]>([
  ['it is too long ago', {}, { at: minutesAgo(undoMinutes) }],
  ['the buyer said it', {}, { actor: 'buyer' }],
  ['a clock said it', {}, { actor: 'system' }],
  ['it was itself a step back', {}, { from: 'delivered' }],
  ['it went on meanwhile', {}, { status: 'packed' }],
  ['the money is taken with it', { isDue: true }, {}],
  ['it is a visit', { isOnSite: true }, {}],
  ['the buyer complains', { complainedAt: now }, {}],
  ['it has not left', { status: 'packed' }, { status: 'packed' }],
  ['it is over', { status: 'completed' }, { status: 'completed' }],
])('not when %s', (_, change, last) => {
  expect(undoStep({ ...order, ...change }, { ...step, ...last }, { now })).toBeNull()
})
