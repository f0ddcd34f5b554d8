import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, calendarDate, type Weekday, weekdayOf } from './calendar-date.ts'
import {
  type CalendarRules,
  type ExperienceCalendar,
  fitWish,
  listSlots,
  slotKey,
  type Taken,
} from './experience-calendar.ts'

const runs = { numRuns: 1_500, seed: 20_261_127 }
const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const nothing: Taken = { slots: new Map(), stays: [] }
const date = calendarDate
const noon = new Date('2026-11-23T05:00:00Z')

const openRules: CalendarRules = {
  weekdays: everyDay,
  seasons: [],
  closedDates: new Set(),
  openedDates: new Set(),
  capacityOverrides: new Map(),
  calledOff: new Map(),
  leadTimeHours: 0,
  horizonDays: 365,
  group: { minimum: 1, maximum: 50 },
  stay: { minimumNights: 1, maximumNights: 14, arrivalWeekdays: everyDay },
}

const ticket = (rules: Partial<CalendarRules> = {}): ExperienceCalendar => ({
  zone: 'WIB',
  mode: { kind: 'anyDay', capacity: 10, lastEntryAt: '16:00' },
  rules: { ...openRules, ...rules },
  unit: 'orang',
  peoplePerUnit: 1,
  addOns: new Map(),
  depositPercent: null,
})

const homestay = (rules: Partial<CalendarRules> = {}): ExperienceCalendar => ({
  zone: 'WIB',
  mode: {
    kind: 'night',
    units: [
      { id: 'mawar', sleeps: 2 },
      { id: 'melati', sleeps: 4 },
    ],
    checkInUntil: '21:00',
    checkOutAt: '12:00',
  },
  rules: { ...openRules, ...rules },
  unit: 'kamar/malam',
  peoplePerUnit: null,
  addOns: new Map(),
  depositPercent: null,
})

const closedOn = (calendar: ExperienceCalendar, day: string, now = noon) =>
  listSlots(calendar, { from: date(day), to: date(day), now, taken: nothing })[0]?.closed

test('each rule closes a date with its own reason', () => {
  const week = { weekdays: [6, 7] as const }
  expect(closedOn(ticket(), '2026-11-23')).toBeNull()
  expect(closedOn(ticket(week), '2026-11-27')).toBe('closed-weekday')
  expect(
    closedOn(ticket({ ...week, openedDates: new Set([date('2026-11-27')]) }), '2026-11-27'),
  ).toBeNull()
  expect(closedOn(ticket({ closedDates: new Set([date('2026-11-28')]) }), '2026-11-28')).toBe(
    'closed-date',
  )
  expect(closedOn(ticket({ horizonDays: 30 }), '2026-12-24')).toBe('too-far')
  expect(closedOn(ticket({ leadTimeHours: 24 }), '2026-11-24')).toBeNull()
  expect(closedOn(ticket({ leadTimeHours: 29 }), '2026-11-24')).toBe('too-soon')
  expect(closedOn(ticket(), '2026-11-22')).toBe('too-soon')
})

test('a season may go over New Year', () => {
  const durian = ticket({ seasons: [{ from: '11-28', to: '02-10' }] })
  expect(closedOn(durian, '2026-11-27')).toBe('out-of-season')
  expect(closedOn(durian, '2026-11-28')).toBeNull()
  expect(closedOn(durian, '2027-02-10')).toBeNull()
  expect(closedOn(durian, '2027-02-11')).toBe('out-of-season')
})

test('a day is sold to the last place and no further', () => {
  const day = date('2026-11-28')
  const taken: Taken = { slots: new Map([[slotKey(day, null), 7]]), stays: [] }
  const ask = (people: number) =>
    fitWish(ticket(), { kind: 'visit', date: day, sessionId: null, people }, { now: noon, taken })
  expect(ask(3)).toEqual({ ok: true, unitIds: [], capacity: 10 })
  expect(ask(4)).toEqual({ ok: false, reason: 'full' })
  expect(ask(0)).toEqual({ ok: false, reason: 'group-too-small' })
  expect(ask(51)).toEqual({ ok: false, reason: 'group-too-large' })
})

test('a session has its own hour and its own places; another name is not offered', () => {
  const today = date('2026-11-23')
  const tour: ExperienceCalendar = {
    ...ticket({ capacityOverrides: new Map([[slotKey(today, 'sore'), 2]]) }),
    mode: {
      kind: 'session',
      sessions: [
        { id: 'pagi', startsAt: '08:00', capacity: 8 },
        { id: 'sore', startsAt: '15:00', capacity: 8 },
      ],
    },
  }
  const ask = (sessionId: string | null, people: number) =>
    fitWish(tour, { kind: 'visit', date: today, sessionId, people }, { now: noon, taken: nothing })
  expect(ask('pagi', 1)).toEqual({ ok: false, reason: 'too-soon' })
  expect(ask('sore', 2).ok).toBe(true)
  expect(ask('sore', 3)).toEqual({ ok: false, reason: 'full' })
  expect(ask(null, 1)).toEqual({ ok: false, reason: 'not-offered' })
})

