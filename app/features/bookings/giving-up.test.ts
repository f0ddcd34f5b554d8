import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rupiah } from '#app/core/rupiah.ts'
import { calendarDate } from './calendar-date.ts'
import { giveUp, givenUp, giveUpTogether, type StandingBooking } from './giving-up.ts'

const booking: StandingBooking = {
  terms: {
    tiers: [
      { daysBefore: 7, percent: 100 },
      { daysBefore: 3, percent: 50 },
    ],
    date: calendarDate('2026-12-20'),
    zone: 'WIB',
  },
  paid: rupiah(40_001),
  sold: 4,
  quantity: 4,
  entered: 0,
  companions: 0,
  groupMinimum: 1,
}
const early = new Date('2026-12-01T00:00:00Z')

test('half of the tickets are half of the price, by the tier of the moment', () => {
  const given = { count: 2, remaining: 2, value: 20_000n }
  expect(giveUp(booking, { count: 2, now: early })).toMatchObject({
    value: { ...given, percent: 100, amount: 20_000n },
  })
  const later = new Date('2026-12-14T00:00:00Z')
  expect(giveUp(booking, { count: 2, now: later })).toMatchObject({
    value: { ...given, percent: 50, amount: 10_000n },
  })
  const late = new Date('2026-12-19T16:59:59Z')
  expect(giveUp(booking, { count: 2, now: late })).toMatchObject({
    value: { ...given, percent: 0, amount: 0n },
  })
})

test.each([
  ['a visit whose day has begun', {}, 1, new Date('2026-12-19T17:00:00Z'), 'too-late'],
  ['more than there are', {}, 5, early, 'too-many'],
  ['who is inside already', { entered: 3 }, 2, early, 'too-many'],
  ['so many that the rest is too few', { groupMinimum: 3 }, 2, early, 'group-too-small'],
] as const)('nobody gives up %s', (_, change, count, now, reason) => {
  expect(giveUp({ ...booking, ...change }, { count, now })).toEqual({ ok: false, reason })
})

test('a party gives up all of it, and one that was always too small also a part', () => {
  expect(giveUp({ ...booking, groupMinimum: 3 }, { count: 4, now: early }).ok).toBe(true)
  const small = { ...booking, quantity: 2, groupMinimum: 3 }
  expect(giveUp(small, { count: 2, now: early }).ok).toBe(true)
  expect(giveUp(small, { count: 1, now: early })).toMatchObject({ reason: 'group-too-small' })
})

test('children who come along make the party large enough', () => {
  const family = { ...booking, groupMinimum: 5, companions: 3 }
  expect(giveUp(family, { count: 2, now: early }).ok).toBe(true)
  expect(giveUp(family, { count: 3, now: early })).toMatchObject({ reason: 'group-too-small' })
  expect(giveUp(family, { count: 4, now: early })).toMatchObject({ reason: 'group-too-small' })
})

const visit = { kind: 'day', date: booking.terms.date, sessionId: null } as const
const line = (id: string, changes: object = {}) => ({
  ...booking,
  id,
  listingId: 'beach',
  visit,
  addOnId: null,
  status: 'booked',
  ...changes,
})
const vests = line('vests', { addOnId: 'vest', quantity: 2, sold: 2, groupMinimum: 0 })

test('with the last guests goes what they would have had, and not before', () => {
  const lines = [line('adults'), line('children'), vests, line('elsewhere', { listingId: 'cave' })]
  const whoGoes = (bookingId: string, count: number, of = lines) => {
    const given = giveUpTogether(of, { bookingId, count, now: early })
    return given.ok ? given.value.map((each) => each.booking.id) : given.reason
  }
  expect(whoGoes('adults', 4)).toEqual(['adults'])
  expect(whoGoes('adults', 4, [line('adults'), vests])).toEqual(['adults', 'vests'])
  expect(whoGoes('adults', 2, [line('adults'), vests])).toEqual(['adults'])
  expect(whoGoes('vests', 2)).toEqual(['vests'])
  expect(whoGoes('gone', 1)).toBe('already-changed')
  const gone = [line('adults', { status: 'cancelled' }), line('children'), vests]
  expect(whoGoes('children', 4, gone)).toEqual(['children', 'vests'])
})

test('who is left keeps one of each for himself, and what was always more than the guests', () => {
  const vestsGone = (vestCount: number, count: number, stay = false) => {
    const departure = calendarDate('2026-12-21')
    const night = { visit: { kind: 'stay', date: booking.terms.date, departure } }
    const lines = [
      line('adults', stay ? night : {}),
      { ...vests, quantity: vestCount, sold: vestCount, ...(stay && (night as object)) },
    ]
    const given = giveUpTogether(lines, { bookingId: 'adults', count, now: early })
    return given.ok && given.value.slice(1).map((each) => each.given.count)
  }
  expect(vestsGone(4, 1)).toEqual([1])
  expect(vestsGone(4, 3)).toEqual([3])
  expect(vestsGone(3, 1)).toEqual([])
  expect(vestsGone(1, 3)).toEqual([])
  expect(vestsGone(6, 1)).toEqual([1])
  expect(vestsGone(6, 4)).toEqual([6])
  expect(vestsGone(4, 3, true)).toEqual([])
  expect(vestsGone(4, 4, true)).toEqual([4])
})

test('tickets given up one after the other are together worth exactly the price', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 10n }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 }),
      (paid, counts) => {
        const sold = counts.reduce((a, b) => a + b)
        let quantity = sold
        let worth = 0n
        for (const count of counts) {
          const given = givenUp(
            { ...booking, paid: rupiah(paid), sold, quantity },
            { count, percent: 100 },
          )
          expect(given.value).toBeGreaterThanOrEqual(0n)
          worth += given.amount
          quantity = given.remaining
        }
        expect(worth).toBe(paid)
      },
    ),
    { numRuns: 1_000 },
  )
})
