import type { Zone } from '#app/core/dates.ts'
import { addDays, calendarDate, type CalendarDate, instantAt } from './calendar-date.ts'
import type { Wish } from './experience-calendar.ts'

/** When somebody comes: for a day (or one session of it), or from arrival to departure. */
export type Visit =
  | {
      kind: 'day'
      date: CalendarDate
      sessionId: string | null
      /** `08:00`, where it is read together with its session. */
      startsAt?: string | null
    }
  | {
      kind: 'stay'
      date: CalendarDate
      departure: CalendarDate
      /** How many sleep there; null or left out: nobody said, so one in each unit. */
      guests?: number | null
    }

type VisitColumns = {
  date: CalendarDate
  sessionId: string | null
  departure: CalendarDate | null
}

/** As cart lines and bookings keep it; null for a good, which has no date. */
export function visitFrom(
  row: { [Name in keyof VisitColumns]: VisitColumns[Name] | null } & {
    startsAt?: string | null
    guests?: number | null
  },
): Visit | null {
  const { date, sessionId, departure, startsAt, guests } = row
  if (date === null) return null
  if (departure !== null) return { kind: 'stay', date, departure, ...(guests && { guests }) }
  return { kind: 'day', date, sessionId, ...(startsAt && { startsAt }) }
}

export function visitColumns(visit: Visit): VisitColumns {
  return visit.kind === 'day'
    ? { date: visit.date, sessionId: visit.sessionId, departure: null }
    : { date: visit.date, sessionId: null, departure: visit.departure }
}

export const guestsOf = (visit: Visit | null): number | null =>
  visit?.kind === 'stay' ? (visit.guests ?? null) : null

/** Who comes by a booking: of tickets each is one, of rooms those who sleep in them. */
export const peopleOf = ({ quantity, guests }: { quantity: number; guests: number | null }) =>
  guests ?? quantity

/** The days it takes, both included; a night is named by its evening. */
export function daysOf(visit: Visit): { from: CalendarDate; to: CalendarDate } {
  return visit.kind === 'day'
    ? { from: visit.date, to: visit.date }
    : { from: visit.date, to: addDays(visit.departure, -1) }
}

type VisitLine = { listingId: string; visit: Visit; quantity: number; addOnId: string | null }

/** How many of the other lines come along: to the same experience, on the same day, at the same time. */
export function companionsOf(line: VisitLine, lines: readonly VisitLine[]): number {
  const others = lines.filter((other) => other !== line && comesAlong(other, line))
  return others.reduce((sum, { quantity }) => sum + quantity, 0)
}

export function isSameVisit(a: Visit, b: Visit): boolean {
  const [one, other] = [visitColumns(a), visitColumns(b)]
  return (
    one.date === other.date &&
    one.sessionId === other.sessionId &&
    one.departure === other.departure
  )
}

function comesAlong(one: VisitLine, other: VisitLine): boolean {
  const [a, b] = [one.visit, other.visit]
  if (one.addOnId !== null || one.listingId !== other.listingId) return false
  if (a.kind !== 'day' || b.kind !== 'day') return false
  return a.date === b.date && a.sessionId === b.sessionId
}

/** Tickets are one person each; of a stay the units are asked for, with beds for all guests. */
export function wishOf(visit: Visit, quantity: number, companions = 0): Wish {
  return visit.kind === 'day'
    ? { kind: 'visit', date: visit.date, sessionId: visit.sessionId, people: quantity, companions }
    : {
        kind: 'stay',
        arrival: visit.date,
        departure: visit.departure,
        units: quantity,
        people: visit.guests ?? quantity,
      }
}

/** A DATE column, as Prisma reads it. */
export const dayOf = (date: Date) => calendarDate(date.toISOString().slice(0, 10))

/** What a booking row says, read with its session. */
export function visitOfBooking(
  booking: {
    date: Date
    departure: Date | null
    guests: number | null
    sessionId: string | null
    session: { startsAt: string } | null
  } | null,
): Visit | null {
  if (!booking) return null
  const { date, departure, guests, sessionId, session } = booking
  return visitFrom({
    date: dayOf(date),
    guests,
    departure: departure && dayOf(departure),
    sessionId,
    startsAt: session?.startsAt ?? null,
  })
}

/** The columns of a booking that say when, and whether somebody still comes. */
export const bookingColumns = {
  status: true,
  date: true,
  departure: true,
  guests: true,
  sessionId: true,
  session: { select: { startsAt: true } },
  listing: { select: { experience: { select: { zone: true } } } },
} as const

type DatedLine = {
  booking: { status: string; date: Date; listing: { experience: { zone: Zone } | null } } | null
}

/** When the first day begins that somebody comes for, where it is; null without any. */
export function firstVisitAt(lines: readonly DatedLine[]): Date | null {
  const times = lines.flatMap(({ booking }) =>
    booking?.status === 'booked'
      ? instantAt(dayOf(booking.date), '00:00', booking.listing.experience?.zone ?? 'WIB').getTime()
      : [],
  )
  return times.length > 0 ? new Date(Math.min(...times)) : null
}
