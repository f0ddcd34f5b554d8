import { expect, test } from 'vitest'
import { shadeOf, shadeSteps } from './shade.ts'

test('regions are spread over the steps and none falls between two', () => {
  const values = [0, 0, 1, 2, 3, 4, 8, 9, 20, 31]
  const steps = shadeSteps(values)
  expect(steps.map(({ from, to }) => [from, to])).toEqual([
    [0, 0],
    [1, 2],
    [3, 4],
    [5, 9],
    [10, 31],
  ])
  expect(values.map((value) => steps.indexOf(shadeOf(value, steps)))).toEqual([
    0, 0, 1, 1, 2, 2, 3, 3, 4, 4,
  ])
})

test('where everybody offers as much as nobody, there is one step', () => {
  expect(shadeSteps([0, 0, 0])).toHaveLength(1)
  expect(shadeSteps([])).toHaveLength(1)
  expect(shadeOf(7, shadeSteps([5, 5])).to).toBe(5)
})
