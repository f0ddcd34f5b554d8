import { add, type Rupiah, zero } from '#app/core/rupiah.ts'
import type { Visit } from '#app/features/bookings/visit.ts'
import { isSameVisit } from '#app/features/bookings/visit.ts'
import type { Bilingual } from '#app/features/catalog/listing-card.ts'

type Line = {
  listingId: string
  addOnId: string | null
  title: Bilingual
  visit: Visit | null
  bookedVisit: {
    id: string
    worth: Rupiah
    requestId: string | null
    calledOff: { reason: string; chooseBy: Date } | null
  } | null
}

/** One choice of the buyer: everybody and everything of one visit. */
export type CalledOffVisit = {
  /** Of one line of it; the commands find the others. */
  bookingId: string
  title: Bilingual
  visit: Visit
  reason: string
  chooseBy: Date
  /** What was paid for all of it. */
  amount: Rupiah
  /** A group asks anew instead. */
  canMove: boolean
}

/** What the BUM Desa has called off and the buyer has not chosen yet. */
export function calledOffVisits(lines: readonly Line[]): CalledOffVisit[] {
  const visits: (CalledOffVisit & { listingId: string })[] = []
  for (const { listingId, addOnId, title, visit, bookedVisit } of lines) {
    if (!bookedVisit?.calledOff || !visit) continue
    const known = visits.find(
      (each) => each.listingId === listingId && isSameVisit(each.visit, visit),
    )
    const { id: bookingId, worth, requestId, calledOff } = bookedVisit
    if (known) known.amount = add(known.amount, worth)
    // What is had with a visit stands under it, so the visit comes first.
    else if (addOnId === null) {
      const canMove = requestId === null
      const amount = add(zero, worth)
      visits.push({ listingId, bookingId, title, visit, ...calledOff, amount, canMove })
    }
  }
  return visits
}
