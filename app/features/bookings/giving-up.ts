import { ok, refuse, type Result } from '#app/core/result.ts'
import { percentOf, type Rupiah } from '#app/core/rupiah.ts'
import { hasBegun, refundPercentAt, type RefundTerms } from './refund-tiers.ts'
import { isSameVisit, type Visit } from './visit.ts'

/** A paid booking, for who wants to give some of it up. */
export type StandingBooking = {
  terms: RefundTerms
  /** What the buyer paid for all that was sold. */
  paid: Rupiah
  /** Tickets, groups or units at the sale. */
  sold: number
  /** How many of them still come. */
  quantity: number
  /** How many of those are inside already. */
  entered: number
  /** Of other lines: they come along. */
  companions: number
  /** No smaller party is received; zero of an add-on. */
  groupMinimum: number
}

type Sold = Pick<StandingBooking, 'paid' | 'sold' | 'quantity'>

/** `value`: the part of the price; `amount`: of it comes back. */
export type GivenUp = {
  count: number
  remaining: number
  percent: number
  value: Rupiah
  amount: Rupiah
}

export const giveUpRefusals = ['too-late', 'too-many', 'group-too-small'] as const
export type GiveUpRefusal = (typeof giveUpRefusals)[number]

/** What the buyer gets back for so many of it at this moment, by the tiers of the sale. */
export function giveUp(
  booking: StandingBooking,
  { count, now }: { count: number; now: Date },
): Result<GivenUp, GiveUpRefusal> {
  if (hasBegun(booking.terms, now)) return refuse('too-late')
  if (count > mostToGiveUp(booking)) return refuse('too-many')
  const remaining = booking.quantity - count
  // A party that was too small from the beginning may stay what it is.
  const minimum = Math.min(booking.groupMinimum, booking.quantity + booking.companions)
  const party = remaining + booking.companions
  if (party > 0 && party < minimum) return refuse('group-too-small')
  return ok(givenUp(booking, { count, percent: refundPercentAt(booking.terms, now) }))
}

/** Whoever came in has been there. */
export const mostToGiveUp = ({ quantity, entered }: StandingBooking): number => quantity - entered

/**
 * The tickets given up before and these together are worth their part of the price, rounded down; so
 * all of them, however they were given up, are worth exactly the price.
 */
export function givenUp(
  { paid, sold, quantity }: Sold,
  { count, percent }: { count: number; percent: number },
): GivenUp {
  const worth = (tickets: number) => (paid * BigInt(tickets)) / BigInt(sold)
  const gone = sold - quantity
  const value = (worth(gone + count) - worth(gone)) as Rupiah
  return {
    count,
    remaining: quantity - count,
    percent,
    value,
    amount: percentOf(value, percent * 100),
  }
}

/** What was paid for those who still come. */
export const worthOfRest = (booking: Sold): Rupiah =>
  givenUp(booking, { count: booking.quantity, percent: 0 }).value

/** One of the bookings of an order. */
export type OrderBooking = StandingBooking & {
  id: string
  listingId: string
  visit: Visit
  /** Null: a visit. */
  addOnId: string | null
  status: string
}

/** What happens to one of them. */
export type BookingGivenUp<Some extends OrderBooking> = { booking: Some; given: GivenUp }

/**
 * So much of one booking, and what nobody is left for: with the last guests of a visit all that they would
 * have had with it, with some of them what is more than one for each who still comes.
 */
export function giveUpTogether<Some extends OrderBooking>(
  bookings: readonly Some[],
  { bookingId, count, now }: { bookingId: string; count: number; now: Date },
): Result<BookingGivenUp<Some>[], GiveUpRefusal | 'already-changed'> {
  const booked = bookings.filter(({ status }) => status === 'booked')
  const booking = booked.find(({ id }) => id === bookingId)
  if (!booking) return refuse('already-changed')
  const given = giveUp(booking, { count, now })
  if (!given.ok) return given
  const together = booked.filter((each) => each !== booking && isOfSameVisit(each, booking))
  const others = together.filter(({ addOnId }) => addOnId === null)
  const stay = others.reduce((sum, { quantity }) => sum + quantity, 0)
  const party = { before: stay + booking.quantity, after: stay + given.value.remaining }
  const percent = refundPercentAt(booking.terms, now)
  const addOns = booking.addOnId === null ? together.filter(({ addOnId }) => addOnId) : []
  const leftOver = addOns.flatMap((addOn) => {
    const over = leftOverOf(addOn, party)
    return over > 0 ? [{ booking: addOn, given: givenUp(addOn, { count: over, percent }) }] : []
  })
  return ok([{ booking, given: given.value }, ...leftOver])
}

/**
 * How many of an add-on go with the guests. Who had more of it than guests from the beginning keeps those
 * as long as somebody comes, and a stay its beds, because nobody knows how many sleep in a room.
 */
function leftOverOf(
  { quantity, visit }: OrderBooking,
  { before, after }: { before: number; after: number },
): number {
  if (after === 0) return quantity
  if (visit.kind === 'stay') return 0
  return Math.max(0, quantity - after) - Math.max(0, quantity - before)
}

/** Everybody and everything of one visit: they move together. */
export const isOfSameVisit = (one: OrderBooking, other: OrderBooking): boolean =>
  one.listingId === other.listingId && isSameVisit(one.visit, other.visit)
