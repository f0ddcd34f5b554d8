import { expect, test } from 'vitest'
import { isUuid, newCode, newId, newToken } from './ids.ts'

test('ids are version 7 and sort by the millisecond they were made in', () => {
  const made = Array.from({ length: 500 }, (_, index) => newId(1_800_000_000_000 + index))
  expect(made.every((id) => isUuid(id) && id[14] === '7' && '89ab'.includes(id[19]!))).toBe(true)
  expect(made.toSorted()).toEqual(made)
})

test('codes use every letter of the alphabet and none that is misread', () => {
  const text = newCode(20_000)
  expect(text).toHaveLength(20_000)
  expect(text).not.toMatch(/[01OIL]/)
  expect(new Set(text).size).toBe(31)
})

test('tokens do not repeat', () => {
  expect(new Set(Array.from({ length: 1000 }, newToken)).size).toBe(1000)
})
