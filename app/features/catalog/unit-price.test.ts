import { expect, test } from 'vitest'
import { rupiah } from '#app/core/rupiah.ts'
import { unitPrice } from './unit-price.ts'

test.each([
  ['Opak Gambir Gulung Original 250 g', 18_000, 72_000n, 'kg'],
  ['500 g', 34_000, 68_000n, 'kg'],
  ['3 ons', 15_000, 50_000n, 'kg'],
  ['1,5 kg', 30_000, 20_000n, 'kg'],
  ['Madu Hutan Panggungrejo 500 ml', 120_000, 240_000n, 'liter'],
  ['Minyak kelapa 2 liter', 60_000, 30_000n, 'liter'],
  ['1,5 l', 30_000, 20_000n, 'liter'],
])('%s at %i costs %i per %s', (text, price, amount, per) => {
  expect(unitPrice(rupiah(price), text)).toEqual({ amount, per })
})

test.each([
  ['ons', 5_000, 50_000n, 'kg'],
  ['Gr.', 50, 50_000n, 'kg'],
  ['ml', 20, 20_000n, 'liter'],
])('without a size its unit says it: one %s at %i costs %i per %s', (unit, price, amount, per) => {
  expect(unitPrice(rupiah(price), 'Cabai rawit', unit)).toEqual({ amount, per })
  expect(unitPrice(rupiah(price), '250 g', unit)?.amount).toBe(BigInt(price * 4))
})

test('what is sold by the kilogram or by pieces is compared without a sum', () => {
  expect(unitPrice(rupiah(9_000), 'Beras', 'kg')).toBeNull()
  expect(unitPrice(rupiah(9_000), 'Susu', 'liter')).toBeNull()
  expect(unitPrice(rupiah(9_000), 'Beras', 'pak')).toBeNull()
})

test.each(['Kendang Jimbe Ukir 40 cm', '1 kg', 'Koi Kohaku 20-25 cm', '', '0 g', 'isi 10'])(
  'there is nothing to compare in "%s"',
  (text) => {
    expect(unitPrice(rupiah(10_000), text)).toBeNull()
  },
)
