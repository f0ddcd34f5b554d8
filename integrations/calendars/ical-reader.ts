import type { FeedEvent, FeedTime } from '#app/core/feed-event.ts'
import { CalendarUnavailable, type FeedWindow } from './calendar-source.ts'
import { type IcalEvent, type IcalLine, listEvents } from './ical-lines.ts'
import { expandRule } from './ical-rule.ts'

/**
 * What another site's calendar says is taken within the window. Everything it lists counts, also what it
 * calls "transparent": Google writes that on every whole day. Only what it calls cancelled does not. An
 * event whose beginning cannot be read makes the whole calendar unreadable.
 */
export function readCalendar(bytes: Buffer, window: FeedWindow): FeedEvent[] {
  const events = listEvents(bytes).map(parseEvent)
  const moved = new Set(
    events.flatMap(({ uid, replaces }) => (replaces === null ? [] : [`${uid} ${replaces}`])),
  )
  const found: FeedEvent[] = []
  for (const event of events.filter(({ isCancelled }) => !isCancelled)) {
    for (const each of occurrencesOf(event, window)) {
      const isMoved = event.replaces === null && moved.has(`${event.uid} ${each.day}`)
      if (!isMoved && !event.without.has(each.day)) found.push(each.event)
      if (found.length > mostOccurrences) throw new CalendarUnavailable('too-much')
    }
  }
  return found
}

const mostOccurrences = 5_000
const dayMs = 86_400_000

/** A time as it is written: by the clock of `zone`, of the place (null), or `UTC`. */
type Written = { day: string; time: string | null; zone: string | null }

type Parsed = {
  uid: string
  summary: string
  start: Written
  /** From the beginning, by the same clock. */
  lengthMs: number
  rule: string | null
  without: ReadonlySet<string>
  /** The day of the one occurrence of another event that this stands for. */
  replaces: string | null
  isCancelled: boolean
}

function parseEvent(lines: IcalEvent): Parsed {
  const find = (name: string) => lines.find((line) => line.name === name)
  const starts = find('DTSTART')
  const start = starts && parseTime(starts)
  if (!start) throw new CalendarUnavailable('unreadable')
  if (find('RDATE')) throw new CalendarUnavailable('unreadable')
  const replaced = find('RECURRENCE-ID')
  return {
    uid: find('UID')?.value ?? '',
    summary: (find('SUMMARY')?.value ?? '').replace(/\\([\\;,])/g, '$1'),
    start,
    lengthMs: lengthOf(start, find('DTEND'), find('DURATION')),
    rule: find('RRULE')?.value ?? null,
    without: new Set(
      lines
        .filter(({ name }) => name === 'EXDATE')
        .flatMap(({ params, value }) =>
          value
            .split(',')
            .map((one) => parseTime({ name: 'EXDATE', params, value: one })?.day ?? ''),
        ),
    ),
    replaces: (replaced && parseTime(replaced)?.day) ?? null,
    isCancelled: find('STATUS')?.value.toUpperCase() === 'CANCELLED',
  }
}

function parseTime({ params, value }: IcalLine): Written | null {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(value)
  if (!match) return null
  const [, year, month, date, hour, minute, second, utc] = match
  const day = `${year}-${month}-${date}`
  const time = hour === undefined ? null : `${hour}:${minute}:${second}`
  const written = new Date(`${day}T${time ?? '00:00:00'}Z`)
  // The thirtieth of February would otherwise be the second of March.
  if (Number.isNaN(written.getTime()) || !written.toISOString().startsWith(day)) return null
  return { day, time, zone: utc ? 'UTC' : (params.get('TZID') ?? null) }
}

/** What ends before it begins, or says nothing of its end, takes its first day, or no time at all. */
function lengthOf(start: Written, ends?: IcalLine, duration?: IcalLine): number {
  const end = ends && parseTime(ends)
  if (ends && !end) throw new CalendarUnavailable('unreadable')
  const length = end ? between(start, end) : durationMs(duration?.value)
  return Math.max(length, start.time === null ? dayMs : 0)
}

/** Of whole days by the calendar; of times by the clock, which may stand in two zones. */
function between(start: Written, end: Written): number {
  const isWhole = start.time === null || end.time === null
  const at = (written: Written) =>
    isWhole ? wallClock({ ...written, time: null }) : instantOf(written).getTime()
  return at(end) - at(start)
}

function durationMs(text: string | undefined): number {
  if (text === undefined) return 0
  const match =
    /^\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,4})M)?(?:(\d{1,5})S)?)?$/.exec(
      text,
    )
  if (!match) throw new CalendarUnavailable('unreadable')
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0))
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000
}

type Occurrence = { day: string; event: FeedEvent }

function occurrencesOf(event: Parsed, window: FeedWindow): Occurrence[] {
  const { uid, summary, start, lengthMs, rule } = event
  const daysLong = Math.ceil(lengthMs / dayMs) + 1
  // An occurrence that began before the window may still last within it.
  const from = dayOf(Date.parse(`${window.from}T00:00:00Z`) - daysLong * dayMs)
  const days = rule === null ? [start.day] : expandRule(rule, start.day, { ...window, from })
  return days
    .filter((day) => day >= from && day <= dayOf(Date.parse(`${window.to}T00:00:00Z`) + dayMs))
    .map((day) => {
      const first = { ...start, day }
      return {
        day,
        event: { uid, summary, start: feedTime(first, 0), end: feedTime(first, lengthMs) },
      }
    })
}

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

function feedTime(written: Written, laterMs: number): FeedTime {
  const wall = new Date(wallClock(written) + laterMs).toISOString()
  if (written.time === null) return { kind: 'day', day: wall.slice(0, 10) }
  if (written.zone !== null && isZone(written.zone)) {
    return { kind: 'instant', at: new Date(instantOf(written).getTime() + laterMs) }
  }
  return { kind: 'wall', day: wall.slice(0, 10), time: wall.slice(11, 16) }
}

/** As if the clock on the wall were that of Greenwich. */
const wallClock = ({ day, time }: Written) => Date.parse(`${day}T${time ?? '00:00:00'}Z`)

/** A zone nobody knows (a name of its own, with its rules in the file) counts as that of the place. */
function instantOf(written: Written): Date {
  const wall = wallClock(written)
  const { zone } = written
  if (zone === null || zone === 'UTC' || !isZone(zone)) return new Date(wall)
  // The first guess may lie on the other side of a change of clocks, the second does not.
  const guess = wall - offsetMs(zone, wall)
  return new Date(wall - offsetMs(zone, guess))
}

const clocks = new Map<string, Intl.DateTimeFormat | null>()

function clockOf(zone: string): Intl.DateTimeFormat | null {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  const made = makeClock(zone)
  // Names come from strangers.
  if (clocks.size > 1000) clocks.clear()
  clocks.set(zone, made)
  return made
}

function makeClock(zone: string): Intl.DateTimeFormat | null {
  try {
    const whole = { dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' } as const
    return new Intl.DateTimeFormat('sv-SE', { ...whole, timeZone: zone })
  } catch {
    return null
  }
}

const isZone = (zone: string) => clockOf(zone) !== null

function offsetMs(zone: string, at: number): number {
  // Swedish writes `2026-11-28 08:00:00`.
  const text = clockOf(zone)?.format(at) ?? ''
  return Date.parse(`${text.replace(' ', 'T')}Z`) - at
}
