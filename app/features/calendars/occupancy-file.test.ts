import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, calendarDate, nightsOf } from '#app/features/bookings/calendar-date.ts'
import { readCalendar } from '#integrations/calendars/ical-reader.ts'
import { nightsOfFeed } from './feed-nights.ts'
import { occupancyFile, type Occupied } from './occupancy-file.ts'

const from = calendarDate('2026-11-28')
const to = addDays(from, 730)
const madeAt = new Date('2026-11-28T01:02:03Z')

test('a calendar with nothing taken is valid all the same', () => {
  expect(occupancyFile([])).toMatch(/^BEGIN:VCALENDAR\r\n.*BEGIN:VTIMEZONE.*END:VCALENDAR\r\n$/s)
  expect(readCalendar(Buffer.from(occupancyFile([])), { from, to })).toEqual([])
})

test('a session is written as instants, a stay as whole days up to its departure', () => {
  const hours = { kind: 'hours', startsAt: madeAt, endsAt: new Date('2026-11-28T03:00Z') } as const
  const nights = { kind: 'nights', arrival: from, departure: addDays(from, 2) } as const
  const file = occupancyFile([
    { id: 'a', madeAt, number: '8/12', when: hours },
    { id: 'b', madeAt, number: null, when: nights },
  ])
  expect(file).toContain('DTSTART:20261128T010203Z\r\nDTEND:20261128T030000Z\r\n')
  expect(file).toContain('SUMMARY:Terisi — Lumbung 8/12\r\n')
  expect(file).toContain('DTSTART;VALUE=DATE:20261128\r\nDTEND;VALUE=DATE:20261130\r\n')
  expect(file).toContain('UID:b@lumbung\r\nDTSTAMP:20261128T010203Z\r\n')
})

const stays = fc.uniqueArray(
  fc.record({ start: fc.nat(700), nights: fc.integer({ min: 1, max: 29 }) }),
  { selector: ({ start }) => Math.floor(start / 30), maxLength: 24 },
)

test('whatever is given out reads back as the same nights, at every place', () => {
  fc.assert(
    fc.property(stays, fc.constantFrom('WIB', 'WITA', 'WIT'), (made, zone) => {
      const taken = made.map(({ start, nights }, index): Occupied => {
        // Each in its own thirty days, so that none overlap.
        const arrival = addDays(from, Math.floor(start / 30) * 30)
        const departure = addDays(arrival, nights)
        return {
          id: String(index),
          madeAt,
          number: 'LB-1',
          when: { kind: 'nights', arrival, departure },
        }
      })
      const file = occupancyFile(taken)
        // As another site would name them.
        .replaceAll('@lumbung', '@example')
        .replaceAll('SUMMARY:Terisi', 'SUMMARY:Reserved')
      const blocks = nightsOfFeed(readCalendar(Buffer.from(file), { from, to }), { zone, from, to })
      const before = taken.flatMap(({ when }) => (when.kind === 'nights' ? nightsOf(when) : []))
      expect(blocks.flatMap(nightsOf)).toEqual(before.toSorted())
    }),
  )
})
