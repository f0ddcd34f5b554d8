import { expect, test } from 'vitest'
import { draftKeyOf, isOthersDraft } from './draft-keys.ts'

test('a draft is of one account in one room, and of nobody else', () => {
  const mine = draftKeyOf({ account: 'a', room: 'dapur' })
  expect(draftKeyOf({ account: 'a', room: 'kebun' })).not.toBe(mine)
  expect(
    [mine, draftKeyOf({ account: 'ab', room: 'dapur' }), 'draft:listing', 'gate'].map((key) =>
      isOthersDraft(key, 'a'),
    ),
  ).toEqual([false, true, true, false])
})
