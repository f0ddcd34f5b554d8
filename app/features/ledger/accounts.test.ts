import { expect, test } from 'vitest'
import { accounts, describeAccount } from './accounts.ts'

test('what a BUM Desa took itself is an account of that BUM Desa', () => {
  expect(describeAccount(accounts.collector('s1'))).toEqual({
    kind: 'collector',
    shopId: 's1',
    makerId: null,
  })
})
