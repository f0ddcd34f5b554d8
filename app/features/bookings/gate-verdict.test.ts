import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, calendarDate } from './calendar-date.ts'
import { type GateScan, type GateTicket, gateVerdict, mergeScans } from './gate-verdict.ts'

const saturday = calendarDate('2026-12-05')
const ticket: GateTicket = { date: saturday, departure: null, count: 1, isCancelled: false }
const scan = (id: string, time: string, rest: Partial<GateScan> = {}): GateScan => ({
  id,
  gate: '1',
  scannedAt: new Date(`2026-12-05T${time}:00+07:00`),
  count: 1,
  ...rest,
})
const on = (day: string, scans: readonly GateScan[] = []) => ({
  today: calendarDate(day),
  scans,
})

test('the gate says at once what a ticket is worth today', () => {
  expect(gateVerdict(ticket, on(saturday))).toEqual({ kind: 'valid', left: 1 })
  expect(gateVerdict(null, on(saturday))).toEqual({ kind: 'forged' })
  expect(gateVerdict({ ...ticket, isCancelled: true }, on('2026-12-04'))).toEqual({
    kind: 'cancelled',
  })
  const used = [scan('a', '09:14', { gate: '2' })]
  expect(gateVerdict(ticket, on(saturday, used))).toEqual({
    kind: 'already-in',
    at: used[0]!.scannedAt,
    gate: '2',
  })
})

test('another day is named by how far it is away', () => {
  const when = (day: string) => gateVerdict(ticket, on(day))
  expect(when('2026-12-04')).toEqual({ kind: 'other-day', date: saturday, when: 'tomorrow' })
  expect(when('2026-11-30')).toMatchObject({ when: 'later' })
  expect(when('2026-12-06')).toMatchObject({ when: 'yesterday' })
  expect(when('2027-12-05')).toMatchObject({ when: 'past' })
})

test('guests of a stay come in until the day they leave', () => {
  const stay = { ...ticket, departure: addDays(saturday, 2) }
  const kinds = [-1, 0, 1, 2, 3].map((days) => gateVerdict(stay, on(addDays(saturday, days))).kind)
  expect(kinds).toEqual(['other-day', 'valid', 'valid', 'valid', 'other-day'])
})

test('of a group so many come in as are left, by any gate', () => {
  const group = { ...ticket, count: 5 }
  const some = [scan('a', '09:00', { count: 2 }), scan('b', '09:05', { count: 1, gate: '2' })]
  expect(gateVerdict(group, on(saturday, some))).toEqual({ kind: 'valid', left: 2 })
  const all = [...some, scan('c', '09:10', { count: 2, gate: '3' })]
  expect(gateVerdict(group, on(saturday, all))).toMatchObject({ kind: 'already-in', gate: '3' })
})

test('two gates without signal let the same ticket in: the first was right, the second is shown', () => {
  const [late, early] = [scan('a', '09:20', { gate: '2' }), scan('b', '09:14')]
  expect(mergeScans(1, [late, early])).toEqual({
    entered: [early],
    twice: [{ scan: late, tooMany: 1 }],
    left: 0,
  })
})

const scans = fc.array(
  fc.record({
    // Few ids and moments, so that some are the same: a phone may even name two scans alike.
    id: fc.constantFrom(...'abcdefgh'),
    gate: fc.constantFrom('1', '2', '3'),
    scannedAt: fc.nat(5).map((minute) => new Date(Date.UTC(2026, 11, 5, 2, minute))),
    count: fc.integer({ min: 1, max: 4 }),
  }),
  { maxLength: 12 },
)

test('whichever gate is heard first and however often, the same comes of it', () => {
  const heard = scans.chain((all) =>
    fc.record({
      all: fc.constant(all),
      count: fc.integer({ min: 1, max: 20 }),
      again: fc.subarray(all),
      order: fc.infiniteStream(fc.nat()),
    }),
  )
  fc.assert(
    fc.property(heard, ({ all, count, again, order }) => {
      const once = mergeScans(count, all)
      const places = [...all, ...again].map((each) => ({ each, at: order.next().value ?? 0 }))
      const shuffled = places.toSorted((a, b) => a.at - b.at).map(({ each }) => each)
      expect(mergeScans(count, shuffled)).toEqual(once)
      const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0)
      const inside = sum(once.entered.map((each) => each.count))
      const tooMany = sum(once.twice.map((each) => each.tooMany))
      const firstOf = (id: string) =>
        all
          .filter((each) => each.id === id)
          .toSorted(
            (a, b) => +a.scannedAt - +b.scannedAt || +a.gate - +b.gate || a.count - b.count,
          )[0]!
      const ids = [...new Set(all.map(({ id }) => id))]
      const times = once.entered.map((each) => each.scannedAt.getTime())
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      expect(inside + once.left).toBe(count)
      expect(inside + tooMany).toBe(sum(ids.map((id) => firstOf(id).count)))
      expect(once.left === 0 || once.twice.length === 0).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
