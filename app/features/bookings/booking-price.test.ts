import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rupiah } from '#app/core/rupiah.ts'
import { type BookingToPrice, priceBooking } from './booking-price.ts'
import { addDays, calendarDate } from './calendar-date.ts'
import type { DayPrices } from './visit-price.ts'

const friday = calendarDate('2026-12-04')
const flat = (amount: number): DayPrices => ({ ordinary: rupiah(amount) })
const aBooking = (rest: Partial<BookingToPrice> = {}): BookingToPrice => ({
  visit: { kind: 'day', date: friday, sessionId: null },
  charge: { per: 'person', prices: { adult: flat(20_000) }, visitors: { adult: 2 } },
  addOns: [],
  holidays: new Set(),
  depositBasisPoints: 10_000,
  ...rest,
})

test('a family pays by kind of visitor; who has no price of their own pays as an adult', () => {
  const prices = { adult: flat(20_000), foreign: flat(50_000) }
  const visitors = { adult: 2, child: 1, foreign: 1 }
  const price = priceBooking(aBooking({ charge: { per: 'person', prices, visitors } }))
  expect(price.lines.map(({ amount }) => amount)).toEqual([40_000n, 20_000n, 50_000n])
  expect(price.total).toBe(110_000n)
})

test('a stay over a weekend is one line for each kind of night', () => {
  const prices = { ordinary: rupiah(300_000), weekend: rupiah(350_000), holiday: rupiah(450_000) }
  const price = priceBooking(
    aBooking({
      visit: { kind: 'stay', date: friday, departure: addDays(friday, 4) },
      charge: { per: 'unit', prices, units: 2 },
      holidays: new Set([addDays(friday, 2)]),
      addOns: [{ id: 'mattress', price: rupiah(25_000), per: 'day', count: 1 }],
      depositBasisPoints: 3_000,
    }),
  )
  expect(price.lines).toEqual([
    line('ordinary', 300_000, 4),
    line('weekend', 350_000, 2),
    line('holiday', 450_000, 2),
    { item: { kind: 'add-on', id: 'mattress' }, price: 25_000n, quantity: 4, amount: 100_000n },
  ])
  expect(price).toMatchObject({ total: 2_900_000n, deposit: 870_000n, dueOnSite: 2_030_000n })
})

const line = (dayType: string, price: number, quantity: number) => ({
  item: { kind: 'unit', dayType },
  price: rupiah(price),
  quantity,
  amount: rupiah(price * quantity),
})

test('a group costs the same however many come, and a guide is paid once', () => {
  const price = priceBooking(
    aBooking({
      charge: { per: 'group', prices: flat(400_000), groups: 1 },
      addOns: [{ id: 'guide', price: rupiah(75_000), per: 'visit', count: 1 }],
    }),
  )
  expect(price).toMatchObject({ total: 475_000n, deposit: 475_000n, dueOnSite: 0n })
})

test('a deposit is rounded up, so that it is never nothing', () => {
  const charge = { per: 'group', prices: flat(333), groups: 1 } as const
  const deposit = (depositBasisPoints: number) => {
    const price = priceBooking(aBooking({ charge, depositBasisPoints }))
    return [price.deposit, price.dueOnSite]
  }
  expect(deposit(1)).toEqual([1n, 332n])
  expect(deposit(5_000)).toEqual([167n, 166n])
  expect(deposit(0)).toEqual([0n, 333n])
})

test('what is below zero, or only partly there, has no price', () => {
  const groups = (count: number) =>
    aBooking({ charge: { per: 'group', prices: flat(10_000), groups: count } })
  expect(() => priceBooking(groups(-1))).toThrow(RangeError)
  expect(() => priceBooking(groups(1.5))).toThrow(RangeError)
  expect(() => priceBooking(aBooking({ depositBasisPoints: 10_001 }))).toThrow(RangeError)
  expect(() => priceBooking(aBooking({ depositBasisPoints: -1 }))).toThrow(RangeError)
})

