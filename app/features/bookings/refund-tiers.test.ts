import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Zone } from '#app/core/dates.ts'
import { rupiah } from '#app/core/rupiah.ts'
import { calendarDate } from './calendar-date.ts'
import {
  defaultRefundTiers,
  hasBegun,
  refundPercentAt,
  refundPromises,
  type RefundTiers,
} from './refund-tiers.ts'

const tiers: RefundTiers = [
  { daysBefore: 7, percent: 100 },
  { daysBefore: 3, percent: 50 },
]
const terms = { tiers, date: calendarDate('2027-03-03'), zone: 'WIB' as const }
const at = (text: string) => new Date(text)

test('a tier ends with the midnight of the place, over the end of a month too', () => {
  expect(refundPercentAt(terms, at('2027-02-23T23:59:59.999+07:00'))).toBe(100)
  expect(refundPercentAt(terms, at('2027-02-24T00:00:00+07:00'))).toBe(50)
  expect(refundPercentAt(terms, at('2027-02-27T23:59:59.999+07:00'))).toBe(50)
  expect(refundPercentAt(terms, at('2027-02-28T00:00:00+07:00'))).toBe(0)
  const inJayapura = { ...terms, zone: 'WIT' as const }
  expect(refundPercentAt(inJayapura, at('2027-02-23T22:00:00+07:00'))).toBe(50)
})

test('what can no longer be reached is not promised any more', () => {
  const price = rupiah(40_001)
  expect(refundPromises(terms, price, at('2027-02-01T00:00:00Z'))).toEqual([
    { before: '2027-02-24', percent: 100, amount: 40_001n },
    { before: '2027-02-28', percent: 50, amount: 20_000n },
  ])
  expect(refundPromises(terms, price, at('2027-02-25T00:00:00Z'))).toMatchObject([{ percent: 50 }])
  expect(refundPromises(terms, price, at('2027-03-02T00:00:00Z'))).toEqual([])
})

test('a visit has begun with the first moment of its day', () => {
  expect(hasBegun(terms, at('2027-03-02T16:59:59.999Z'))).toBe(false)
  expect(hasBegun(terms, at('2027-03-02T17:00:00Z'))).toBe(true)
})

/** Walks to the visit day by day on a calendar of its own, with nothing of the code it judges. */
function percentByWalking(sorted: RefundTiers, visit: Date, local: Date): number {
  const day = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()))
  let nights = 0
  while (day < visit) {
    day.setUTCDate(day.getUTCDate() + 1)
    nights += 1
  }
  return Math.max(0, ...sorted.filter((tier) => nights > tier.daysBefore).map((t) => t.percent))
}

const hours: Record<Zone, number> = { WIB: 7, WITA: 8, WIT: 9 }
const dayMs = 86_400_000
const someTiers = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 100 })), {
    maxLength: 5,
    selector: ([days]) => days,
  })
  .map((pairs): RefundTiers => {
    const days = pairs.map(([each]) => each).toSorted((a, b) => b - a)
    const percents = [...new Set(pairs.map(([, each]) => each))].toSorted((a, b) => b - a)
    return percents.map((percent, index) => ({ daysBefore: days[index]!, percent }))
  })

test('the percentage is what counting the nights by hand gives', () => {
  fc.assert(
    fc.property(
      someTiers,
      fc.constantFrom<Zone>('WIB', 'WITA', 'WIT'),
      // Days around the ends of months, of years, and leap days are as frequent as others.
      fc.oneof(
        fc.integer({ min: 0, max: 3_000 }).map((days) => Date.UTC(2026, 10, 1) + days * dayMs),
        fc.constantFrom('2028-02-29', '2028-03-01', '2027-01-01', '2027-03-01').map(Date.parse),
      ),
      fc.integer({ min: -2 * 24, max: 70 * 24 }),
      fc.constantFrom(-1, 0, 1, 1_800_000),
      (ofListing, zone, visitMs, hoursBefore, offset) => {
        const visit = new Date(visitMs)
        const local = new Date(visitMs - hoursBefore * 3_600_000 + offset)
        const now = new Date(local.getTime() - hours[zone] * 3_600_000)
        const date = calendarDate(visit.toISOString().slice(0, 10))
        expect(refundPercentAt({ tiers: ofListing, date, zone }, now)).toBe(
          percentByWalking(ofListing, visit, local),
        )
      },
    ),
    { numRuns: 3_000 },
  )
})

test('a listing that says nothing gives everything back until three days before', () => {
  const silent = { ...terms, tiers: defaultRefundTiers }
  expect(refundPercentAt(silent, at('2027-02-27T23:59:59+07:00'))).toBe(100)
  expect(refundPercentAt(silent, at('2027-02-28T00:00:00+07:00'))).toBe(0)
})
