import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  add,
  allocate,
  formatRupiah,
  maximumPrice,
  parseRupiah,
  percentOf,
  rupiah,
} from './rupiah.ts'

test.each([
  ['15000', 15_000n],
  ['15.000', 15_000n],
  ['Rp 15.000', 15_000n],
  ['Rp15.000', 15_000n],
  ['rp\u00a01.250.000', 1_250_000n],
  [' 0 ', 0n],
  ['1000000000', maximumPrice],
])('reads %j as people in Indonesia mean it', (text, amount) => {
  expect(parseRupiah(text)).toBe(amount)
})

test.each([
  '1000000001',
  '0.01',
  '15,000',
  '99999999999999999999999999',
  '',
  'NaN',
  '15.000,00',
  'Infinity',
  '１５０００',
  '١٥٠٠٠',
  '9007199254740993',
  '1_000',
  '15000 OR 1=1',
  '1.5',
  'null',
  '=15000+1',
  '-1',
  '+5',
  '1e3',
  '0x10',
  '15.00',
  '1.0000',
  'Rp',
  '15 000',
  '15.000.',
  '.500',
])('refuses %j rather than guessing', (text) => {
  expect(parseRupiah(text)).toBeNull()
})

test('what is formatted is read back as the same amount', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: maximumPrice }), (amount) => {
      expect(parseRupiah(formatRupiah(amount))).toBe(amount)
    }),
    { numRuns: 1000 },
  )
})

test('shares always add up to the total, are never negative, and are off by less than one rupiah', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 15n }),
      fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 20 }),
      (total, weights) => {
        const sum = weights.reduce((a, b) => a + b, 0n)
        fc.pre(sum > 0n)
        const shares = allocate(rupiah(total), weights)
        expect(add(...shares)).toBe(total)
        shares.forEach((share, index) => {
          const exact = total * weights[index]!
          expect(share * sum).toBeGreaterThan(exact - sum)
          expect(share * sum).toBeLessThan(exact + sum)
          expect(share).toBeGreaterThanOrEqual(0n)
        })
      },
    ),
    { numRuns: 1000 },
  )
})

test('a share never takes more than its weight when the total is no more than all weights together', () => {
  fc.assert(
    fc.property(
      fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 12 }),
      fc.bigInt({ min: 0n, max: 10n ** 6n }),
      (weights, part) => {
        const sum = weights.reduce((a, b) => a + b, 0n)
        fc.pre(sum > 0n)
        const shares = allocate(rupiah((sum * part) / 10n ** 6n), weights)
        shares.forEach((share, index) => expect(share).toBeLessThanOrEqual(weights[index]!))
      },
    ),
    { numRuns: 1000 },
  )
})

test('equal remainders go to the earlier share', () => {
  expect(allocate(rupiah(100), [1n, 1n, 1n])).toEqual([34n, 33n, 33n])
})

test('weights that cannot share anything are refused', () => {
  expect(() => allocate(rupiah(1), [])).toThrow(RangeError)
  expect(() => allocate(rupiah(1), [0n])).toThrow(RangeError)
  expect(() => allocate(rupiah(1), [-1n, 2n])).toThrow(RangeError)
})

test('a percentage rounds down', () => {
  expect(percentOf(rupiah(999), 1000)).toBe(99n)
})

test('a number that is not whole is not an amount', () => {
  expect(() => rupiah(1.5)).toThrow(RangeError)
  expect(() => rupiah(Number.MAX_SAFE_INTEGER + 1)).toThrow(RangeError)
})

test.each([
  [0n, 'Rp0'],
  [999n, 'Rp999'],
  [25_000n, 'Rp25.000'],
  [1_250_000n, 'Rp1.250.000'],
  [-25_000n, '-Rp25.000'],
])('writes %s as %s', (amount, text) => {
  expect(formatRupiah(amount)).toBe(text)
})
