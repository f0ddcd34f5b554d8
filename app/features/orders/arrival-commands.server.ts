import { db, type Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import { systemActor } from '#app/server/scopes.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { atATime, forEachOrder } from './each-order.server.ts'
import { lockOrder, noOpenComplaint } from './lock-order.server.ts'
import { moveOrder } from './move-order.server.ts'
import {
  askArrivalAfterDays,
  presumeAfterCourierDays,
  presumeDeliveredAfterDays,
} from './order-status.ts'
import { stampOrder } from './stamp-order.server.ts'

// Orders that left the BUM Desa and that nobody marks as delivered: without a clock their money would
// be owed to nobody for ever.

/** Who has not paid yet has not got it: that is asked of the BUM Desa. */
const isPaid = Prisma.sql`NOT EXISTS (SELECT FROM purchases p
  WHERE p.id = o.purchase_id AND p.status = 'dueOnDelivery')`

/**
 * The buyer is asked once, at once when the courier says that it is there; the answer is awaited from then
 * on, however late this ran.
 */
export async function askAboutArrivals(): Promise<number> {
  const { villageCourier, pickup, atVisit } = askArrivalAfterDays
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM orders o LEFT JOIN waybills w ON w.order_id = o.id
    WHERE o.status = 'handedOver' AND o.presumed_delivered_at IS NULL AND ${noOpenComplaint}
      AND ${isPaid} AND (w.delivered_at IS NOT NULL OR greatest(o.handed_over_at, o.pickup_date::timestamp AT TIME ZONE 'UTC')
        <= now() - make_interval(days => CASE o.delivery_method WHEN 'pickup' THEN ${pickup}::int
          WHEN 'atVisit' THEN ${atVisit}::int ELSE ${villageCourier}::int END))
    ORDER BY o.handed_over_at LIMIT ${atATime}::int`
  return forEachOrder(due, askAboutArrival)
}

async function askAboutArrival(tx: Tx, orderId: string): Promise<boolean> {
  const asked = await tx.$executeRaw`
    UPDATE orders o
    SET presumed_delivered_at = now() + make_interval(days => CASE WHEN EXISTS (
      SELECT FROM waybills w WHERE w.order_id = o.id AND w.delivered_at IS NOT NULL)
      THEN ${presumeAfterCourierDays}::int ELSE ${presumeDeliveredAfterDays}::int END)
    WHERE o.id = ${orderId}::uuid AND o.status = 'handedOver' AND o.presumed_delivered_at IS NULL
      AND ${noOpenComplaint}`
  if (asked === 0) return false
  await recordEvent(tx, { type: 'order.arrivalAsked', orderId })
  return true
}

/** Asked, and a week without an answer: it counts as delivered, and the days to complain begin. */
export async function presumeDelivered(): Promise<number> {
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM orders o
    WHERE o.status = 'handedOver' AND o.presumed_delivered_at <= now() AND ${noOpenComplaint}
    ORDER BY o.presumed_delivered_at LIMIT ${atATime}::int`
  return forEachOrder(due, presumeOneDelivered)
}

/** Checked again under the lock: the buyer may have answered in the same second. */
async function presumeOneDelivered(tx: Tx, orderId: string): Promise<boolean> {
  const order = await lockOrder(tx, { orderId, owner: 'anybody' })
  if (order?.status !== 'handedOver' || !order.isDeliveryPresumed) return false
  const details = { why: 'noAnswer' }
  const moved = await moveOrder(tx, { orderId, to: 'delivered', actor: systemActor, details })
  if (!moved) return false
  await stampOrder(tx, { orderId, status: 'delivered' })
  return true
}
