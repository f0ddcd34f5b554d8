import { expect, test } from 'vitest'
import type { FeedTime } from '#app/core/feed-event.ts'
import { calendarDate, nightsOf } from '#app/features/bookings/calendar-date.ts'
import { fitBlocks, isBelievedEmpty, isDue, nightsOfFeed } from './feed-nights.ts'

const window = {
  zone: 'WIB',
  from: calendarDate('2026-11-28'),
  to: calendarDate('2027-12-31'),
} as const
const day = (text: string) => ({ kind: 'day', day: text }) as const
const instant = (text: string) => ({ kind: 'instant', at: new Date(text) }) as const
const event = (start: FeedTime, end = start) => ({
  uid: 'u',
  summary: 'Reserved',
  start,
  end,
})
const block = (arrival: string, departure: string) => ({
  uid: 'u',
  arrival: calendarDate(arrival),
  departure: calendarDate(departure),
})

test('whole days are nights without the last; times take the nights between their days at the place', () => {
  expect(nightsOfFeed([event(day('2026-12-01'), day('2026-12-03'))], window)).toEqual([
    block('2026-12-01', '2026-12-03'),
  ])
  // Half past midnight of the second in Jakarta.
  expect(
    nightsOfFeed([event(instant('2026-12-01T17:30Z'), instant('2026-12-03T04:00Z'))], window),
  ).toEqual([block('2026-12-02', '2026-12-03')])
  expect(
    nightsOfFeed([event(instant('2026-12-01T02:00Z'), instant('2026-12-01T04:00Z'))], window),
  ).toEqual([block('2026-12-01', '2026-12-02')])
})

test('overlapping events become blocks that do not, with the same nights', () => {
  const blocks = nightsOfFeed(
    [
      event(day('2026-12-03'), day('2026-12-05')),
      event(day('2026-12-01'), day('2026-12-04')),
      event(day('2026-12-02'), day('2026-12-03')),
      event(day('2026-11-20'), day('2026-11-29')),
    ],
    window,
  )
  expect(blocks).toEqual([
    block('2026-11-28', '2026-11-29'),
    block('2026-12-01', '2026-12-04'),
    block('2026-12-04', '2026-12-05'),
  ])
})

test('what the site has from us is not taken for its own', () => {
  const own = { ...event(day('2026-12-01')), uid: 'abc@lumbung' }
  const renamed = { ...event(day('2026-12-01')), summary: 'Terisi — Lumbung LB-1' }
  expect(nightsOfFeed([own, renamed], window)).toEqual([])
})

test('around our own stays only the free nights are blocked, and the others are a clash', () => {
  const stay = { id: 's', ...block('2026-12-03', '2026-12-05') }
  const { free, clashes } = fitBlocks([block('2026-12-01', '2026-12-08')], [stay])
  expect(free).toEqual([block('2026-12-01', '2026-12-03'), block('2026-12-05', '2026-12-08')])
  expect(clashes).toEqual([{ stay, arrival: stay.arrival, departure: stay.departure }])
  expect(fitBlocks([block('2026-12-01', '2026-12-03')], [stay])).toMatchObject({ clashes: [] })
})

test('every night of a block is either blocked or a clash, never both', () => {
  const stays = [block('2026-12-02', '2026-12-04'), block('2026-12-06', '2026-12-09')]
  const wanted = block('2026-12-01', '2026-12-08')
  const { free, clashes } = fitBlocks([wanted], stays)
  const nights = [...free, ...clashes].flatMap(nightsOf).toSorted()
  expect(nights).toEqual(nightsOf(wanted))
})

test('a calendar that is suddenly empty is believed after an hour', () => {
  const now = new Date('2026-11-28T10:00Z')
  const since = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
  expect(isBelievedEmpty({ before: 3, now: 1, emptySince: null }, now)).toBe(true)
  expect(isBelievedEmpty({ before: 0, now: 0, emptySince: null }, now)).toBe(true)
  expect(isBelievedEmpty({ before: 1, now: 0, emptySince: null }, now)).toBe(false)
  expect(isBelievedEmpty({ before: 1, now: 0, emptySince: since(59) }, now)).toBe(false)
  expect(isBelievedEmpty({ before: 1, now: 0, emptySince: since(60) }, now)).toBe(true)
})

test('a calendar that does not answer is asked less often', () => {
  const now = new Date('2026-11-28T10:00Z')
  const triedAt = new Date('2026-11-28T09:30Z')
  expect(isDue({ triedAt: null, failures: 0 }, now)).toBe(true)
  expect(isDue({ triedAt, failures: 4 }, now)).toBe(true)
  expect(isDue({ triedAt, failures: 5 }, now)).toBe(false)
})
