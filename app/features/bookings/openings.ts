import { addDays, type CalendarDate, datesFromTo, instantAt, weekdayOf } from './calendar-date.ts'
import {
  type CalendarRules,
  type ExperienceCalendar,
  listSlots,
  slotsOfDay,
  type Taken,
} from './experience-calendar.ts'
import { byUnit, isUnitTaken } from './units-taken.ts'

/**
 * One way to come (a session, a day, a stay of so many nights) with the room it has on each day: what
 * a search by date needs of a calendar, and nothing of it depends on when it is asked.
 */
export type Opening = {
  /** 0: a visit, no stay. */
  nights: number
  /** What is meant when only a day is said: any visit, or the shortest stay. */
  isUsual: boolean
  people: { minimum: number; maximum: number }
  /** Minutes from 00:00 UTC of the day itself: from when until when that day can be booked. */
  bookable: { fromMinute: number; untilMinute: number }
  firstDay: CalendarDate
  /** How many people fit on the first day and on those after it; 0 also when it is closed. */
  room: number[]
}

/** Nobody looks for a longer stay by its dates. */
export const mostNightsSearched = 30
/** Days beyond the horizon, so that what was worked out a week ago still knows today's last day. */
const spareDays = 8
/** A group is one, however many it is; the largest number of the column (smallint). */
const anyNumber = 32_767
const minutesOfDay = 24 * 60

/** Every way to come. `taken` must reach from the first day to `lastDayKnown`. */
export function openingsOf(
  calendar: ExperienceCalendar,
  { firstDay, taken }: { firstDay: CalendarDate; taken: Taken },
): Opening[] {
  return calendar.mode.kind === 'night'
    ? staysOf(calendar, firstDay, taken)
    : visitsOf(calendar, firstDay, taken)
}

export function lastDayKnown({ horizonDays }: CalendarRules, firstDay: CalendarDate): CalendarDate {
  return addDays(firstDay, horizonDays + spareDays)
}

function visitsOf(calendar: ExperienceCalendar, firstDay: CalendarDate, taken: Taken): Opening[] {
  const slots = slotsWhenever(calendar, firstDay, taken)
  const { people, peopleIn } = peopleOfVisits(calendar)
  return slotsOfDay(calendar.mode).map(({ sessionId, arriveBy }) => ({
    nights: 0,
    isUsual: true,
    people,
    bookable: bookableOf(calendar, arriveBy, 0),
    firstDay,
    room: slots
      .filter((slot) => slot.sessionId === sessionId)
      .map(({ closed, left }) => (closed ? 0 : Math.min(peopleIn(left), anyNumber))),
  }))
}

/** How many people may come at once, and how many fit in what is left: in cars four for each, for example. */
function peopleOfVisits({ mode, unit, peoplePerUnit, rules: { group } }: ExperienceCalendar) {
  if (mode.kind === 'groupOnRequest') return { people: group, peopleIn: () => anyNumber }
  if (unit === 'orang') return { people: group, peopleIn: (left: number) => left }
  const each = peoplePerUnit ?? anyNumber
  return {
    people: { minimum: 1, maximum: Math.min(anyNumber, group.maximum * each) },
    peopleIn: (left: number) => (left < group.minimum ? 0 : left * each),
  }
}

function staysOf(calendar: ExperienceCalendar, firstDay: CalendarDate, taken: Taken): Opening[] {
  const { mode, rules } = calendar
  if (mode.kind !== 'night') return []
  const { minimumNights, maximumNights, arrivalWeekdays } = rules.stay
  const shortest = Math.max(1, minimumNights)
  const stays = byUnit(taken)
  const isOpen = slotsWhenever(calendar, firstDay, taken).map(({ closed }) => closed === null)
  const days = datesFromTo(firstDay, lastDayKnown(rules, firstDay))
  /** Of each unit, for each evening: how many nights in a row it can be had. */
  const free = mode.units.map(({ id, sleeps }) => ({
    sleeps,
    inARow: nightsInARow(days.map((day, at) => !!isOpen[at] && !isUnitTaken(id, day, stays))),
  }))
  const longest = Math.min(maximumNights, mostNightsSearched)
  return Array.from({ length: Math.max(0, longest - shortest + 1) }, (_, more) => {
    const nights = shortest + more
    return {
      nights,
      isUsual: nights === shortest,
      people: rules.group,
      bookable: bookableOf(calendar, mode.checkInUntil, nights - 1),
      firstDay,
      room: days.map((day, at) => {
        if (!arrivalWeekdays.includes(weekdayOf(day))) return 0
        const beds = free.map(({ sleeps, inARow }) => ((inARow[at] ?? 0) >= nights ? sleeps : 0))
        return Math.min(
          anyNumber,
          beds.reduce((sum, each) => sum + each, 0),
        )
      }),
    }
  })
}

/** The slots as they would be at any time before: neither too soon nor too far. */
function slotsWhenever(calendar: ExperienceCalendar, firstDay: CalendarDate, taken: Taken) {
  const rules = { ...calendar.rules, leadTimeHours: 0, horizonDays: Infinity }
  const now = instantAt(addDays(firstDay, -1), '00:00', calendar.zone)
  const to = lastDayKnown(calendar.rules, firstDay)
  return listSlots({ ...calendar, rules }, { from: firstDay, to, now, taken })
}

/** A stay is bookable when its last night is, which is `nightsAfter` the first. */
function bookableOf(
  { zone, rules }: ExperienceCalendar,
  arriveBy: Parameters<typeof instantAt>[1],
  nightsAfter: number,
): Opening['bookable'] {
  const minuteOf = (time: typeof arriveBy) =>
    instantAt('1970-01-01' as CalendarDate, time, zone).getTime() / 60_000
  return {
    fromMinute: minuteOf('00:00') - (rules.horizonDays - nightsAfter) * minutesOfDay,
    untilMinute: minuteOf(arriveBy) - rules.leadTimeHours * 60,
  }
}

function nightsInARow(isFree: readonly boolean[]): number[] {
  const inARow = Array<number>(isFree.length).fill(0)
  for (let at = isFree.length - 1; at >= 0; at--) {
    inARow[at] = isFree[at] ? (inARow[at + 1] ?? 0) + 1 : 0
  }
  return inARow
}
