import { expect, test } from 'vitest'
import { weekdayName } from './weekday-name.ts'

test('the week begins on Monday', () => {
  const week = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => weekdayName(weekday, 'id'))
  expect(week).toEqual(['Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab', 'Min'])
})
