import { todayAt } from './calendar-date.ts'
import { answerAtGate, type GateAnswer } from './gate-answer.ts'
import { type OwnScan, scansOf } from './gate-day.ts'
import type { GateList, ListedBooking } from './gate-list.ts'
import { nothingKnown } from './gate-party.ts'
import type { Ticket } from './ticket-token.ts'

/** What was scanned or typed, after the signature was looked at. */
export type AskedOfPhone =
  | { kind: 'ticket'; ticket: Ticket }
  | { kind: 'code'; orderNumber: string; proof: string }
  | { kind: 'forged' }
  | { kind: 'unreadable' }

export type PhoneMemory = { list: GateList | null; own: readonly OwnScan[]; now: Date }
/** Of a booking that is known; null where there is none to write anything down for. */
export type PhoneAnswer = { answer: GateAnswer; bookingId: string | null }

type Deed = { count: number | null; scanId: string }

/** The answer of a phone without signal, and of which booking; what the list says beats the ticket. */
export function answerOnPhone(
  asked: AskedOfPhone,
  { list, own, now }: PhoneMemory,
  deed: Deed,
): PhoneAnswer {
  const nothing = (answer: GateAnswer) => ({ answer, bookingId: null })
  if (asked.kind === 'unreadable') return nothing({ kind: 'unreadable' })
  if (asked.kind === 'forged') return nothing({ kind: 'forged', seen: null })
  if (!list) return nothing({ kind: 'no-list' })
  const listed = find(asked, list)
  if (!listed && asked.kind === 'code') return nothing({ kind: 'not-on-list' })
  const booking = listed ?? (asked.kind === 'ticket' ? unlisted(asked.ticket, list) : null)
  const listing = booking && list.listings.find(({ id }) => id === booking.listingId)
  if (!booking || !listing) return nothing({ kind: 'forged', seen: null })
  const { title, zone } = listing
  const today = todayAt(zone, now)
  const signed = asked.kind === 'ticket' ? asked.ticket : null
  const question = { ...deed, today, signed, scans: scansOf(booking, own) }
  const entry = answerAtGate(booking, question)
  const { count, unit, startsAt, party } = booking
  const seen = { title, zone, count, unit, startsAt, party, isListed: Boolean(listed) }
  return { answer: { ...entry, seen }, bookingId: booking.id }
}

function find(
  asked: Extract<AskedOfPhone, { kind: 'ticket' | 'code' }>,
  { bookings }: GateList,
): ListedBooking | undefined {
  if (asked.kind === 'code') {
    return bookings.find(({ code }) => code === `${asked.orderNumber}-${asked.proof}`)
  }
  const { bookingId, listingId } = asked.ticket
  return bookings.find((each) => each.id === bookingId && each.listingId === listingId)
}

/** Sold, or moved to this day, after the list was made: all there is to go by is what was signed. */
function unlisted(
  { bookingId, listingId, date, departure, count }: Ticket,
  { listings }: GateList,
): ListedBooking {
  const unit = listings.find(({ id }) => id === listingId)?.unit ?? 'orang'
  const rest = { code: '', startsAt: null, isCancelled: false, scans: [], party: nothingKnown }
  return { id: bookingId, listingId, date, departure, count, unit, ...rest }
}
