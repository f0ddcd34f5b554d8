import type { ClockTime, Weekday } from '#app/features/bookings/calendar-date.ts'
import { defaultRefundTiers, type RefundTiers } from '#app/features/bookings/refund-tiers.ts'

/** When an experience of the story can be visited, as its BUM Desa would have told the form. */
export type StoryCalendar = {
  mode: 'anyDay' | 'session' | 'night' | 'groupOnRequest'
  capacity: number
  arriveBy: ClockTime
  departBy: ClockTime | null
  sessions: readonly { startsAt: ClockTime; capacity: number }[]
  /** How long one session takes. */
  durationMinutes: number | null
  units: readonly { name: string; sleeps: number }[]
  weekdays: readonly Weekday[]
  seasons: readonly { from: string; to: string }[]
  leadTimeHours: number
  /** Tickets or groups in one order line. */
  group: readonly [minimum: number, maximum: number]
  nightsMaximum: number
  /** By how many rupiah a ticket or a night is dearer than on an ordinary day. */
  dearer: { weekend: number; holiday: number } | null
  /** Percent paid with the order, the rest on site; null: all of it. */
  depositPercent: number | null
  /** Once a year, on the first Saturday that is so many days away; otherwise closed. */
  onlyInDays: number | null
  refundTiers: RefundTiers
  /** How many people one car, group or package is for. */
  peoplePerUnit: number | null
  /** Whoever comes is named. */
  asksNames: boolean
}

export type Details = Partial<
  Pick<
    StoryCalendar,
    | 'weekdays'
    | 'seasons'
    | 'leadTimeHours'
    | 'group'
    | 'onlyInDays'
    | 'dearer'
    | 'durationMinutes'
    | 'refundTiers'
    | 'depositPercent'
    | 'asksNames'
    | 'peoplePerUnit'
  >
>

export const zoneOfBlitar = 'WIB'

export const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
export const notOnMondays: readonly Weekday[] = [2, 3, 4, 5, 6, 7]
export const weekendOnly: readonly Weekday[] = [6, 7]

const common = {
  departBy: null,
  sessions: [],
  durationMinutes: null,
  units: [],
  weekdays: everyDay,
  seasons: [],
  leadTimeHours: 0,
  nightsMaximum: 1,
  dearer: null,
  depositPercent: null,
  asksNames: false,
  peoplePerUnit: null,
  onlyInDays: null,
  refundTiers: defaultRefundTiers,
} as const satisfies Partial<StoryCalendar>

/** Come when you like until the last entry; `capacity` people (or tables) a day. */
export function tickets(capacity: number, until: ClockTime, details: Details = {}): StoryCalendar {
  const group = [1, Math.min(capacity, 50)] as const
  return { ...common, mode: 'anyDay', capacity, arriveBy: until, group, ...details }
}

/** At fixed times, each with so many seats (or guides, or cars). */
export function sessions(
  seats: number,
  times: readonly [ClockTime, ...ClockTime[]],
  details: Details = {},
): StoryCalendar {
  return {
    ...common,
    mode: 'session',
    capacity: 0,
    arriveBy: times[0],
    sessions: times.map((startsAt) => ({ startsAt, capacity: seats })),
    durationMinutes: 120,
    leadTimeHours: 2,
    group: [1, seats],
    ...details,
  }
}

/** By prior order only: so many groups a day, each of which asks first. */
export function groups(aDay: number, startsAt: ClockTime, details: Details = {}): StoryCalendar {
  return {
    ...common,
    mode: 'groupOnRequest',
    capacity: aDay,
    arriveBy: startsAt,
    group: [10, 60],
    ...details,
  }
}

/** A bed that is given up late stays empty: half of it until three days before. */
export const strictTiers = [
  { daysBefore: 7, percent: 100 },
  { daysBefore: 3, percent: 50 },
] as const

const nights = {
  ...common,
  mode: 'night',
  capacity: 0,
  arriveBy: '20:00',
  departBy: '12:00',
  leadTimeHours: 3,
  refundTiers: strictTiers,
} as const

/** Rooms for two in a village home, each with its name at the door. */
export function rooms(names: readonly string[], details: Details = {}): StoryCalendar {
  return {
    ...nights,
    units: names.map((name) => ({ name: `Kamar ${name}`, sleeps: 2 })),
    group: [1, names.length],
    nightsMaximum: 7,
    ...details,
  }
}

/** Whole houses, each for so many. */
export function houses(
  all: readonly { name: string; sleeps: number }[],
  details: Details = {},
): StoryCalendar {
  return {
    ...nights,
    units: all.map(({ name, sleeps }) => ({ name: `Rumah ${name}`, sleeps })),
    group: [1, all.reduce((sum, { sleeps }) => sum + sleeps, 0)],
    nightsMaximum: 7,
    ...details,
  }
}

/** Numbered places for one tent each. */
export function pitches(count: number, details: Details = {}): StoryCalendar {
  const numbers = Array.from({ length: count }, (_, index) => String(index + 1).padStart(2, '0'))
  return {
    ...nights,
    units: numbers.map((number) => ({ name: `Petak ${number}`, sleeps: 4 })),
    group: [1, Math.min(count, 8)],
    nightsMaximum: 3,
    ...details,
  }
}
