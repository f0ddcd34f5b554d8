import { expect, test } from 'vitest'
import { speedOf } from './parcel-services.ts'
import { daysOf, isSameWaybill, priceOf } from './vendor-words.ts'

test('what couriers write about days', () => {
  expect(daysOf('1-4 day')).toEqual({ from: 1, to: 4 })
  expect(daysOf('3 day')).toEqual({ from: 3, to: 3 })
  expect(daysOf('2 - 3 Days')).toEqual({ from: 2, to: 3 })
  expect(daysOf('6 - 30 Hours')).toEqual({ from: 1, to: 2 })
  for (const text of ['', '0-0 day', '4-1 day', '900 day', 'besok']) expect(daysOf(text)).toBeNull()
})

test('a price is whole rupiah above nothing', () => {
  expect(priceOf(9_000)).toBe(9_000n)
  for (const cost of [0, -1, 1.5, Number.NaN, 1e12]) expect(priceOf(cost)).toBeNull()
})

test('services are known by their name only', () => {
  expect(speedOf('pos', 'Pos Reguler')).toBe('regular')
  expect(speedOf('jne', 'ctc_yes')).toBe('nextDay')
  expect(speedOf('jne', 'REG23')).toBe('regular')
  expect(speedOf('jne', 'CTCYES 2026')).toBe('nextDay')
  for (const name of [
    'JTR',
    'JTR>130',
    'JTR250',
    'M-150',
    '240',
    '',
    'REG23X',
    'constructor',
    'toString',
  ]) {
    expect(speedOf('jne', name)).toBeNull()
  }
})

test('a waybill is the same with and without what was copied along', () => {
  expect(isSameWaybill(' jx-123 456', 'JX123456')).toBe(true)
  expect(isSameWaybill('JX123456', 'JX123457')).toBe(false)
})
