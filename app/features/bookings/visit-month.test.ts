import { describe, expect, test } from 'vitest'
import { rupiah } from '#app/core/rupiah.ts'
import { addDays, calendarDate, type Weekday, weekdayOf } from './calendar-date.ts'
import type { CalendarRules, ExperienceCalendar, Taken } from './experience-calendar.ts'
import {
  type ChosenVisit,
  chooseVisit,
  closedStretches,
  isChosen,
  monthDays,
  tapOn,
} from './visit-month.ts'

const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const now = new Date('2026-11-30T03:00:00Z')
const date = calendarDate
const december = { from: date('2026-12-01'), to: date('2026-12-31') }

function calendar(
  mode: ExperienceCalendar['mode'],
  rules: Partial<CalendarRules> = {},
): ExperienceCalendar {
  return {
    zone: 'WIB',
    unit: mode.kind === 'night' ? 'kamar/malam' : 'orang',
    peoplePerUnit: null,
    addOns: new Map(),
    depositPercent: null,
    mode,
    rules: {
      weekdays: everyDay,
      seasons: [],
      closedDates: new Set(),
      openedDates: new Set(),
      capacityOverrides: new Map(),
      calledOff: new Map(),
      leadTimeHours: 0,
      horizonDays: 180,
      group: { minimum: 1, maximum: 50 },
      stay: { minimumNights: 1, maximumNights: 4, arrivalWeekdays: everyDay },
      ...rules,
    },
  }
}

const tickets = { kind: 'anyDay', capacity: 10, lastEntryAt: '16:00' } as const
const times = {
  kind: 'session',
  sessions: [
    { id: 'pagi', startsAt: '08:00', capacity: 4 },
    { id: 'sore', startsAt: '15:00', capacity: 6 },
  ],
} as const
const rooms = {
  kind: 'night',
  units: [
    { id: 'mawar', sleeps: 2 },
    { id: 'melati', sleeps: 2 },
  ],
  checkInUntil: '20:00',
  checkOutAt: '12:00',
} as const

const taken = (slots: Record<string, number>, stays: Taken['stays'] = []): Taken => ({
  slots: new Map(Object.entries(slots)),
  stays,
})
const facts = {
  priceOn: (day: string) => rupiah(weekdayOf(date(day)) >= 6 ? 12_500 : 10_000),
  holidays: new Map([[date('2026-12-25'), { id: 'Natal', en: 'Christmas' }]]),
}
const daysOf = (of: ExperienceCalendar, what: Taken = taken({})) =>
  monthDays(of, { ...december, now, taken: what }, facts)

describe('a month', () => {
  test('has every day with its price, what is left, and the name of a holiday', () => {
    const days = daysOf(calendar(tickets), taken({ '2026-12-05': 7 }))
    expect(days).toHaveLength(31)
    expect(days[4]).toMatchObject({ date: '2026-12-05', left: 3, closed: null, price: 12_500n })
    expect(days[24]).toMatchObject({ price: 10_000n, holiday: { id: 'Natal' } })
    expect(days[0]?.holiday).toBeNull()
  })

  test('says of a closed day inside of it why, and nothing of its neighbours', () => {
    const closedDates = new Set([date('2026-12-12'), date('2026-12-13'), date('2026-12-20')])
    const days = daysOf(calendar(tickets, { closedDates, weekdays: [2, 3, 4, 5, 6, 7] }))
    expect(days.slice(10, 14).map(({ closed }) => closed)).toEqual([
      null,
      'closed-date',
      'closed-date',
      'closed-weekday',
    ])
    expect(closedStretches(days, 'closed-date')).toEqual([
      { from: '2026-12-12', to: '2026-12-13' },
      { from: '2026-12-20', to: '2026-12-20' },
    ])
  })

  test('says of a day or a session that was called off what the BUM Desa said, also of today', () => {
    const calledOff = new Map([
      ['2026-12-12', 'Ombak'],
      ['2026-12-14 pagi', 'Kabut'],
    ])
    const sessions = [
      { id: 'pagi', startsAt: '08:00', capacity: 5 },
      { id: 'sore', startsAt: '14:00', capacity: 5 },
    ] as const
    const days = daysOf(calendar({ kind: 'session', sessions }, { calledOff, leadTimeHours: 900 }))
    expect(days[11]).toMatchObject({
      closed: 'called-off',
      left: 0,
      calledOff: [{ startsAt: null, reason: 'Ombak' }],
    })
    expect(days[13]!.slots.map(({ closed }) => closed)).toEqual(['called-off', 'too-soon'])
    expect(days[13]!.calledOff).toEqual([{ startsAt: '08:00', reason: 'Kabut' }])
    expect(days[12]).toMatchObject({ closed: 'too-soon', calledOff: [] })
  })

  test('that is sold out has no free day', () => {
    const all = Object.fromEntries(
      Array.from({ length: 31 }, (_, day) => [addDays(december.from, day), 10]),
    )
    const days = daysOf(calendar(tickets), taken(all))
    expect(new Set(days.map(({ closed }) => closed))).toEqual(new Set(['full']))
  })

  test('counts the times of a day together; it is open while one of them is', () => {
    const days = daysOf(calendar(times), taken({ '2026-12-05 pagi': 4, '2026-12-06 sore': 1 }))
    expect(days[4]).toMatchObject({ left: 6, closed: null })
    expect(days[5]).toMatchObject({ left: 9, closed: null })
  })
})

