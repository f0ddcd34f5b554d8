import { expect, test } from 'vitest'
import { calendarDate } from '#app/features/bookings/calendar-date.ts'
import { freeResources, leftBehind, overlaps, type Resource } from './resource.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 11, 1, hour))
const span = (from: number, to: number) => ({ startsAt: at(from), endsAt: at(to) })
const boat = (id: string, capacity: number, changes: Partial<Resource> = {}): Resource => ({
  id,
  kind: 'boat',
  name: id,
  capacity,
  isActive: true,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  ...changes,
})

test('who ends when the next begins is free for the next', () => {
  expect(overlaps(span(8, 10), span(10, 12))).toBe(false)
  expect(overlaps(span(8, 10), span(9, 10))).toBe(true)
  expect(overlaps(span(8, 12), span(9, 10))).toBe(true)
})

test('the smallest boat that takes everybody comes first, those too small last', () => {
  const resources = [boat('besar', 20), boat('kecil', 4), boat('sedang', 8)]
  const wanted = { ...span(1, 3), date: calendarDate('2026-12-01'), people: 6 }
  const free = freeResources(wanted, { resources, busy: [] })
  expect(free.map(({ id }) => id)).toEqual(['sedang', 'besar', 'kecil'])
})

test('busy, inactive and resting ones are not proposed; a guide comes before a boat', () => {
  const resources = [
    boat('sibuk', 9),
    boat('rusak', 9, { isActive: false }),
    boat('libur', 9, { weekdays: [1] }),
    boat('perahu', 9),
    boat('pemandu', 12, { kind: 'guide' }),
  ]
  const busy = [{ resourceId: 'sibuk', ...span(2, 4) }]
  // A Tuesday.
  const wanted = { ...span(1, 3), date: calendarDate('2026-12-01'), people: null }
  expect(freeResources(wanted, { resources, busy }).map(({ id }) => id)).toEqual([
    'pemandu',
    'perahu',
  ])
})

test('everybody needs room with each kind that goes along', () => {
  const guide = { kind: 'guide', capacity: 15 } as const
  const small = { kind: 'boat', capacity: 4 } as const
  expect(leftBehind(10, [])).toBe(0)
  expect(leftBehind(10, [guide])).toBe(0)
  expect(leftBehind(10, [guide, small, small])).toBe(2)
  expect(leftBehind(null, [small])).toBe(0)
})