const amount = fc.integer({ min: 1, max: 5_000_000 }).map(rupiah)
const dayPrices: fc.Arbitrary<DayPrices> = fc.record(
  { ordinary: amount, weekend: amount, holiday: amount },
  { requiredKeys: ['ordinary'] },
)
const count = fc.nat(5)
const charges: fc.Arbitrary<BookingToPrice['charge']> = fc.oneof(
  fc.record({
    per: fc.constant('person' as const),
    prices: fc.record(
      { adult: dayPrices, child: dayPrices, foreign: dayPrices },
      { requiredKeys: ['adult'] },
    ),
    visitors: fc.record({ adult: count, child: count, foreign: count }, { requiredKeys: [] }),
  }),
  fc.record({ per: fc.constant('group' as const), prices: dayPrices, groups: count }),
  fc.record({ per: fc.constant('unit' as const), prices: dayPrices, units: count }),
)
const bookings = fc.record({
  // Over a leap day, a year end, a month end.
  start: fc.constantFrom('2028-02-25', '2026-12-26', '2027-04-28'),
  nights: fc.nat(9),
  charge: charges,
  addOns: fc.array(
    fc.record({
      id: fc.constantFrom('guide', 'mattress', 'vest'),
      price: amount,
      per: fc.constantFrom('visit' as const, 'day' as const),
      count,
    }),
    { maxLength: 3 },
  ),
  holidays: fc.uniqueArray(fc.nat(10), { maxLength: 4 }),
  depositBasisPoints: fc.nat(10_000),
})

// The oracle lets each visitor, group or unit pay each day by itself, one after the other.
test('the lines are what everybody would pay one by one, and everything adds up', () => {
  let weekendNights = 0
  fc.assert(
    fc.property(bookings, ({ start, nights, holidays: offsets, ...rest }) => {
      const first = calendarDate(start)
      const holidays = new Set(offsets.map((offset) => addDays(first, offset)))
      const days = Array.from({ length: Math.max(1, nights) }, (_, at) => addDays(first, at))
      const visit: BookingToPrice['visit'] =
        nights === 0
          ? { kind: 'day', date: first, sessionId: null }
          : { kind: 'stay', date: first, departure: addDays(first, nights) }
      const { charge, addOns, depositBasisPoints } = rest
      const payers: DayPrices[] = []
      const join = (many: number, prices: DayPrices) => {
        for (let each = 0; each < many; each++) payers.push(prices)
      }
      if (charge.per === 'group') join(charge.groups, charge.prices)
      else if (charge.per === 'unit') join(charge.units, charge.prices)
      else {
        const { adult, child = adult, foreign = adult } = charge.prices
        join(charge.visitors.adult ?? 0, adult)
        join(charge.visitors.child ?? 0, child)
        join(charge.visitors.foreign ?? 0, foreign)
      }
      let expected = 0n
      for (const day of days) {
        const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
        for (const { ordinary, weekend, holiday } of payers) {
          if (holidays.has(day) && holiday !== undefined) expected += holiday
          else if ((weekday === 0 || weekday === 6) && weekend !== undefined) {
            expected += weekend
            weekendNights++
          } else expected += ordinary
        }
        for (const { per, price, count: many } of addOns) {
          if (per === 'visit' && day !== first) continue
          for (let each = 0; each < many; each++) expected += price
        }
      }
      const price = priceBooking({ visit, holidays, ...rest })
      expect(price.total).toBe(expected)
      expect(price.lines.reduce((sum, { amount: of }) => sum + of, 0n)).toBe(price.total)
      for (const { price: of, quantity, amount: paid } of price.lines) {
        expect(quantity).toBeGreaterThan(0)
        expect(paid).toBe(of * BigInt(quantity))
      }
      expect(price.deposit + price.dueOnSite).toBe(price.total)
      // The smallest whole amount that is not less than its share.
      const share = expected * BigInt(depositBasisPoints)
      expect(price.deposit * 10_000n >= share).toBe(true)
      expect((price.deposit - 1n) * 10_000n < share).toBe(true)
    }),
    { numRuns: 1_500, seed: 20_261_128 },
  )
  expect(weekendNights).toBeGreaterThan(100)
})
