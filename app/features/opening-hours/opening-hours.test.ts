import { expect, test } from 'vitest'
import { daysWithSameHours } from './opening-hours.ts'

const day = (weekday: number, opensAt = '08:00', closesAt = '15:00') => ({
  weekday,
  opensAt,
  closesAt,
})
const times = { opensAt: '08:00', closesAt: '15:00' }

test('days that follow one another with the same times are one line', () => {
  expect(daysWithSameHours([1, 2, 3, 4, 5].map((weekday) => day(weekday)))).toEqual([
    { from: 1, to: 5, times },
    { from: 6, to: 7, times: null },
  ])
  expect(daysWithSameHours([day(1), day(3), day(4, '09:00')])).toEqual([
    { from: 1, to: 1, times },
    { from: 2, to: 2, times: null },
    { from: 3, to: 3, times },
    { from: 4, to: 4, times: { opensAt: '09:00', closesAt: '15:00' } },
    { from: 5, to: 7, times: null },
  ])
  expect(daysWithSameHours([])).toEqual([{ from: 1, to: 7, times: null }])
})
