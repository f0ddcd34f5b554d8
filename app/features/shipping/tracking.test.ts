import { expect, test } from 'vitest'
import { trackingStatuses } from '#app/core/couriers.ts'
import { isOver, isOwnDelivery, nextCheckInMinutes, parseWaybill, statusAfter } from './tracking.ts'

test('a parcel never goes backward, and what is over stays over', () => {
  expect(statusAfter(null, 'booked')).toBe('booked')
  expect(statusAfter('onTheWay', 'booked')).toBe('onTheWay')
  expect(statusAfter('onTheWay', 'problem')).toBe('problem')
  expect(statusAfter('problem', 'onTheWay')).toBe('onTheWay')
  expect(statusAfter('returning', 'onTheWay')).toBe('returning')
  for (const said of [...trackingStatuses, null]) {
    expect(statusAfter('delivered', said)).toBe('delivered')
    expect(statusAfter('returned', said)).toBe('returned')
  }
})

test('a word we have not met changes nothing', () => {
  expect(statusAfter('onTheWay', null)).toBe('onTheWay')
  expect(statusAfter(null, null)).toBeNull()
})

test('who does not answer is asked ever more seldom, and what is over never', () => {
  const now = new Date('2026-12-01T00:00:00Z')
  const parcel = { status: 'onTheWay' as const, failures: 0, recordedAt: now }
  expect(nextCheckInMinutes(parcel, now)).toBe(180)
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 200].map((failures) =>
    nextCheckInMinutes({ ...parcel, failures }, now),
  )
  expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 720, 720])
  expect(nextCheckInMinutes({ ...parcel, status: 'delivered' }, now)).toBeNull()
  expect(isOver('returned')).toBe(true)
  const late = new Date('2027-01-01T00:00:00Z')
  expect(nextCheckInMinutes(parcel, late)).toBeNull()
})

test('what was delivered before it was handed over is another parcel', () => {
  const handedOverAt = new Date('2026-12-05T10:00:00Z')
  expect(isOwnDelivery(new Date('2026-12-06T10:00:00Z'), { handedOverAt })).toBe(true)
  expect(isOwnDelivery(new Date('2026-12-04T11:00:00Z'), { handedOverAt })).toBe(true)
  expect(isOwnDelivery(new Date('2026-12-03T10:00:00Z'), { handedOverAt })).toBe(false)
  expect(isOwnDelivery(null, { handedOverAt })).toBe(false)
})

test('numbers as people type them', () => {
  expect(parseWaybill(' jx 1234-5678 90 ')).toBe('JX1234-567890')
  for (const text of [
    '',
    '12345',
    '-123456',
    'x'.repeat(31),
    'JX123/456',
    'JX1234%0A',
    '１２３４５６７',
  ]) {
    expect(parseWaybill(text)).toBeNull()
  }
})
