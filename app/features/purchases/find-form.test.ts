import { expect, test } from 'vitest'
import { findPurchaseForm } from './find-form.ts'

const phone = '0812 3456 7890'
const numberIn = (number: string) =>
  findPurchaseForm.safeParse({ number, phone }).data?.number ?? null

test.each([
  'LB-7K2M9QTX',
  ' lb-7k2m9qtx ',
  '7K2M9QTX',
  'LB 7K2M9QTX',
  'LB7K2M9QTX',
  'LB-7K2M9QTX-2',
])('the number %j is understood', (number) => expect(numberIn(number)).toBe('LB-7K2M9QTX'))

test.each(['', 'LB-', 'LB-7K2M9QT', 'LB-7K2M9QTX-', `LB-7K2M9QTX${'0'.repeat(400)}`, '<b>'])(
  '%j is no number of a purchase',
  (number) => expect(numberIn(number)).toBeNull(),
)
