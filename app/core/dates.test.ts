import { expect, test } from 'vitest'
import {
  calendarDateOf,
  formatCalendarDate,
  formatDate,
  formatDateTime,
  formatTime,
  isCalendarDate,
} from './dates.ts'

const evening = new Date('2026-11-23T16:30:00Z')

test('an instant reads as Indonesians write it, with its zone', () => {
  expect(formatDate(evening, { locale: 'id' })).toBe('23 November 2026')
  expect(formatTime(evening, { locale: 'id' })).toBe('23.30 WIB')
  expect(formatDateTime(evening, { locale: 'id', zone: 'WITA' })).toBe(
    '24 November 2026, 00.30 WITA',
  )
  expect(formatDateTime(evening, { locale: 'en', zone: 'WIT' })).toBe('24 November 2026, 01:30 WIT')
})

test('the day of an instant depends on the zone', () => {
  expect(calendarDateOf(evening)).toBe('2026-11-23')
  expect(calendarDateOf(evening, 'WIT')).toBe('2026-11-24')
})

test('a calendar date never shifts and must exist', () => {
  expect(formatCalendarDate('2026-01-01', 'id')).toBe('1 Januari 2026')
  expect(isCalendarDate('2026-02-28')).toBe(true)
  expect(isCalendarDate('2026-02-30')).toBe(false)
  expect(isCalendarDate('23-11-2026')).toBe(false)
})
