import type { Zone } from '#app/core/dates.ts'
import type { VisitUnit } from '#app/core/visit-unit.ts'
import type { CalendarDate } from './calendar-date.ts'
import type { GateParty } from './gate-party.ts'
import {
  type GateScan,
  type GateTicket,
  type GateVerdict,
  gateVerdict,
  mergeScans,
} from './gate-verdict.ts'

/** What the person at the gate sees of a ticket; no name, because the gate needs none. */
export type GateSeen = {
  title: { id: string; en: string }
  count: number
  /** What the count is of: those who come in. */
  unit: VisitUnit
  zone: Zone
  /** Of a session. */
  startsAt: string | null
  /** False for one sold after the phone last heard of the day: signed, and that is all it knows. */
  isListed: boolean
  party: GateParty
}

/** For when a code was signed; the booking may have moved since. */
export type SignedDays = Pick<GateTicket, 'date' | 'departure'>

type GateEntry =
  | { kind: 'let-in'; entered: number; left: number }
  | { kind: 'too-many'; left: number }
  /** Another day was agreed since this code was signed: the ticket has a new one. */
  | { kind: 'date-changed'; date: CalendarDate }
  | GateVerdict

export type GateAnswer =
  | { kind: 'unreadable' }
  /** The phone has no signal and never heard of this day. */
  | { kind: 'no-list' }
  /** A typed code the phone has not heard of: nothing in it is signed, so it proves nothing. */
  | { kind: 'not-on-list' }
  /** The phone could not write down that somebody came in, so nobody was let in. */
  | { kind: 'not-kept' }
  | (GateEntry & { seen: GateSeen | null })

export type GateQuestion = {
  scans: readonly GateScan[]
  today: CalendarDate
  /** How many come in; null: all of a ticket for one, and a question for a group. */
  count: number | null
  /** Made by the phone: the same once more is the same scan. */
  scanId: string
  /** Null of a typed code, in which nothing is signed. */
  signed: SignedDays | null
}

/** Decides alike with signal, where the server asks it, and without, where the phone does. */
export function answerAtGate(ticket: GateTicket, question: GateQuestion): GateEntry {
  const { scans, today, scanId } = question
  const { left } = mergeScans(ticket.count, scans)
  const sentBefore = scans.find(({ id }) => id === scanId)
  if (sentBefore) return { kind: 'let-in', entered: sentBefore.count, left }
  if (question.signed && !ticket.isCancelled && isOfAnotherDay(question.signed, ticket)) {
    return { kind: 'date-changed', date: ticket.date }
  }
  const verdict = gateVerdict(ticket, { scans, today })
  const count = question.count ?? (ticket.count === 1 ? 1 : null)
  if (verdict.kind !== 'valid' || count === null) return verdict
  if (count > left) return { kind: 'too-many', left }
  return { kind: 'let-in', entered: count, left: left - count }
}

const isOfAnotherDay = (signed: SignedDays, now: SignedDays) =>
  signed.date !== now.date || signed.departure !== now.departure
