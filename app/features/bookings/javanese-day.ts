import { type CalendarDate, calendarDate, daysBetween } from './calendar-date.ts'

const marketDays = ['Legi', 'Pahing', 'Pon', 'Wage', 'Kliwon'] as const
export type MarketDay = (typeof marketDays)[number]

/** The day of the proclamation was a Jumat Legi: the best known pair of date and market day there is. */
const proclamation = calendarDate('1945-08-17')

/** The pasaran of a date, as information for visitors; nothing is opened or closed by it. */
export function marketDayOf(date: CalendarDate): MarketDay {
  const sinceLegi = daysBetween(proclamation, date) % 5
  return marketDays[(sinceLegi + 5) % 5] ?? 'Legi'
}
