import { ok, refuse, type Result } from '#app/core/result.ts'
import { add, type Rupiah } from '#app/core/rupiah.ts'
import { lockBookings } from '#app/features/bookings/cancel-bookings.server.ts'
import { type GiveUpRefusal, giveUpTogether } from '#app/features/bookings/giving-up.ts'
import { transaction } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor, PurchaseToken } from '#app/server/scopes.server.ts'
import { giveVisitsBack } from './cancel-order.server.ts'
import { canGiveUpVisits } from './cancellation-policy.ts'
import { lockOrder, lockPaymentOf } from './lock-order.server.ts'
import { findOrderOfBooking } from './visit-queries.server.ts'

export type CancelTicketsRefusal =
  | GiveUpRefusal
  | 'not-found'
  | 'already-changed'
  | 'payment-disputed'
  /** Another amount than the one that was agreed to: the tier has ended meanwhile. */
  | 'terms-changed'

export type TicketsDeed = {
  purchaseToken: PurchaseToken
  bookingId: string
  actor: Actor
  count: number
  /** What the page said would come back. */
  seen: Rupiah
}

/** The buyer gives some tickets of one visit up, or all of them, by the tiers of its sale. */
export function cancelTickets(deed: TicketsDeed): Promise<Result<undefined, CancelTicketsRefusal>> {
  const { bookingId, actor, count, purchaseToken } = deed
  return transaction(async (tx) => {
    const orderId = await findOrderOfBooking(tx, { bookingId, purchaseToken })
    if (!orderId) return refuse('not-found')
    const payment = await lockPaymentOf(tx, { orderId, owner: deed })
    const order = await lockOrder(tx, { orderId, owner: deed })
    if (!payment?.isPaid || !order || !canGiveUpVisits(order.status))
      return refuse('already-changed')
    if (payment.isDisputed) return refuse('payment-disputed')
    const standing = await lockBookings(tx, orderId)
    const { bookings, now } = standing
    const given = giveUpTogether(bookings, { bookingId, count, now })
    if (!given.ok) return given
    const parts = given.value
    if (add(...parts.map((part) => part.given.amount)) !== deed.seen) return refuse('terms-changed')
    const why = { reason: 'buyerCancelled', actor } as const
    await giveVisitsBack(tx, order, { parts, standing, ...why })
    const remaining = parts[0]?.given.remaining ?? 0
    await recordEvent(tx, { type: 'booking.cancelled', bookingId, remaining })
    return ok()
  })
}
