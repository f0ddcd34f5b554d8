import { ok, refuse, type Result } from '#app/core/result.ts'
import { add, type Rupiah } from '#app/core/rupiah.ts'
import { cancelBooking, lockBookings } from '#app/features/bookings/cancel-bookings.server.ts'
import { type GiveUpRefusal, giveUpTogether } from '#app/features/bookings/giving-up.ts'
import { refundLines } from '#app/features/refunds/commands.server.ts'
import { transaction } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor, PurchaseToken } from '#app/server/scopes.server.ts'
import { bookCompletion } from './book-completion.server.ts'
import { endOrder } from './cancel-order.server.ts'
import { canGiveUpVisits } from './cancellation-policy.ts'
import { lockOrder, lockPaymentOf } from './lock-order.server.ts'
import { getOrderSplit } from './queries.server.ts'
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

/**
 * The buyer gives some tickets of one visit up, or all of them. The money comes back from the shares of
 * that line alone; what its rules keep stays where it is. With its last visit an order that was nothing
 * but visits is over.
 */
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
    const { bookings, now } = await lockBookings(tx, orderId)
    const given = giveUpTogether(bookings, { bookingId, count, now })
    if (!given.ok) return given
    const parts = given.value.map(({ booking, given: { amount } }) => ({
      orderLineId: booking.orderLineId,
      amount,
    }))
    if (add(...parts.map(({ amount }) => amount)) !== deed.seen) return refuse('terms-changed')
    const why = { reason: 'buyerCancelled', actor } as const
    const split = await getOrderSplit(tx, order)
    const request = { purchaseId: order.purchaseId, at: now, ...why, parts }
    const { refundId } = await refundLines(tx, split, request)
    for (const each of given.value) await cancelBooking(tx, { ...each, ...why, refundId })
    const goes = new Set(
      given.value.filter((each) => each.given.remaining === 0).map(({ booking }) => booking.id),
    )
    const isOver = bookings.every(({ id, status }) => status !== 'booked' || goes.has(id))
    if (order.isOnSite && isOver) {
      await endOrder(tx, order, why)
      await bookCompletion(tx, order)
    }
    const remaining = given.value[0]?.given.remaining ?? 0
    await recordEvent(tx, { type: 'booking.cancelled', bookingId, remaining })
    return ok()
  })
}
