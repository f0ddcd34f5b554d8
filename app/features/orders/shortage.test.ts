import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rupiah } from '#app/core/rupiah.ts'
import { amountBack, isWeighed, measured } from './shortage.ts'

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
  ['of 4 ons 50 g less', line(4, 20_000, 'ons'), short(0, 350), 2_500],
  ['of 500 g 20 g less', line(500, 25_000, 'g'), short(0, 480), 1_000],
  ['a quarter of a litre less', line(2, 40_000, 'liter'), short(0, 1_750), 5_000],
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

test.each(['kg', ' Kg ', 'Kilo', 'kg.', 'ons', 'Ons', 'gr', 'liter', 'ml'])(
  'goods that are sold by the %s are measured',
  (unit) => {
    expect(isWeighed(unit)).toBe(true)
  },
)

test.each(['pak', 'botol', 'kg (isi 2)', ''])('goods that are sold by the %s are not', (unit) => {
  expect(isWeighed(unit)).toBe(false)
})

test('what was measured is said in whole kilograms or litres', () => {
  expect([measured(350, 'ons'), measured(1_750, 'L')]).toEqual(['0,35 kg', '1,75 liter'])
})
