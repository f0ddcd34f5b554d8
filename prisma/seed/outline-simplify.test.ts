import { expect, test } from 'vitest'
import { simplify } from './outline-simplify.ts'

test('points that hardly bend a border are left out, its ends stay', () => {
  expect(
    simplify(
      [
        [0, 0],
        [5, 0.1],
        [10, 0],
      ],
      0.5,
    ),
  ).toEqual([
    [0, 0],
    [10, 0],
  ])
})

test('a real corner stays', () => {
  const corner = [
    [0, 0],
    [5, 5],
    [10, 0],
  ] as [number, number][]
  expect(simplify(corner, 0.5)).toEqual(corner)
})

test('an island never vanishes, however small', () => {
  const island = [
    [0, 0],
    [0.1, 0],
    [0.1, 0.1],
    [0, 0],
  ] as [number, number][]
  expect(simplify(island, 5).length).toBeGreaterThan(2)
})
