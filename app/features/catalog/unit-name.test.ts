import { expect, test } from 'vitest'
import { unitName } from './unit-name.ts'

test.each([
  ['kg', ['kg', 'Kg', 'KG', 'kg.', ' Kilo ', 'kilogram', 'per kg', '/kg', '/ Kilo']],
  ['g', ['g', 'gr', 'Gr.', 'gram']],
  ['liter', ['l', 'L', 'ltr', 'Lt.', 'liter', 'litre']],
  ['ml', ['ml', 'ML', 'mililiter']],
])('%s is kept in one spelling however it is written', (name, written) => {
  for (const each of written) expect(unitName(each)).toBe(name)
})

test('other words stay as they were written, also those that only begin like a measure', () => {
  const words = [
    'pak',
    'Pak',
    'botol',
    'kg (isi 2)',
    '1 kg',
    'kiloan',
    'lembar',
    'ons',
    'galon',
    '',
  ]
  for (const each of words) expect(unitName(each)).toBe(each)
})
