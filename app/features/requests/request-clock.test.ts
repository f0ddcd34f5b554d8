import { expect, test } from 'vitest'
import { deadline } from './request-clock.ts'

const now = new Date('2026-12-01T03:00:00Z')

test('a day to answer, unless the group would be there before', () => {
  const at = (startsAt: string) => deadline({ now, hours: 24, startsAt: new Date(startsAt) })
  expect(at('2026-12-05T01:00:00Z')).toEqual(new Date('2026-12-02T03:00:00Z'))
  expect(at('2026-12-02T01:00:00Z')).toEqual(new Date('2026-12-02T01:00:00Z'))
})
