import { CalendarUnavailable, type FeedWindow } from './calendar-source.ts'

// Only rules of whole days that can be counted out step by step. A general expander runs for ever on
// `FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30`; a rule we do not know makes the calendar unreadable instead of
// being left out, because what it stands for may be somebody's nights.

type Rule = {
  frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  interval: number
  count: number
  until: string
  /** Monday is 0. */
  weekdays: readonly number[]
}

const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const mostSteps = 20_000
const mostDays = 1_000
const dayMs = 86_400_000

/** The days a rule comes to within the window, the first day among them. */
export function expandRule(text: string, first: string, window: FeedWindow): string[] {
  const rule = parseRule(text, first)
  const days: string[] = []
  let count = 0
  for (let step = 0; step < mostSteps; step += 1) {
    for (const day of daysOfStep(rule, first, step)) {
      if (day < first) continue
      if (day > window.to || day > rule.until || count === rule.count) return days
      count += 1
      if (day >= window.from) days.push(day)
      if (days.length > mostDays) throw new CalendarUnavailable('too-much')
    }
  }
  throw new CalendarUnavailable('too-much')
}

function parseRule(text: string, first: string): Rule {
  const parts = new Map(
    text.split(';').map((part) => part.toUpperCase().split('=') as [string, string | undefined]),
  )
  const take = (name: string) => {
    const value = parts.get(name) ?? ''
    parts.delete(name)
    return value
  }
  const frequency = take('FREQ')
  const interval = take('INTERVAL') || '1'
  const count = take('COUNT') || '100000'
  const until = take('UNTIL') || '99991231'
  const byDay = take('BYDAY')
  const weekdays = byDay ? byDay.split(',').map((name) => weekdayNames.indexOf(name)) : []
  take('WKST')
  const monthDay = take('BYMONTHDAY')
  const month = take('BYMONTH')
  const isKnown =
    /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(frequency) &&
    /^[1-9]\d{0,2}$/.test(interval) &&
    /^[1-9]\d{0,5}$/.test(count) &&
    /^\d{8}(T\d{6}Z?)?$/.test(until) &&
    !weekdays.includes(-1) &&
    (weekdays.length === 0 || frequency === 'WEEKLY') &&
    // Many sites repeat what the first day says already.
    (!monthDay || Number(monthDay) === Number(first.slice(8))) &&
    (!month || (frequency === 'YEARLY' && Number(month) === Number(first.slice(5, 7)))) &&
    (!monthDay || frequency === 'MONTHLY' || frequency === 'YEARLY') &&
    parts.size === 0
  if (!isKnown) throw new CalendarUnavailable('unreadable')
  return {
    frequency: frequency as Rule['frequency'],
    interval: Number(interval),
    count: Number(count),
    until: `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`,
    weekdays: weekdays.toSorted((a, b) => a - b),
  }
}

function daysOfStep({ frequency, interval, weekdays }: Rule, first: string, step: number) {
  const by = step * interval
  switch (frequency) {
    case 'DAILY':
      return [shift(first, by)]
    case 'WEEKLY': {
      if (weekdays.length === 0) return [shift(first, by * 7)]
      const monday = shift(first, by * 7 - weekdayOf(first))
      return weekdays.map((weekday) => shift(monday, weekday))
    }
    case 'MONTHLY':
      return sameDayAfter(first, by)
    case 'YEARLY':
      return sameDayAfter(first, by * 12)
  }
}

const weekdayOf = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

const shift = (day: string, by: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * dayMs).toISOString().slice(0, 10)

/** None in a month that has no such day. */
function sameDayAfter(first: string, months: number): string[] {
  const [year, month, day] = first.split('-').map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1 + months, day))
  return date.getUTCDate() === day ? [date.toISOString().slice(0, 10)] : []
}
