import { newId } from '#app/core/ids.ts'
import { refuse, type Result } from '#app/core/result.ts'
import { lockBookings } from '#app/features/bookings/cancel-bookings.server.ts'
import { isOfSameVisit } from '#app/features/bookings/giving-up.ts'
import {
  moveBookings,
  type MoveRefusal,
  rebookBookings,
} from '#app/features/bookings/move-bookings.server.ts'
import { isFreeToCancel } from '#app/features/bookings/refund-tiers.ts'
import type { Visit } from '#app/features/bookings/visit.ts'
import { transaction } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor, PurchaseToken } from '#app/server/scopes.server.ts'
import { canGiveUpVisits } from './cancellation-policy.ts'
import { lockOrder } from './lock-order.server.ts'
import { findOrderOfBooking } from './visit-queries.server.ts'

export type ChangeDateRefusal = MoveRefusal | 'not-found' | 'already-changed' | 'too-late'

/**
 * As long as all of the money would come back, the buyer may also come on another day instead, as often
 * as that is so, and whenever the BUM Desa has called the visit off; everybody of this order who comes
 * together moves together.
 */
export function changeDate(deed: {
  purchaseToken: PurchaseToken
  bookingId: string
  actor: Actor
  visit: Visit
}): Promise<Result<undefined, ChangeDateRefusal>> {
  const { bookingId, actor, visit } = deed
  return transaction(async (tx) => {
    const orderId = await findOrderOfBooking(tx, deed)
    if (!orderId) return refuse('not-found')
    const order = await lockOrder(tx, { orderId, owner: deed })
    if (!order || !canGiveUpVisits(order.status)) return refuse('already-changed')
    const { bookings, now } = await lockBookings(tx, orderId)
    const booking = bookings.find(({ id }) => id === bookingId)
    if (!booking || booking.addOnId !== null) return refuse('already-changed')
    const { status } = booking
    if (status !== 'booked' && status !== 'calledOff') return refuse('already-changed')
    const party = bookings.filter((each) => each.status === status && isOfSameVisit(each, booking))
    const isFree = isFreeToCancel(booking.terms, now) && party.every(({ entered }) => entered === 0)
    if (status === 'booked' && !isFree) return refuse('too-late')
    const move = status === 'booked' ? moveBookings : rebookBookings
    const moved = await move(tx, party, { visit, now, actor })
    if (moved.ok) await recordEvent(tx, { type: 'booking.moved', bookingId, changeId: newId() })
    return moved
  })
}
