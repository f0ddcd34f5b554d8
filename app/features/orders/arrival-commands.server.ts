import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import { systemActor } from '#app/server/scopes.server.ts'
import type { BuyerOrderDeed } from './buyer-commands.server.ts'
import { atATime, forEachOrder } from './each-order.server.ts'
import { lockOrder } from './lock-order.server.ts'
import { moveOrder } from './move-order.server.ts'
import { askArrivalAfterDays, presumeDeliveredAfterDays } from './order-status.ts'
import { stampOrder } from './stamp-order.server.ts'

// Orders that left the BUM Desa and that nobody marks as delivered: without a clock their money would
// be owed to nobody for ever.

/** The buyer is asked once; the answer is awaited from then on, however late this ran. */
export async function askAboutArrivals(): Promise<number> {
  const { villageCourier, pickup } = askArrivalAfterDays
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM orders
    WHERE status = 'handedOver' AND presumed_delivered_at IS NULL AND not_received_at IS NULL
      AND handed_over_at <= now() - make_interval(days => CASE delivery_method
        WHEN 'pickup' THEN ${pickup}::int ELSE ${villageCourier}::int END)
    ORDER BY handed_over_at LIMIT ${atATime}::int`
  return forEachOrder(due, askAboutArrival)
}

async function askAboutArrival(tx: Tx, orderId: string): Promise<boolean> {
  const asked = await tx.$executeRaw`
    UPDATE orders
    SET presumed_delivered_at = now() + make_interval(days => ${presumeDeliveredAfterDays}::int)
    WHERE id = ${orderId}::uuid AND status = 'handedOver' AND presumed_delivered_at IS NULL
      AND not_received_at IS NULL`
  if (asked === 0) return false
  await recordEvent(tx, { type: 'order.arrivalAsked', orderId })
  return true
}

/** Asked, and a week without an answer: it counts as delivered, and the days to complain begin. */
export async function presumeDelivered(): Promise<number> {
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM orders
    WHERE status = 'handedOver' AND presumed_delivered_at <= now() AND not_received_at IS NULL
    ORDER BY presumed_delivered_at LIMIT ${atATime}::int`
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

/** "Nothing came": no clock decides any more, and the BUM Desa is told to find out. */
export function reportNotReceived(
  deed: BuyerOrderDeed,
): Promise<Result<undefined, 'already-changed'>> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { orderId: deed.orderId, owner: deed })
    if (!order?.isArrivalAsked) return refuse('already-changed')
    await tx.$executeRaw`UPDATE orders SET not_received_at = now() WHERE id = ${order.id}::uuid`
    await recordAudit(tx, [
      {
        subject: { type: 'order', id: order.id },
        action: 'not-received',
        actor: deed.actor,
        shopId: order.shopId,
      },
    ])
    await recordEvent(tx, { type: 'order.notReceived', orderId: order.id })
    return ok()
  })
}
