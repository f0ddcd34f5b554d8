import { expect, test } from 'vitest'
import { canBuyerCancel, canGiveUpVisits, canShopRefuse } from './cancellation-policy.ts'
import { orderStatuses } from './order-status.ts'

const acceptedAt = new Date('2026-11-20T02:00:00Z')

test('a buyer may cancel what nobody has accepted yet', () => {
  const now = acceptedAt
  expect(
    orderStatuses.filter((status) =>
      canBuyerCancel({ status, acceptedAt, firstVisitAt: null, pickupDate: null }, { now }),
    ),
  ).toEqual(['paid'])
})

test('a buyer may cancel what was accepted but not handed over for a week', () => {
  const order = { status: 'packed', acceptedAt, firstVisitAt: null, pickupDate: null } as const
  expect(canBuyerCancel(order, { now: new Date('2026-11-27T01:59:59Z') })).toBe(false)
  expect(canBuyerCancel(order, { now: new Date('2026-11-27T02:00:00Z') })).toBe(true)
  expect(
    canBuyerCancel({ ...order, status: 'handedOver' }, { now: new Date('2027-01-01T00:00:00Z') }),
  ).toBe(false)
})

test('a BUM Desa may refuse until the goods have left', () => {
  expect(orderStatuses.filter(canShopRefuse)).toEqual(['paid', 'accepted', 'packed'])
})

test('an order of visits may be given up until the first of them begins', () => {
  const firstVisitAt = new Date('2026-12-04T17:00:00Z')
  const visit = {
    status: 'accepted',
    acceptedAt: new Date(),
    firstVisitAt,
    pickupDate: null,
  } as const
  expect(canBuyerCancel(visit, { now: new Date('2026-12-04T16:59:59Z') })).toBe(true)
  expect(canBuyerCancel(visit, { now: new Date('2026-12-04T17:00:00Z') })).toBe(false)
  const over = { ...visit, status: 'delivered' } as const
  expect(canBuyerCancel(over, { now: new Date('2026-11-01T00:00:00Z') })).toBe(false)
})

test('goods that wait for a guest are waited for until a week after that day', () => {
  const pickupDate = new Date('2026-12-20T00:00:00Z')
  const order = { status: 'accepted', acceptedAt, firstVisitAt: null, pickupDate } as const
  expect(canBuyerCancel(order, { now: new Date('2026-12-26T23:59:59Z') })).toBe(false)
  expect(canBuyerCancel(order, { now: new Date('2026-12-27T00:00:00Z') })).toBe(true)
})

test('tickets may be given up as long as the order is not over', () => {
  expect(orderStatuses.filter((status) => !canGiveUpVisits(status))).toEqual([
    'awaitingPayment',
    'completed',
    'cancelled',
  ])
})
