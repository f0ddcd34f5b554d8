import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  calendarDate,
  datesFromTo,
  daysBetween,
  instantAt,
  localTime,
  nightsOf,
  parseCalendarDate,
  todayAt,
  weekdayOf,
} from './calendar-date.ts'
import { marketDayOf } from './javanese-day.ts'

const runs = { numRuns: 1_000, seed: 20_261_127 }

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const lengthOf = (year: number, month: number) =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** The next day as it is counted on fingers, without any clock or zone. */
function dayAfter(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const next =
    day < lengthOf(year, month)
      ? [year, month, day + 1]
      : month < 12
        ? [year, month + 1, 1]
        : [year + 1, 1, 1]
  return next.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-')
}

// From 1965 on, because the zones' offsets were others before 1964.
const anyDate = fc
  .tuple(fc.integer({ min: 1965, max: 2120 }), fc.integer({ min: 1, max: 12 }), fc.nat(30))
  .map(([year, month, day]) =>
    calendarDate(
      [year, month, (day % lengthOf(year, month)) + 1]
        .map((n) => `${n}`.padStart(2, '0'))
        .join('-'),
    ),
  )

test('a day that does not exist is refused', () => {
  for (const text of ['2026-02-30', '2027-02-29', '2100-02-29', '2026-13-01', '2026-1-1', '']) {
    expect(parseCalendarDate(text), text).toBeNull()
  }
  expect(parseCalendarDate('2028-02-29')).toBe('2028-02-29')
  expect(() => calendarDate('2026-04-31')).toThrow(RangeError)
})

test('days are counted as on fingers, over month ends, leap days and year ends', () => {
  fc.assert(
    fc.property(anyDate, fc.nat(400), (from, days) => {
      let slow: string = from
      for (let i = 0; i < days; i++) slow = dayAfter(slow)
      const to = addDays(from, days)
      expect(to).toBe(slow)
      expect(addDays(to, -days)).toBe(from)
      expect(daysBetween(from, to)).toBe(days)
      expect(weekdayOf(to)).toBe(((weekdayOf(from) - 1 + days) % 7) + 1)
      expect(datesFromTo(from, to)).toHaveLength(days + 1)
      expect(nightsOf({ arrival: from, departure: to })).toHaveLength(days)
    }),
    runs,
  )
})

test('an instant and its day at the place agree in every zone', () => {
  fc.assert(
    fc.property(
      anyDate,
      fc.constantFrom('WIB' as const, 'WITA' as const, 'WIT' as const),
      (date, zone) => {
        const start = instantAt(date, '00:00', zone)
        expect(todayAt(zone, start)).toBe(date)
        expect(todayAt(zone, new Date(start.getTime() - 1))).toBe(addDays(date, -1))
      },
    ),
    runs,
  )
  expect(instantAt(calendarDate('2027-01-01'), '09:00', 'WIT')).toEqual(
    new Date('2027-01-01T00:00:00Z'),
  )
})

test('the proclamation was on a Jumat Legi, and market days go on from there both ways', () => {
  const proclamation = calendarDate('1945-08-17')
  expect(weekdayOf(proclamation)).toBe(5)
  const around = datesFromTo(addDays(proclamation, -6), addDays(proclamation, 5)).map(marketDayOf)
  expect(around.join(' ')).toBe(
    'Kliwon Legi Pahing Pon Wage Kliwon Legi Pahing Pon Wage Kliwon Legi',
  )
})

test('a moment is written as the clock of its zone shows it, over midnight as well', () => {
  const late = instantAt(calendarDate('2026-12-31'), '23:30', 'WIT')
  expect(localTime(late, 'WIT')).toBe('2026-12-31T23:30:00+09:00')
  expect(localTime(late, 'WIB')).toBe('2026-12-31T21:30:00+07:00')
  expect(new Date(localTime(late, 'WITA')).getTime()).toBe(late.getTime())
})
