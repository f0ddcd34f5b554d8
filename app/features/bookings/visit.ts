import { addDays, type CalendarDate } from './calendar-date.ts'
import type { Wish } from './experience-calendar.ts'

/** When somebody comes: for a day (or one session of it), or from arrival to departure. */
export type Visit =
  | { kind: 'day'; date: CalendarDate; sessionId: string | null }
  | { kind: 'stay'; date: CalendarDate; departure: CalendarDate }

type VisitColumns = {
  date: CalendarDate
  sessionId: string | null
  departure: CalendarDate | null
}

/** As cart lines and bookings keep it; null for a good, which has no date. */
export function visitFrom(row: { [Name in keyof VisitColumns]: VisitColumns[Name] | null }) {
  const { date, sessionId, departure } = row
  if (date === null) return null
  return departure === null
    ? ({ kind: 'day', date, sessionId } satisfies Visit)
    : ({ kind: 'stay', date, departure } satisfies Visit)
}

export function visitColumns(visit: Visit): VisitColumns {
  return visit.kind === 'day'
    ? { date: visit.date, sessionId: visit.sessionId, departure: null }
    : { date: visit.date, sessionId: null, departure: visit.departure }
}

/** The days it takes, both included; a night is named by its evening. */
export function daysOf(visit: Visit): { from: CalendarDate; to: CalendarDate } {
  return visit.kind === 'day'
    ? { from: visit.date, to: visit.date }
    : { from: visit.date, to: addDays(visit.departure, -1) }
}

/** Tickets are one person each; of a stay the units are asked for, and each has its own beds. */
export function wishOf(visit: Visit, quantity: number): Wish {
  return visit.kind === 'day'
    ? { kind: 'visit', date: visit.date, sessionId: visit.sessionId, people: quantity }
    : {
        kind: 'stay',
        arrival: visit.date,
        departure: visit.departure,
        units: quantity,
        people: quantity,
      }
}
