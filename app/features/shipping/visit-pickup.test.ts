import { expect, test } from 'vitest'
import { addDays, calendarDate } from '#app/features/bookings/calendar-date.ts'
import type { Visit } from '#app/features/bookings/visit.ts'
import { visitPickupOf } from './visit-pickup.ts'

const monday = calendarDate('2026-11-30')
// 01.30 in the west of Indonesia, and already half past three in its east.
const now = new Date('2026-11-29T18:30:00Z')
const title = { id: 'Kopi', en: 'Coffee' }

const guest = (visit: Visit, zone: 'WIB' | 'WIT' = 'WIB') => ({
  visit,
  addOnId: null,
  refundTerms: { zone },
  leadTimeDays: 0,
  title,
})
const good = (leadTimeDays = 0) => ({
  visit: null,
  addOnId: null,
  refundTerms: null,
  leadTimeDays,
  title,
})
const day = (days: number): Visit => ({
  kind: 'day',
  date: addDays(monday, days),
  sessionId: null,
})
const stay = (days: number, nights: number): Visit => ({
  kind: 'stay',
  date: addDays(monday, days),
  departure: addDays(monday, days + nights),
})

test('nothing to take along, or nobody who comes', () => {
  expect(visitPickupOf([guest(day(1))], now)).toBeNull()
  expect(visitPickupOf([good()], now)).toBeNull()
  expect(visitPickupOf([{ ...guest(day(1)), addOnId: 'guide' }, good()], now)).toBeNull()
})

test('the day of a visit, or each night of a stay, once', () => {
  const days = (...lines: Parameters<typeof visitPickupOf>[0]) => visitPickupOf(lines, now)?.days
  expect(days(guest(day(3)), good())).toEqual(['2026-12-03'])
  expect(days(guest(stay(3, 2)), guest(day(4)), guest(day(4)), good())).toEqual([
    '2026-12-03',
    '2026-12-04',
  ])
  expect(days(guest(stay(1, 30)), good())).toHaveLength(7)
})

test('as early as the slowest good allows, by the clock of the place', () => {
  const slow = visitPickupOf([guest(stay(1, 4)), good(1), good(3)], now)
  expect(slow).toMatchObject({
    days: ['2026-12-03', '2026-12-04'],
    notBefore: { date: '2026-12-03', leadTimeDays: 3 },
  })
  expect(visitPickupOf([guest(day(2)), good(3)], now)).toMatchObject({ days: [] })
  expect(visitPickupOf([guest(day(0)), good()], now)).toEqual({ days: [monday], notBefore: null })
  // At 23.30 in the west it is tomorrow in the east already.
  const late = new Date('2026-11-29T16:30:00Z')
  expect(visitPickupOf([guest(day(-1)), good()], late)?.days).toEqual(['2026-11-29'])
  expect(visitPickupOf([guest(day(-1), 'WIT'), good()], late)?.days).toEqual([])
})
