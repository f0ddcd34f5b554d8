import { expect, test } from 'vitest'
import { calendarDate } from '#app/features/bookings/calendar-date.ts'
import { checkDays, datedWish } from './asked-days.ts'

// Half past eleven in the evening where it is WIB.
const now = new Date('2026-11-28T16:30Z')
const day = (text?: string) => (text === undefined ? undefined : calendarDate(text))
const asked = (tanggal?: string, pulang?: string, orang?: number) =>
  checkDays({ tanggal: day(tanggal), pulang: day(pulang), orang }, now)

type Asked = Parameters<typeof asked>
test.for<[string, Asked, string[]]>([
  ['a day', ['2026-12-05'], []],
  ['today', ['2026-11-28'], []],
  ['a stay', ['2026-12-05', '2026-12-07', 4], []],
  ['the longest stay', ['2026-12-05', '2027-01-04'], []],
  ['yesterday', ['2026-11-27'], ['pastDay']],
  ['a day in three years', ['2029-12-05'], ['farDay']],
  ['leaving on the day of coming', ['2026-12-05', '2026-12-05'], ['departureFirst']],
  ['leaving before', ['2026-12-05', '2026-12-04'], ['departureFirst']],
  ['a stay too long', ['2026-12-05', '2027-01-05'], ['longStay']],
  ['only leaving', [undefined, '2026-12-05'], ['departureAlone']],
  ['only people', [undefined, undefined, 4], ['peopleAlone']],
  ['nothing', [], []],
])('%s', ([, days, problems]) => {
  expect(asked(...days).problems).toEqual(problems)
})

test('what is wrong is not looked for, and what is right beside it is', () => {
  expect(asked('2026-11-27', '2026-12-05', 4).days).toEqual({})
  expect(asked('2026-12-05', '2026-12-04', 4).days).toEqual({ tanggal: '2026-12-05', orang: 4 })
})

test('only a day makes a wish', () => {
  expect(datedWish(asked('2026-12-05').days)).toEqual({
    date: '2026-12-05',
    departure: null,
    people: null,
  })
  expect(datedWish(asked(undefined, undefined, 4).days)).toBeNull()
})
