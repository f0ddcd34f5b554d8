import type { Rupiah } from '#app/core/rupiah.ts'
import type { DatedQuery } from '#app/core/paths.ts'
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

/** The first way to have it. `units`: of a stay, as few as sleep the party. `left`: of whatever the mode counts. */
export type FreeVisit = {
  mode: CalendarMode['kind']
  visit: Visit
  units: number
  left: number
}

/** `price`: of one ticket or group on that day, or of all the units for the whole stay. */
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
    : findDay(calendar, { ...wish, people }, circumstances)
}

type Counted = DatedWish & { people: number }

function findDay(
  calendar: ExperienceCalendar,
  { date, people }: Counted,
  at: Circumstances,
): FreeVisit | null {
  const sessions = slotsOfDay(calendar.mode)
    .map(({ sessionId }) => sessionId)
    .filter((sessionId) => fitWish(calendar, { kind: 'visit', date, sessionId, people }, at).ok)
  const [first] = sessions
  if (first === undefined) return null
  const left = sessions.map((sessionId) =>
    leftFor(calendar, { from: date, to: date }, { ...at, sessionId }),
  )
  return {
    mode: calendar.mode.kind,
    visit: { kind: 'day', date, sessionId: first },
    units: 1,
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
      return { mode: mode.kind, visit, units, left }
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

/** The fields of a visit's form for who looked for it: of a stay as many units as the people need. */
export function fieldsFor({ people }: DatedWish, { visit, units }: FreeVisit) {
  if (visit.kind === 'stay') {
    const guests = people === null ? {} : { guests: String(people) }
    return { departure: visit.departure, quantity: String(units), ...guests }
  }
  return {
    ...(visit.sessionId && { session: visit.sessionId }),
    ...(people && { quantity: String(people) }),
  }
}
