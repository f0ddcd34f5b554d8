import { zoneNameOfExperience } from '#app/features/bookings/zone-name.server.ts'
import { db, type Tx } from '#app/server/db.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { systemActor } from '#app/server/scopes.server.ts'
import { bookCompletion } from './book-completion.server.ts'
import { cancelAndRefund } from './cancel-order.server.ts'
import { atATime, forEachOrder } from './each-order.server.ts'
import { lockOrder, lockPaymentOf, noOpenComplaint, stands } from './lock-order.server.ts'
import { moveOrder } from './move-order.server.ts'
import { stampOrder } from './stamp-order.server.ts'

/** The BUM Desa said nothing for 2 × 24 hours: cancelled, everything goes back. Returns how many were. */
export async function cancelUnacceptedOrders(): Promise<number> {
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM orders WHERE status = 'paid' AND accept_by <= now()
    ORDER BY accept_by LIMIT ${atATime}::int`
  return forEachOrder(due, cancelUnaccepted)
}

/** The last guest's day is over where the place is: the visit took place, and the days to complain begin. */
export async function finishVisits(): Promise<number> {
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM orders o
    WHERE o.status = 'accepted' AND o.delivery_method = 'onSite' AND NOT (${visitsAhead})
    ORDER BY o.id LIMIT ${atATime}::int`
  return forEachOrder(due, finishVisit)
}

/**
 * Somebody still comes, or has yet to choose because the visit was called off: a day belongs to its guests
 * until it is over in their zone.
 */
const visitsAhead = Prisma.sql`EXISTS (
  SELECT FROM order_lines line JOIN bookings b ON b.order_line_id = line.id
  JOIN experiences e ON e.listing_id = b.listing_id
  WHERE line.order_id = o.id AND (b.status = 'calledOff' OR b.status = 'booked'
    AND coalesce(b.departure, b.date) >= (now() AT TIME ZONE ${zoneNameOfExperience})::date))`

async function finishVisit(tx: Tx, orderId: string): Promise<boolean> {
  const order = await lockOrder(tx, { orderId, owner: 'anybody' })
  if (order?.status !== 'accepted') return false
  const details = { why: 'visitOver' }
  if (!(await moveOrder(tx, { orderId, to: 'delivered', actor: systemActor, details })))
    return false
  await stampOrder(tx, { orderId, status: 'delivered' })
  return true
}

/** The time to complain has passed: what was pending is now owed to maker and BUM Desa for good. */
export async function completeDeliveredOrders(): Promise<number> {
  // A payment that the bank took back, or that is disputed, is not a sale one can owe money for.
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM orders o JOIN purchases p ON p.id = o.purchase_id
    WHERE o.status = 'delivered' AND o.completes_at <= now() AND p.status = 'paid'
      AND ${noOpenComplaint}
      AND NOT EXISTS (SELECT FROM payment_attempts a
        WHERE a.purchase_id = p.id AND a.status = 'disputed')
      AND NOT (${visitsAhead})
    ORDER BY o.completes_at LIMIT ${atATime}::int`
  return forEachOrder(due, completeOrder)
}

/** Checked again under the lock: the BUM Desa may have accepted in the same second. */
async function cancelUnaccepted(tx: Tx, orderId: string): Promise<boolean> {
  const payment = await lockPaymentOf(tx, { orderId, owner: 'anybody' })
  const order = await lockOrder(tx, { orderId, owner: 'anybody' })
  if (!stands(payment) || order?.status !== 'paid' || !order.isAcceptOver) return false
  return cancelAndRefund(tx, order, { reason: 'notAcceptedInTime', actor: systemActor })
}

export async function completeOrder(tx: Tx, orderId: string): Promise<boolean> {
  const payment = await lockPaymentOf(tx, { orderId, owner: 'anybody' })
  const order = await lockOrder(tx, { orderId, owner: 'anybody' })
  if (!payment?.isPaid || payment.isDisputed) return false
  if (order?.status !== 'delivered' || !order.isCompletionDue) return false
  const moved = await moveOrder(tx, { orderId, to: 'completed', actor: systemActor })
  if (!moved) return false
  await stampOrder(tx, { orderId, status: 'completed' })
  await bookCompletion(tx, order)
  return true
}
