import { giveRoomBack } from '#app/features/availability/made-to-order.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { canBecome, type OrderStatus } from './order-status.ts'

export type OrderMove = {
  orderId: string
  /** Only out of this state; else out of whichever has such an edge. */
  from?: OrderStatus
  to: OrderStatus
  actor: Actor
  /** Repeated in the `where` when a BUM Desa acts: another shop's order is not found. */
  shopId?: AuthorizedShopId
  /** What else changes with the state: the clocks, the reason. */
  data?: Omit<Prisma.OrderUncheckedUpdateManyInput, 'status'>
  details?: Record<string, string | number>
}

/**
 * Takes one order along one declared edge, with its audit row and its event, or does nothing and
 * returns null: the order is gone, another shop's, or somebody was faster.
 */
export async function moveOrder(tx: Tx, move: OrderMove): Promise<{ from: OrderStatus } | null> {
  const shopFilter = move.shopId ?? null
  const [order] = await tx.$queryRaw<{ status: OrderStatus; shopId: string }[]>`
    SELECT status::text, shop_id AS "shopId" FROM orders
    WHERE id = ${move.orderId}::uuid AND (${shopFilter}::uuid IS NULL OR shop_id = ${shopFilter}::uuid)
    FOR UPDATE`
  if (!order || !canBecome(order.status, move.to)) return null
  if (move.from && order.status !== move.from) return null
  const { count } = await tx.order.updateMany({
    where: { id: move.orderId, shopId: order.shopId, status: order.status },
    data: { ...move.data, status: move.to },
  })
  if (count !== 1) return null
  if (move.to === 'handedOver' || move.to === 'delivered') await giveRoomBack(tx, move.orderId)
  await recordAudit(tx, [
    {
      subject: { type: 'order', id: move.orderId },
      action: 'status',
      from: order.status,
      to: move.to,
      actor: move.actor,
      shopId: order.shopId,
      ...(move.details ? { details: move.details } : {}),
    },
  ])
  await recordEvent(tx, { type: 'order.changed', orderId: move.orderId, status: move.to })
  return { from: order.status }
}
