import type { Zone } from '#app/core/dates.ts'
import type { CalendarDate } from './calendar-date.ts'
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
  zone: Zone
  /** Of a session. */
  startsAt: string | null
  /** False for one sold after the phone last heard of the day: signed, and that is all it knows. */
  isListed: boolean
}

type GateEntry =
  | { kind: 'let-in'; entered: number; left: number }
  | { kind: 'too-many'; left: number }
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
}

/** Decides alike with signal, where the server asks it, and without, where the phone does. */
export function answerAtGate(ticket: GateTicket, question: GateQuestion): GateEntry {
  const { scans, today, scanId } = question
  const { left } = mergeScans(ticket.count, scans)
  const sentBefore = scans.find(({ id }) => id === scanId)
  if (sentBefore) return { kind: 'let-in', entered: sentBefore.count, left }
  const verdict = gateVerdict(ticket, { scans, today })
  const count = question.count ?? (ticket.count === 1 ? 1 : null)
  if (verdict.kind !== 'valid' || count === null) return verdict
  if (count > left) return { kind: 'too-many', left }
  return { kind: 'let-in', entered: count, left: left - count }
}
