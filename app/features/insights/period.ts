import { z } from 'zod'
import { isCalendarDate } from '#app/core/dates.ts'
import { addDays, type CalendarDate, calendarDate, daysBetween } from '../bookings/calendar-date.ts'
import { firstOfMonth, lastOfMonth, monthBefore, monthName } from '../bookings/month.ts'

/** By the names they have in the address. */
export const periodNames = [
  'hari-ini',
  '7-hari',
  'bulan-ini',
  'bulan-lalu',
  'tahun-ini',
  'pilih',
] as const
export const comparisons = ['sebelumnya', 'tahun-lalu'] as const

const earliest = '2000-01-01'
const day = z
  .string()
  .refine((text) => isCalendarDate(text) && text >= earliest)
  .transform(calendarDate)
  .nullable()
  .catch(null)

/** Anything odd in the address is the period as it usually is. */
export const salesQuery = z.object({
  periode: z.enum(periodNames).catch('7-hari'),
  /** The first and the last day of a period that is chosen. */
  dari: day,
  sampai: day,
  banding: z.enum(comparisons).catch('sebelumnya'),
})
export type SalesQuery = z.infer<typeof salesQuery>

/** Both days belong to it. */
export type Days = { from: CalendarDate; to: CalendarDate }
export type Period = Days & { before: Days }

/** As many days as are read at once; a longer period ends there. */
const mostDays = 3 * 366

/** What a period and the one beside it are on that day; nothing lies after it. */
export function periodOf(query: SalesQuery, today: CalendarDate): Period {
  const days = daysOf(query, today)
  if (query.banding === 'tahun-lalu') {
    return { ...days, before: { from: aYearBefore(days.from), to: aYearBefore(days.to) } }
  }
  return { ...days, before: daysBefore(query, days) }
}

function daysOf({ periode, dari, sampai }: SalesQuery, today: CalendarDate): Days {
  switch (periode) {
    case 'hari-ini':
      return { from: today, to: today }
    case '7-hari':
      return { from: addDays(today, -6), to: today }
    case 'bulan-ini':
      return { from: firstOfMonth(today), to: today }
    case 'bulan-lalu': {
      const from = monthBefore(firstOfMonth(today))
      return { from, to: lastOfMonth(from) }
    }
    case 'tahun-ini':
      return { from: calendarDate(`${today.slice(0, 4)}-01-01`), to: today }
    case 'pilih':
      return chosenDays(dari ?? sampai ?? today, sampai ?? dari ?? today, today)
  }
}

function chosenDays(one: CalendarDate, other: CalendarDate, today: CalendarDate): Days {
  const from = earlier(earlier(one, other), today)
  const to = earlier(one > other ? one : other, today)
  return { from, to: earlier(to, addDays(from, mostDays - 1)) }
}

/** Of a month so far the month before up to the same day; of a whole one the whole one; else as many days. */
function daysBefore({ periode }: SalesQuery, { from, to }: Days): Days {
  if (periode === 'bulan-ini' || periode === 'bulan-lalu') {
    const first = monthBefore(from)
    const last = lastOfMonth(first)
    const until = calendarDay(monthName(first), to.slice(8)) ?? last
    return { from: first, to: periode === 'bulan-lalu' ? last : until }
  }
  if (periode === 'tahun-ini') return { from: aYearBefore(from), to: aYearBefore(to) }
  return { from: addDays(from, -daysBetween(from, to) - 1), to: addDays(from, -1) }
}

/** Of 29 February the day before. */
function aYearBefore(date: CalendarDate): CalendarDate {
  const year = Number(date.slice(0, 4)) - 1
  return calendarDay(`${year}-${date.slice(5, 7)}`, date.slice(8)) ?? calendarDate(`${year}-02-28`)
}

const calendarDay = (month: string, ofMonth: string): CalendarDate | null =>
  isCalendarDate(`${month}-${ofMonth}`) ? calendarDate(`${month}-${ofMonth}`) : null

const earlier = (one: CalendarDate, other: CalendarDate) => (one < other ? one : other)

/** More days than fit beside each other are shown by month. */
export const isByMonth = ({ from, to }: Days): boolean => daysBetween(from, to) >= 62
