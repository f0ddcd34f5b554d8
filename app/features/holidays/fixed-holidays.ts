import type { Bilingual } from '#app/features/catalog/listing-card.ts'

type FixedHoliday = Bilingual & { monthAndDay: string }
export type HolidayRow = { date: string; nameId: string; nameEn: string }

/**
 * National holidays whose day the calendar itself fixes. Those that follow the moon (Lebaran, Imlek,
 * Nyepi, Waisak) and the days off beside them are set each year by a joint decree of three ministers:
 * until it is there, nobody knows them for sure, and a wrong one would charge guests a wrong price. An
 * admin adds them then.
 */
export const fixedHolidays: readonly FixedHoliday[] = [
  { monthAndDay: '01-01', id: 'Tahun Baru Masehi', en: 'New Year’s Day' },
  { monthAndDay: '05-01', id: 'Hari Buruh Internasional', en: 'Labour Day' },
  { monthAndDay: '06-01', id: 'Hari Lahir Pancasila', en: 'Pancasila Day' },
  { monthAndDay: '08-17', id: 'Hari Kemerdekaan Republik Indonesia', en: 'Independence Day' },
  { monthAndDay: '12-25', id: 'Hari Raya Natal', en: 'Christmas Day' },
]

/** An experience may be booked 730 days ahead (CHECK of experiences), which ends in the second year after. */
const yearsAhead = 2

export const isFixedHoliday = (date: string) =>
  fixedHolidays.some(({ monthAndDay }) => date.endsWith(`-${monthAndDay}`))

/** Of this year and of every year in which a visit can be booked today. */
export function fixedHolidaysFrom(today: string): HolidayRow[] {
  const thisYear = Number(today.slice(0, 4))
  return Array.from({ length: yearsAhead + 1 }, (_, index) => thisYear + index).flatMap((year) =>
    fixedHolidays.map(({ monthAndDay, id, en }) => ({
      date: `${year}-${monthAndDay}`,
      nameId: id,
      nameEn: en,
    })),
  )
}
