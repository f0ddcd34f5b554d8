import { expect, test } from 'vitest'
import { calendarDate } from '#app/features/bookings/calendar-date.ts'
import { orderStatuses } from '#app/features/orders/order-status.ts'
import { type ReviewFacts, reviewState, shownNameOf } from './review-policy.ts'

const now = new Date('2026-11-28T12:00:00+07:00')
const visit = {
  status: 'booked',
  isAddOn: false,
  date: calendarDate('2026-11-27'),
  departure: null,
  zone: 'WIB',
} as const satisfies ReviewFacts['visit']

const possibleStatuses = (of: ReviewFacts['visit']) =>
  orderStatuses.filter(
    (orderStatus) =>
      reviewState({ orderStatus, isMissing: false, visit: of, review: null }, now) === 'possible',
  )

test('goods may be reviewed once they were received, in no other state', () => {
  expect(possibleStatuses(null)).toEqual(['delivered', 'completed'])
  const missing = { orderStatus: 'completed', isMissing: true, visit: null, review: null } as const
  expect(reviewState(missing, now)).toBe('closed')
})

test('a visit may be reviewed once its last day is over, whatever its goods are doing', () => {
  const underway = ['accepted', 'packed', 'handedOver', 'delivered', 'completed']
  expect(possibleStatuses(visit)).toEqual(underway)
  expect(possibleStatuses({ ...visit, date: calendarDate('2026-11-28') })).toEqual([])
  const stay = { ...visit, departure: calendarDate('2026-11-28') }
  expect(possibleStatuses(stay)).toEqual(underway)
  expect(possibleStatuses({ ...stay, departure: calendarDate('2026-11-29') })).toEqual([])
  for (const status of ['held', 'released', 'cancelled', 'calledOff'] as const) {
    expect(possibleStatuses({ ...visit, status })).toEqual([])
  }
  expect(possibleStatuses({ ...visit, isAddOn: true })).toEqual([])
})

test('the day of a visit ends by the clock of its place', () => {
  const facts = { orderStatus: 'accepted', isMissing: false, visit, review: null } as const
  const early = new Date('2026-11-27T23:30:00+07:00')
  expect(reviewState(facts, early)).toBe('closed')
  expect(reviewState({ ...facts, visit: { ...visit, zone: 'WIT' } }, early)).toBe('possible')
})

test('a review may be changed for fourteen days, and a withdrawn one is over', () => {
  const said = (createdAt: string, withdrawnAt: Date | null = null) =>
    reviewState(
      {
        orderStatus: 'completed',
        isMissing: false,
        visit: null,
        review: { createdAt: new Date(createdAt), withdrawnAt },
      },
      now,
    )
  expect(said('2026-11-14T12:00:01+07:00')).toBe('open')
  expect(said('2026-11-14T12:00:00+07:00')).toBe('fixed')
  expect(said('2026-11-28T11:00:00+07:00', now)).toBe('closed')
})

test('a name is shown by its first word and an initial', () => {
  expect(shownNameOf('  Budi Agus santoso ')).toBe('Budi S.')
  expect(shownNameOf('Sukarno')).toBe('Sukarno')
})
