import { newId } from '#app/core/ids.ts'
import type { Tx } from '#app/server/db.server.ts'
import { lockVariantsOfOrder } from './commands.server.ts'

/**
 * What was made for an order has left, so its maker can make as many again: once for each line, and only of
 * what was made to order when it was ordered and still is. The order must be locked.
 */
export async function giveRoomBack(tx: Tx, orderId: string): Promise<void> {
  const made = await tx.$queryRaw<
    { orderLineId: string; shopId: string; variantId: string; delta: number }[]
  >`
    SELECT line.id AS "orderLineId", line.shop_id AS "shopId", line.variant_id AS "variantId",
      -sum(m.delta)::int AS delta
    FROM order_lines line JOIN variants v ON v.id = line.variant_id
      JOIN listings l ON l.id = v.listing_id AND l.made_to_order
      JOIN stock_movements m ON m.order_line_id = line.id
    WHERE line.order_id = ${orderId}::uuid AND line.made_to_order
    GROUP BY line.id HAVING sum(m.delta) < 0 AND bool_and(m.reason IN ('sale', 'unsent'))`
  if (made.length === 0) return
  await lockVariantsOfOrder(tx, orderId)
  await tx.stockMovement.createMany({
    data: made.map((line) => ({ id: newId(), ...line, reason: 'made' as const })),
    skipDuplicates: true,
  })
}
