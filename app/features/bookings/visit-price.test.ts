import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rupiah } from '#app/core/rupiah.ts'
import { addDays, calendarDate } from './calendar-date.ts'
import { type DayPrices, priceOfVisit, priceOnDay } from './visit-price.ts'

const runs = { numRuns: 1_500, seed: 20_261_128 }
const amount = fc.integer({ min: 1, max: 9_000_000 }).map(rupiah)

const choices = fc.record({
  // Over a leap day, a year end, a month end.
  start: fc.constantFrom('2028-02-25', '2026-12-26', '2027-04-28'),
  arrival: fc.nat(8),
  nights: fc.integer({ min: 1, max: 14 }),
  holidays: fc.uniqueArray(fc.nat(25), { maxLength: 6 }),
  ordinary: amount,
  weekend: fc.option(amount, { nil: undefined }),
  holiday: fc.option(amount, { nil: undefined }),
})

// The oracle goes from night to night and asks the calendar of the machine for the weekday.
test('a stay costs what its nights cost one by one, whatever they are', () => {
  fc.assert(
    fc.property(choices, ({ start, arrival, nights, holidays, ordinary, weekend, holiday }) => {
      const first = addDays(calendarDate(start), arrival)
      const isHoliday = new Set(holidays.map((offset) => addDays(calendarDate(start), offset)))
      const prices = {
        ordinary,
        ...(weekend !== undefined && { weekend }),
        ...(holiday !== undefined && { holiday }),
      } satisfies DayPrices
      let expected = 0n
      for (let night = 0; night < nights; night++) {
        const day = addDays(first, night)
        const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
        const isWeekend = weekday === 0 || weekday === 6
        if (isHoliday.has(day) && holiday !== undefined) expected += holiday
        else if (isWeekend && weekend !== undefined) expected += weekend
        else expected += ordinary
      }
      const visit = { kind: 'stay', date: first, departure: addDays(first, nights) } as const
      expect(priceOfVisit(visit, (date) => priceOnDay(prices, date, isHoliday))).toBe(expected)
    }),
    runs,
  )
})

test('a ticket costs what its day costs', () => {
  const friday = calendarDate('2026-12-25')
  const prices = { ordinary: rupiah(10_000), weekend: rupiah(12_000), holiday: rupiah(15_000) }
  const on = (date: string, holidays: string[] = []) =>
    priceOfVisit({ kind: 'day', date: calendarDate(date), sessionId: null }, (each) =>
      priceOnDay(prices, each, new Set(holidays.map(calendarDate))),
    )
  expect(on(friday)).toBe(10_000n)
  expect(on(friday, [friday])).toBe(15_000n)
  expect(on('2026-12-26')).toBe(12_000n)
  expect(on('2026-12-27', ['2026-12-27'])).toBe(15_000n)
})
