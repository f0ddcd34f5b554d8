import { expect, test } from 'vitest'
import { goodsEditForm } from '#app/features/catalog/listing-form.ts'
import { movedPrice } from './goods-edit.ts'

test.each([
  [15_000n, 'raise-percent', 10n, 16_500n],
  [14_950n, 'raise-percent', 3n, 15_400n],
  [15_500n, 'lower-percent', 10n, 14_000n],
  [100n, 'lower-percent', 100n, 0n],
  [15_000n, 'raise-by', 500n, 15_500n],
  [15_000n, 'lower-by', 20_000n, -5000n],
  [15_000n, 'set', 9000n, 9000n],
] as const)('a price of %i, %s %i, is %i', (price, move, by, expected) => {
  expect(movedPrice(price, { move, by })).toBe(expected)
})

test('what is left empty is no change, and a number that means nothing is refused', () => {
  const empty = {
    priceMove: '',
    priceBy: '',
    stock: '',
    status: '',
    category: '',
    leadTimeDays: '',
  }
  expect(goodsEditForm.parse(empty)).toEqual({
    price: null,
    stock: null,
    status: null,
    category: null,
    leadTimeDays: null,
  })
  for (const [priceMove, priceBy] of [
    ['raise-percent', '0'],
    ['raise-percent', '1,5'],
    ['set', '-1'],
    ['set', ''],
  ]) {
    expect(goodsEditForm.safeParse({ ...empty, priceMove, priceBy }).success).toBe(false)
  }
})
