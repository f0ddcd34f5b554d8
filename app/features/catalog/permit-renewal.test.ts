import { expect, test } from 'vitest'
import { placeBeside } from './permit-renewal.ts'

const day = (text: string) => new Date(text)
const one = { validUntil: day('2028-02-29') }

test('the first of its kind counts at once, its renewal the day after it ends', () => {
  expect(placeBeside([], null)).toMatchObject({ value: { validFrom: null } })
  const begins = { value: { validFrom: day('2028-03-01') } }
  expect(placeBeside([one], null)).toMatchObject(begins)
  expect(placeBeside([one], day('2028-03-01'))).toMatchObject(begins)
})

test('there is no renewal of what does not end, none that ends sooner, and no second one', () => {
  expect(placeBeside([{ validUntil: null }], null)).toMatchObject({ reason: 'has-one' })
  expect(placeBeside([one], one.validUntil)).toMatchObject({ reason: 'ends-before' })
  expect(placeBeside([one, { validUntil: null }], null)).toMatchObject({ reason: 'has-renewal' })
})
