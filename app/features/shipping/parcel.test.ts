import { expect, test } from 'vitest'
import { parcelWeight } from './parcel.ts'

test('a parcel weighs its goods and what they are packed in, and never nothing', () => {
  const coffee = { weightGrams: 250, quantity: 3 }
  expect(parcelWeight([coffee, { weightGrams: 1, quantity: 1 }], 100)).toBe(851)
  expect(parcelWeight([], 0)).toBe(1)
})

test('goods without a weight have no tariff', () => {
  const unknown = { weightGrams: 0, quantity: 1 }
  expect(parcelWeight([{ weightGrams: 250, quantity: 3 }, unknown], 100)).toBeNull()
})