describe('choosing', () => {
  const choose = (of: ExperienceCalendar, day: string, departure?: string, what = taken({})) =>
    chooseVisit(
      of,
      { date: date(day), departure: departure ? date(departure) : null },
      { now, taken: what },
    )
  const stays = [
    { unitId: 'mawar', arrival: date('2026-12-06'), departure: date('2026-12-09') },
    { unitId: 'melati', arrival: date('2026-12-07'), departure: date('2026-12-08') },
  ]

  test('a day with times shows what is left of each', () => {
    const { slots, refusal } = choose(
      calendar(times),
      '2026-12-05',
      undefined,
      taken({ '2026-12-05 pagi': 4 }),
    )
    expect(refusal).toBeNull()
    expect(slots.map(({ left, closed }) => [left, closed])).toEqual([
      [0, 'full'],
      [6, null],
    ])
  })

  test('an arrival can be left as long as one room is free for all the nights', () => {
    const { visit, departures } = choose(calendar(rooms), '2026-12-05', undefined, taken({}, stays))
    expect(visit).toEqual({ kind: 'stay', date: '2026-12-05', departure: '2026-12-06' })
    expect(departures).toEqual(['2026-12-06', '2026-12-07'])
    expect(choose(calendar(rooms), '2026-12-10').departures).toHaveLength(4)
  })

  test('a departure that no stay can have is forgotten', () => {
    const leave = (departure: string) => {
      const { visit } = choose(calendar(rooms), '2026-12-05', departure)
      return visit.kind === 'stay' && visit.departure
    }
    expect(leave('2026-12-08')).toBe('2026-12-08')
    expect(leave('2026-12-05')).toBe('2026-12-06')
    expect(leave('2026-12-01')).toBe('2026-12-06')
    expect(leave('2926-12-01')).toBe('2026-12-06')
  })

  test('a full night in between is refused', () => {
    const what = taken({}, stays)
    expect(choose(calendar(rooms), '2026-12-05', '2026-12-08', what).refusal).toBe('full')
    expect(choose(calendar(rooms), '2026-12-05', '2026-12-07', what).refusal).toBeNull()
  })

  test('the second tap is the departure where one can leave, otherwise a new arrival', () => {
    const arrival: ChosenVisit = {
      ...choose(calendar(rooms), '2026-12-05', undefined, taken({}, stays)),
      prices: [],
      addOns: [],
    }
    expect(tapOn(arrival, date('2026-12-07'))).toEqual({
      date: '2026-12-05',
      departure: '2026-12-07',
    })
    for (const other of ['2026-12-04', '2026-12-08', '2026-12-30'].map(date)) {
      expect(tapOn(arrival, other)).toEqual({ date: other, departure: null })
    }
    expect(isChosen(arrival, date('2026-12-06'))).toBe(false)
    const both: ChosenVisit = {
      ...choose(calendar(rooms), '2026-12-05', '2026-12-07'),
      prices: [],
      addOns: [],
    }
    expect(isChosen(both, date('2026-12-06'))).toBe(true)
    expect(isChosen(both, date('2026-12-08'))).toBe(false)
    expect(tapOn(both, date('2026-12-07')).departure).toBeNull()
  })
})
