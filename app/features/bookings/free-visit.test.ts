import { expect, test } from 'vitest'
import type { VisitUnit } from '#app/core/visit-unit.ts'
import { calendarDate, type Weekday } from './calendar-date.ts'
import type { ExperienceCalendar } from './experience-calendar.ts'
import { fieldsFor, findFreeVisit } from './free-visit.ts'
import { openingsOf } from './openings.ts'
import { countedUnit, unitsOfMode } from './visit-unit.ts'

const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const now = new Date('2026-11-30T03:00:00Z')
const date = calendarDate('2026-12-05')
const nothing = { slots: new Map(), stays: [] }

const soldBy = (unit: VisitUnit, peoplePerUnit: number | null): ExperienceCalendar => ({
  zone: 'WIB',
  mode: { kind: 'anyDay', capacity: 3, lastEntryAt: '16:00' },
  unit,
  peoplePerUnit,
  addOns: new Map(),
  depositPercent: null,
  rules: {
    weekdays: everyDay,
    seasons: [],
    closedDates: new Set(),
    openedDates: new Set(),
    capacityOverrides: new Map(),
    calledOff: new Map(),
    leadTimeHours: 0,
    horizonDays: 30,
    group: { minimum: 1, maximum: 3 },
    stay: { minimumNights: 1, maximumNights: 1, arrivalWeekdays: everyDay },
  },
})

function quantityFor(calendar: ExperienceCalendar, people: number): string | null {
  const wish = { date, departure: null, people }
  const free = findFreeVisit(calendar, wish, { now, taken: nothing })
  return free && (fieldsFor(wish, free).quantity ?? '')
}

// Let unitsFor answer the people themselves, and six people want six cars.
test('a party is one ticket each, and as many cars as take it', () => {
  expect([2, 3, 4].map((people) => quantityFor(soldBy('orang', 1), people))).toEqual([
    '2',
    '3',
    null,
  ])
  expect([1, 4, 5, 12, 13].map((people) => quantityFor(soldBy('mobil', 4), people))).toEqual([
    '1',
    '1',
    '2',
    '3',
    null,
  ])
})

test('where nobody has said how many one is for, a party of any size sees one of it', () => {
  expect([1, 4, 40].map((people) => quantityFor(soldBy('paket', null), people))).toEqual([
    '1',
    '1',
    '1',
  ])
})

test('the index of the search counts people in cars too', () => {
  const [opening] = openingsOf(soldBy('mobil', 4), { firstDay: date, taken: nothing })
  expect(opening?.people).toEqual({ minimum: 1, maximum: 12 })
  expect(opening?.room[0]).toBe(12)
  const byTwo = soldBy('mobil', 4)
  const rules = { ...byTwo.rules, group: { minimum: 2, maximum: 3 } }
  const taken = { slots: new Map([[date as string, 2]]), stays: [] }
  // One car is left, and one alone is not sold.
  expect(openingsOf({ ...byTwo, rules }, { firstDay: date, taken })[0]?.room[0]).toBe(0)
})

test('of groups the group is counted, and a strange word is the usual one of its calendar', () => {
  expect(countedUnit('orang', 'groupOnRequest')).toBe('rombongan')
  expect(countedUnit('orang', 'night')).toBe('kamar/malam')
  expect(countedUnit('pak', 'session')).toBe('orang')
  for (const unit of unitsOfMode.night) expect(countedUnit(unit, 'night')).toBe(unit)
})
