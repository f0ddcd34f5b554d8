import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rupiah } from '#app/core/rupiah.ts'
import { amountBack, isWeighed } from './shortage.ts'

const line = (quantity: number, paid: number, unit = 'pak') => ({
  id: 'line',
  quantity,
  unit,
  paid: rupiah(paid),
})
const short = (missing: number, finalGrams: number | null = null) => ({
  orderLineId: 'line',
  missing,
  finalGrams,
})

test.each([
  ['two of five packs', line(5, 50_000), short(2), 20_000],
  ['a third that does not divide', line(3, 10_000), short(1), 3_333],
  ['all of it', line(3, 10_000), short(3), 10_000],
  ['150 g less', line(2, 30_000, 'kg'), short(0, 1_850), 2_250],
  ['one kilogram and 200 g', line(3, 45_000, 'kg'), short(1, 1_800), 18_000],
  // Heavier than ordered: the buyer gets it for the price.
  ['200 g more', line(2, 30_000, 'kg'), short(0, 2_200), 0],
] as const)('for %s the right sum comes back', (_, sold, shortage, expected) => {
  expect(amountBack(sold, shortage)).toBe(BigInt(expected))
})

test('nobody gets back more than was paid, nor less for sending less', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999 }),
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.nat(),
      fc.option(fc.integer({ min: 1, max: 999_000 })),
      (quantity, paid, missed, grams) => {
        const sold = line(quantity, paid)
        const missing = missed % (quantity + 1)
        const back = amountBack(sold, short(missing, grams))
        expect(back).toBeGreaterThanOrEqual(0n)
        expect(back).toBeLessThanOrEqual(BigInt(paid))
        expect(back).toBeGreaterThanOrEqual(amountBack(sold, short(missing)))
        if (grams !== null) {
          expect(amountBack(sold, short(missing, grams + 1))).toBeLessThanOrEqual(back)
        }
      },
    ),
  )
})

test('goods are weighed that are sold by the kilogram, and no others', () => {
  expect(['kg', ' Kg ', 'Kilo', 'kg.', 'pak', 'ons'].map(isWeighed)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ])
})
