import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Zone } from '#app/core/dates.ts'
import { addDays, calendarDate, type ClockTime, type Weekday } from './calendar-date.ts'
import { fitWish, listSlots, slotKey } from './experience-calendar.ts'

// One day of tickets or of sessions, asked of the rules and of a slow look that counts minutes on the wall
// clock of the place from the first day of the story, and days on fingers.

const runs = { numRuns: 2_000, seed: 20_261_128 }
const hours: Record<Zone, number> = { WIB: 7, WITA: 8, WIT: 9 }
const dayMinutes = 24 * 60

const drawn = fc.record({
  // A leap day, the February without one, a year end, a month of thirty days.
  start: fc.constantFrom('2028-02-24', '2027-02-24', '2026-12-27', '2027-04-27'),
  zone: fc.constantFrom('WIB' as const, 'WITA' as const, 'WIT' as const),
  /** Minutes on the clock of the place since the start of the story. */
  now: fc.nat(4 * dayMinutes),
  day: fc.nat(12),
  time: fc.constantFrom('00:00' as const, '08:00' as const, '16:30' as const, '23:59' as const),
  isSession: fc.boolean(),
  weekdays: fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 3 }),
  season: fc.option(
    fc.constantFrom(
      { from: '02-27', to: '03-01' },
      { from: '12-30', to: '01-02' },
      { from: '05-01', to: '12-31' },
      { from: '01-01', to: '04-30' },
    ),
  ),
  closed: fc.uniqueArray(fc.nat(12), { maxLength: 4 }),
  opened: fc.uniqueArray(fc.nat(12), { maxLength: 4 }),
  calledOff: fc.uniqueArray(fc.nat(12), { maxLength: 2 }),
  isWholeDayOff: fc.boolean(),
  leadTimeHours: fc.constantFrom(0, 0, 1, 24, 72),
  horizonDays: fc.constantFrom(3, 30, 400),
  capacity: fc.integer({ min: 1, max: 6 }),
  override: fc.option(fc.nat(6)),
  taken: fc.nat(6),
  people: fc.integer({ min: 1, max: 6 }),
})
/** Asked at any time, or at the very last moment the lead time allows. */
const choices = fc.tuple(drawn, fc.boolean()).map(([choice, isLast]) => {
  const last = arrivalMinute(choice) - choice.leadTimeHours * 60
  return { ...choice, now: isLast && last >= 0 ? last : choice.now }
})
type Choice = typeof drawn extends fc.Arbitrary<infer T> ? T : never

/** Every day of a season by walking through a year that has them all. */
function daysOfSeason({ from, to }: { from: string; to: string }): Set<string> {
  const days = new Set<string>()
  for (let day = new Date(`2028-${from}T00:00Z`); ; day = new Date(day.getTime() + 86_400_000)) {
    const name = day.toISOString().slice(5, 10)
    days.add(name)
    if (name === to) return days
  }
}

function arrivalMinute({ day, time }: { day: number; time: ClockTime }): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return day * dayMinutes + hour * 60 + minute
}

function reasonOf(choice: Choice): string | null {
  const { day, now, leadTimeHours, horizonDays, season, closed, opened, weekdays } = choice
  if (choice.calledOff.includes(day)) return 'called-off'
  if (arrivalMinute(choice) - now < leadTimeHours * 60) return 'too-soon'
  if (day - Math.floor(now / dayMinutes) > horizonDays) return 'too-far'
  const date = new Date(Date.parse(`${choice.start}T00:00Z`) + day * 86_400_000)
  if (closed.includes(day)) return 'closed-date'
  if (!opened.includes(day)) {
    const name = date.toISOString().slice(5, 10)
    if (season && !daysOfSeason(season).has(name)) return 'out-of-season'
    if (!weekdays.some((each) => each % 7 === date.getUTCDay())) return 'closed-weekday'
  }
  return (choice.override ?? choice.capacity) <= choice.taken ? 'full' : null
}

function askedOf(choice: Choice) {
  const start = calendarDate(choice.start)
  const at = (offset: number) => addDays(start, offset)
  const date = at(choice.day)
  const time: ClockTime = choice.time
  const sessionId = choice.isSession ? 'pagi' : null
  const { zone, capacity, weekdays, leadTimeHours, horizonDays, override } = choice
  const calendar = {
    zone,
    unit: 'orang' as const,
    peoplePerUnit: 1,
    addOns: new Map<string, number>(),
    depositPercent: null,
    mode: choice.isSession
      ? { kind: 'session' as const, sessions: [{ id: 'pagi', startsAt: time, capacity }] }
      : { kind: 'anyDay' as const, capacity, lastEntryAt: time },
    rules: {
      weekdays,
      seasons: choice.season ? [choice.season] : [],
      closedDates: new Set(choice.closed.map(at)),
      openedDates: new Set(choice.opened.map(at)),
      capacityOverrides: new Map(override === null ? [] : [[slotKey(date, sessionId), override]]),
      calledOff: new Map(
        choice.calledOff.map((day) => [
          slotKey(at(day), choice.isWholeDayOff ? null : sessionId),
          'Badai',
        ]),
      ),
      leadTimeHours,
      horizonDays,
      group: { minimum: 1, maximum: 99 },
      stay: { minimumNights: 1, maximumNights: 1, arrivalWeekdays: weekdays },
    },
  }
  const midnight = Date.parse(`${choice.start}T00:00Z`) - hours[zone] * 3_600_000
  const taken = { slots: new Map([[slotKey(date, sessionId), choice.taken]]), stays: [] }
  return { calendar, date, sessionId, at: { now: new Date(midnight + choice.now * 60_000), taken } }
}

test('a day is open, closed or full as a look at the clock of the place and at its list says', () => {
  const seen = new Map<string | null, number>()
  fc.assert(
    fc.property(choices, (choice) => {
      const { calendar, date, sessionId, at } = askedOf(choice)
      const reason = reasonOf(choice)
      const [slot] = listSlots(calendar, { from: date, to: date, ...at })
      const left = Math.max(0, (choice.override ?? choice.capacity) - choice.taken)
      expect(slot).toMatchObject({ closed: reason, left })
      const { people } = choice
      const fit = fitWish(calendar, { kind: 'visit', date, sessionId, people }, at)
      expect(fit.ok).toBe(reason === null && people <= left)
      seen.set(reason, (seen.get(reason) ?? 0) + 1)
    }),
    runs,
  )
  // The comparison says something only while every answer occurs.
  expect(seen.size).toBe(8)
  expect(Math.min(...seen.values())).toBeGreaterThan(20)
})
