import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, calendarDate, datesFromTo } from '#app/features/bookings/calendar-date.ts'
import { fixedHolidaysFrom, isFixedHoliday } from './fixed-holidays.ts'

const mostDaysAhead = 730

test('every fixed holiday that can be booked is there, on whatever day it is made', () => {
  const anyDay = fc
    .integer({ min: 0, max: 20_000 })
    .map((days) => addDays(calendarDate('2026-01-01'), days))
  fc.assert(
    fc.property(anyDay, (today) => {
      const made = new Set(fixedHolidaysFrom(today).map(({ date }) => date))
      const bookable = datesFromTo(today, addDays(today, mostDaysAhead))
      expect(bookable.filter((date) => isFixedHoliday(date) && !made.has(date))).toEqual([])
    }),
  )
})

test('a year has five of them', () => {
  const year = datesFromTo(calendarDate('2028-01-01'), calendarDate('2028-12-31'))
  expect(year.filter(isFixedHoliday)).toEqual(
    ['01-01', '05-01', '06-01', '08-17', '12-25'].map((day) => `2028-${day}`),
  )
})
