import type { Rupiah } from '#app/core/rupiah.ts'
import type { DatedQuery } from '#app/core/paths.ts'
import type { VisitUnit } from '#app/core/visit-unit.ts'
import { addDays, type CalendarDate, parseCalendarDate } from './calendar-date.ts'
import {
  type CalendarMode,
  type ExperienceCalendar,
  fitWish,
  leftFor,
  slotsOfDay,
  type Taken,
} from './experience-calendar.ts'
import { daysOf, type Visit } from './visit.ts'

/** What somebody looks for by date. Without a departure the shortest stay, without people the smallest group. */
export type DatedWish = {
  date: CalendarDate
  departure: CalendarDate | null
  people: number | null
}

/** The first way to have it. `units`: as few as take the party. `left`: of whatever the mode counts. */
export type FreeVisit = {
  mode: CalendarMode['kind']
  unit: VisitUnit
  visit: Visit
  units: number
  left: number
}

/** `price`: of one on that day, or of all the units for the whole stay. */
export type DatedOffer = FreeVisit & { price: Rupiah }

type Circumstances = { now: Date; taken: Taken }

/** Whether an experience has room then: any session of the day, or units with beds enough for all nights. */
export function findFreeVisit(
  calendar: ExperienceCalendar,
  wish: DatedWish,
  circumstances: Circumstances,
): FreeVisit | null {
  const people = wish.people ?? Math.max(1, calendar.rules.group.minimum)
  return calendar.mode.kind === 'night'
    ? findStay(calendar, { ...wish, people }, circumstances)
    : findDay(calendar, wish, circumstances)
}

type Counted = DatedWish & { people: number }

/**
 * How many tickets, cars or packages take so many people. Where nobody has said how many one is for, as few
 * as are sold: whoever comes sees what it is. Of a group that asks first its people are what is asked for.
 */
export function unitsFor(
  { unit, mode, rules, peoplePerUnit }: ExperienceCalendar,
  people: number | null,
): number {
  const fewest = Math.max(1, rules.group.minimum)
  if (people === null) return fewest
  if (unit === 'orang' || mode.kind === 'groupOnRequest') return people
  return peoplePerUnit === null ? fewest : Math.max(fewest, Math.ceil(people / peoplePerUnit))
}

function findDay(
  calendar: ExperienceCalendar,
  { date, people }: DatedWish,
  at: Circumstances,
): FreeVisit | null {
  const units = unitsFor(calendar, people)
  const sessions = slotsOfDay(calendar.mode)
    .map(({ sessionId }) => sessionId)
    .filter(
      (sessionId) => fitWish(calendar, { kind: 'visit', date, sessionId, people: units }, at).ok,
    )
  const [first] = sessions
  if (first === undefined) return null
  const left = sessions.map((sessionId) =>
    leftFor(calendar, { from: date, to: date }, { ...at, sessionId }),
  )
  return {
    mode: calendar.mode.kind,
    unit: calendar.unit,
    visit: { kind: 'day', date, sessionId: first },
    units,
    left: Math.max(...left),
  }
}

function findStay(
  calendar: ExperienceCalendar,
  wish: Counted,
  at: Circumstances,
): FreeVisit | null {
  const { mode } = calendar
  if (mode.kind !== 'night') return null
  const departure = departureFrom(calendar, wish)
  const { date, people } = wish
  const visit = { kind: 'stay', date, departure } as const
  for (let units = 1; units <= mode.units.length; units++) {
    const fit = fitWish(calendar, { kind: 'stay', arrival: date, departure, units, people }, at)
    if (fit.ok) {
      const left = leftFor(calendar, daysOf(visit), { ...at, sessionId: null })
      return { mode: mode.kind, unit: calendar.unit, visit, units, left }
    }
    // More units only help when it is beds that lack.
    if (fit.reason !== 'too-many-people') return null
  }
  return null
}

/** Of a stay; a visit has no departure and takes its one day. */
export function departureFrom(
  { rules }: ExperienceCalendar,
  { date, departure }: DatedWish,
): CalendarDate {
  return departure ?? addDays(date, Math.max(1, rules.stay.minimumNights))
}

/** `?tanggal=&pulang=&orang=`; null without a day. */
export function parseDatedWish(address: URLSearchParams): DatedWish | null {
  const text = (name: string) => address.get(name)?.trim() ?? ''
  const date = parseCalendarDate(text('tanggal'))
  if (!date) return null
  const departure = parseCalendarDate(text('pulang'))
  return {
    date,
    departure: departure && departure > date ? departure : null,
    people: /^[1-9]\d{0,2}$/.test(text('orang')) ? Number(text('orang')) : null,
  }
}

/** The other way round. */
export function datedAddress({ date, departure, people }: DatedWish): DatedQuery {
  return {
    tanggal: date,
    pulang: departure ?? undefined,
    orang: people === null ? undefined : String(people),
  }
}

/** Of the page where what was found is booked. */
export function addressOfOffer({ visit }: FreeVisit, people: number | null): DatedQuery {
  const departure = visit.kind === 'stay' ? visit.departure : null
  return datedAddress({ date: visit.date, departure, people })
}

/** The fields of a visit's form for who looked for it: as many units as the people need. */
export function fieldsFor({ people }: DatedWish, { visit, units }: FreeVisit) {
  if (visit.kind === 'stay') {
    const guests = people === null ? {} : { guests: String(people) }
    return { departure: visit.departure, quantity: String(units), ...guests }
  }
  return {
    ...(visit.sessionId && { session: visit.sessionId }),
    ...(people && { quantity: String(units) }),
  }
}
