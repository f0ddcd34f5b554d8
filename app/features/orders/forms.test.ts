import { expect, test } from 'vitest'
import { orderListQuery } from './forms.ts'

test.each([
  ['1764300000000000_019abc12-1234-7abc-8abc-123456789abc', true],
  [`1764300000000000_${'-'.repeat(36)}`, false],
  ['1764300000000000_019abc12-1234-7abc-8abc-123456789ab', false],
  ['nonsense', false],
])('the address of an older page, %j, is understood: %s', (setelah, isUnderstood) => {
  expect(orderListQuery.parse({ setelah }).setelah).toBe(isUnderstood ? setelah : null)
})