test('a group on request takes one group, however many people come', () => {
  const outbound: ExperienceCalendar = {
    ...ticket({ group: { minimum: 20, maximum: 50 } }),
    mode: { kind: 'groupOnRequest', groupsPerDay: 1, startsAt: '08:00' },
  }
  const wish = { kind: 'visit', date: date('2026-12-05'), sessionId: null, people: 30 } as const
  expect(fitWish(outbound, wish, { now: noon, taken: nothing }).ok).toBe(true)
  expect(fitWish(outbound, { ...wish, people: 19 }, { now: noon, taken: nothing })).toEqual({
    ok: false,
    reason: 'group-too-small',
  })
})

test('a stay needs one and the same unit for all its nights', () => {
  const stays = [
    { unitId: 'mawar', arrival: date('2026-12-01'), departure: date('2026-12-02') },
    { unitId: 'melati', arrival: date('2026-12-02'), departure: date('2026-12-03') },
  ]
  const taken = { slots: new Map(), stays }
  const ask = (arrival: string, departure: string, people = 2) =>
    fitWish(
      homestay(),
      { kind: 'stay', arrival: date(arrival), departure: date(departure), units: 1, people },
      { now: noon, taken },
    )
  // Each night has a free unit, but nobody moves house at midnight.
  expect(ask('2026-12-01', '2026-12-03')).toEqual({ ok: false, reason: 'full' })
  expect(ask('2026-12-02', '2026-12-03')).toEqual({ ok: true, unitIds: ['mawar'], capacity: 2 })
  expect(ask('2026-12-02', '2026-12-03', 3)).toEqual({ ok: false, reason: 'too-many-people' })
  expect(ask('2026-12-03', '2026-12-03')).toEqual({ ok: false, reason: 'stay-too-short' })
  expect(ask('2026-12-03', '2026-12-18')).toEqual({ ok: false, reason: 'stay-too-long' })
})

const ruleChoices = fc.record({
  weekdays: fc.subarray([...everyDay]),
  closed: fc.uniqueArray(fc.nat(40), { maxLength: 8 }),
  opened: fc.uniqueArray(fc.nat(40), { maxLength: 8 }),
  arrivalWeekdays: fc.subarray([...everyDay], { minLength: 4 }),
  minimumNights: fc.integer({ min: 1, max: 3 }),
  start: fc.constantFrom('2027-02-10', '2028-02-10', '2026-12-15', '2027-04-20'),
  zone: fc.constantFrom('WIB' as const, 'WITA' as const, 'WIT' as const),
  stays: fc.array(
    fc.record({ unit: fc.nat(1), from: fc.nat(40), nights: fc.integer({ min: 1, max: 5 }) }),
    { maxLength: 8 },
  ),
  arrival: fc.nat(35),
  nights: fc.nat(6),
})

test('a stay is granted exactly when a look at every single night grants it', () => {
  let granted = 0
  fc.assert(
    fc.property(ruleChoices, (choice) => {
      const start = date(choice.start)
      const at = (offset: number) => addDays(start, offset)
      const calendar = {
        ...homestay({
          horizonDays: 3_650,
          weekdays: choice.weekdays,
          closedDates: new Set(choice.closed.map(at)),
          openedDates: new Set(choice.opened.map(at)),
          stay: {
            minimumNights: choice.minimumNights,
            maximumNights: 5,
            arrivalWeekdays: choice.arrivalWeekdays,
          },
        }),
        zone: choice.zone,
      }
      const stays = choice.stays.map(({ unit, from, nights }) => ({
        unitId: ['mawar', 'melati'][unit]!,
        arrival: at(from),
        departure: at(from + nights),
      }))
      const isFree = (unitId: string, night: number) =>
        !choice.stays.some(
          (stay) =>
            ['mawar', 'melati'][stay.unit] === unitId &&
            Array.from({ length: stay.nights }, (_, i) => stay.from + i).includes(night),
        )
      const isOpen = (night: number) =>
        !choice.closed.includes(night) &&
        (choice.opened.includes(night) || choice.weekdays.includes(weekdayOf(at(night))))
      const nights = Array.from({ length: choice.nights }, (_, i) => choice.arrival + i)
      const expected =
        choice.nights >= choice.minimumNights &&
        choice.nights <= 5 &&
        choice.arrivalWeekdays.includes(weekdayOf(at(choice.arrival))) &&
        nights.every(isOpen) &&
        ['mawar', 'melati'].some((unit) => nights.every((night) => isFree(unit, night)))
      const fit = fitWish(
        calendar,
        {
          kind: 'stay',
          arrival: at(choice.arrival),
          departure: at(choice.arrival + choice.nights),
          units: 1,
          people: 2,
        },
        { now: noon, taken: { slots: new Map(), stays } },
      )
      expect(fit.ok).toBe(expected)
      if (fit.ok) granted++
    }),
    runs,
  )
  // The comparison says something only while both answers occur often.
  expect(granted).toBeGreaterThan(100)
})

test('a small party gets the small room, and a large one what sleeps it', () => {
  const ask = (people: number, units = 1) =>
    fitWish(
      homestay(),
      { kind: 'stay', arrival: date('2026-12-01'), departure: date('2026-12-02'), units, people },
      { now: noon, taken: nothing },
    )
  expect(ask(2)).toMatchObject({ unitIds: ['mawar'] })
  expect(ask(3)).toMatchObject({ unitIds: ['melati'] })
  expect(ask(6, 2)).toMatchObject({ unitIds: ['mawar', 'melati'] })
  expect(ask(7, 2)).toEqual({ ok: false, reason: 'too-many-people' })
})
