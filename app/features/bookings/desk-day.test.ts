import { expect, test } from 'vitest'
import { calendarDate } from './calendar-date.ts'
import { fullnessOf, isNightOf } from './desk-day.ts'
import { lastOfMonth, monthAfter, monthBefore, parseMonth } from './month.ts'

test.each([
  [0, 0, 'empty'],
  [1, 0, 'some'],
  [5, 0, 'half'],
  [0, 5, 'half'],
  [8, 0, 'nearly'],
  [9, 0, 'nearly'],
  [8, 2, 'full'],
  [10, 0, 'full'],
] as const)('%i taken and %i blocked of ten is %s', (taken, blocked, fullness) => {
  expect(fullnessOf({ taken, blocked, capacity: 10 })).toBe(fullness)
})

test('a day that takes nobody is full, not empty', () => {
  expect(fullnessOf({ taken: 0, blocked: 0, capacity: 0 })).toBe('full')
})

test('a guest has the night he arrives and not the one he has left before', () => {
  const stay = { arrival: calendarDate('2026-12-31'), departure: calendarDate('2027-01-02') }
  const nights = ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'].map(calendarDate)
  expect(nights.map((night) => isNightOf(stay, night))).toEqual([false, true, true, false])
})

test('months follow each other over year ends and leap days', () => {
  const december = parseMonth('2027-12')!
  expect([monthBefore(december), monthAfter(december), lastOfMonth(december)]).toEqual([
    '2027-11-01',
    '2028-01-01',
    '2027-12-31',
  ])
  expect(lastOfMonth(parseMonth('2028-02')!)).toBe('2028-02-29')
  expect(['2026-13', '2026-1', '1999-12', '2100-01', ''].map(parseMonth)).toEqual(
    Array(5).fill(null),
  )
})
