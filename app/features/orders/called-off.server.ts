import { ok, refuse, type Result } from '#app/core/result.ts'
import { lockBookings } from '#app/features/bookings/cancel-bookings.server.ts'
import { givenUp, isOfSameVisit } from '#app/features/bookings/giving-up.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import { type Actor, type PurchaseToken, systemActor } from '#app/server/scopes.server.ts'
import { giveVisitsBack } from './cancel-order.server.ts'
import { canGiveUpVisits } from './cancellation-policy.ts'
import { atATime, forEachOrder } from './each-order.server.ts'
import { lockOrder, lockPaymentOf, type OrderOwner } from './lock-order.server.ts'
import { findOrderOfBooking } from './visit-queries.server.ts'

// What becomes of a visit that the BUM Desa has called off; the other choice is a new date (change-date).

type MoneyBackRefusal = 'not-found' | 'already-changed' | 'payment-disputed'

/** All that was paid for the visit and what belongs to it, whatever its tiers say. */
export function takeMoneyBack(deed: {
  purchaseToken: PurchaseToken
  bookingId: string
  actor: Actor
}): Promise<Result<undefined, MoneyBackRefusal>> {
  return transaction(async (tx) => {
    const orderId = await findOrderOfBooking(tx, deed)
    if (!orderId) return refuse('not-found')
    return refundVisit(tx, { ...deed, orderId, owner: deed })
  })
}

/** Who has not chosen in time gets the money. Returns how many visits were given back. */
export async function refundUnchosen(): Promise<number> {
  // While the bank contests the payment it may take the same money itself.
  const due = await db.$queryRaw<{ id: string; orderId: string }[]>`
    SELECT b.id, line.order_id AS "orderId" FROM bookings b
    JOIN order_lines line ON line.id = b.order_line_id
    JOIN purchases p ON p.id = b.purchase_id AND p.status = 'paid'
    WHERE b.choose_by <= now() AND NOT EXISTS (SELECT FROM payment_attempts a
      WHERE a.purchase_id = p.id AND a.status = 'disputed')
    ORDER BY b.choose_by, b.id LIMIT ${atATime}::int`
  const orderOf = new Map(due.map(({ id, orderId }) => [id, orderId]))
  return forEachOrder(due, async (tx, bookingId) => {
    const orderId = orderOf.get(bookingId) ?? ''
    const wish = { bookingId, orderId, owner: 'anybody', actor: systemActor } as const
    return (await refundVisit(tx, wish)).ok
  })
}

async function refundVisit(
  tx: Tx,
  wish: { bookingId: string; orderId: string; owner: OrderOwner; actor: Actor },
): Promise<Result<undefined, MoneyBackRefusal>> {
  const { bookingId, orderId, owner, actor } = wish
  const payment = await lockPaymentOf(tx, { orderId, owner })
  const order = await lockOrder(tx, { orderId, owner })
  if (!payment?.isPaid || !order || !canGiveUpVisits(order.status)) return refuse('already-changed')
  if (payment.isDisputed) return refuse('payment-disputed')
  const standing = await lockBookings(tx, orderId)
  const calledOff = standing.bookings.filter(({ status }) => status === 'calledOff')
  const asked = calledOff.find(({ id }) => id === bookingId)
  if (!asked) return refuse('already-changed')
  const parts = calledOff
    .filter((each) => isOfSameVisit(each, asked))
    .map((booking) => ({
      booking,
      given: givenUp(booking, { count: booking.quantity, percent: 100 }),
    }))
  await giveVisitsBack(tx, order, { parts, standing, reason: 'operatorCancelled', actor })
  await recordEvent(tx, { type: 'booking.cancelled', bookingId, remaining: 0 })
  return ok()
}
