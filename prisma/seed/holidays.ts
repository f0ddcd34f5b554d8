const years = [2026, 2027]

/**
 * National holidays whose day the calendar itself fixes. Those that follow the moon (Lebaran, Imlek,
 * Nyepi, Waisak) and the days off beside them are set each year by a joint decree of three ministers:
 * until it is there, nobody knows them for sure, and a wrong one would charge guests a wrong price.
 */
const fixed = [
  { day: '01-01', nameId: 'Tahun Baru Masehi', nameEn: 'New Year’s Day' },
  { day: '05-01', nameId: 'Hari Buruh Internasional', nameEn: 'Labour Day' },
  { day: '06-01', nameId: 'Hari Lahir Pancasila', nameEn: 'Pancasila Day' },
  { day: '08-17', nameId: 'Hari Kemerdekaan Republik Indonesia', nameEn: 'Independence Day' },
  { day: '12-25', nameId: 'Hari Raya Natal', nameEn: 'Christmas Day' },
]

export const holidayRows = years.flatMap((year) =>
  fixed.map(({ day, nameId, nameEn }) => ({
    date: `${year}-${day}`,
    name_id: nameId,
    name_en: nameEn,
  })),
)
