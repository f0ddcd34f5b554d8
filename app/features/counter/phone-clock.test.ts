import { expect, test } from 'vitest'
import { byOurClock } from './phone-clock.ts'

const now = new Date('2026-11-30T12:00:00Z')
const at = (text: string) => new Date(text)

test.each([
  ['right', '2026-11-30T09:00:00Z', '2026-11-30T11:59:00Z', '2026-11-30T09:00:00Z', false],
  ['never set', '2020-01-01T02:00:00Z', '2020-01-01T05:00:00Z', '2026-11-30T09:00:00Z', true],
  ['a day ahead', '2026-12-01T09:00:00Z', '2026-12-01T12:00:00Z', '2026-11-30T09:00:00Z', true],
  [
    'set right meanwhile',
    '2020-01-01T02:00:00Z',
    '2026-11-30T12:00:00Z',
    '2026-11-30T12:00:00Z',
    true,
  ],
  [
    'ahead, set right meanwhile',
    '2026-12-01T09:00:00Z',
    '2026-11-30T12:00:00Z',
    '2026-11-30T12:00:00Z',
    true,
  ],
  ['of an old phone', '2026-11-30T09:00:00Z', null, '2026-11-30T09:00:00Z', false],
  ['of an old phone, never set', '2020-01-01T02:00:00Z', null, '2026-11-30T12:00:00Z', true],
])('a clock that is %s', (_what, told, sent, soldAt, isCorrected) => {
  const sentAt = sent === null ? null : at(sent)
  expect(byOurClock(at(told), { sentAt, now })).toEqual({ soldAt: at(soldAt), isCorrected })
})
