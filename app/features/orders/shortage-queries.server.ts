import { paidForLine } from '#app/features/ledger/postings.ts'
import type { Tx } from '#app/server/db.server.ts'
import { titleOf } from './order-parts.server.ts'

/** The goods of an order of which nothing was said to be missing yet. */
export async function listShortLines(tx: Tx, order: { id: string; shopId: string }) {
  const lines = await tx.orderLine.findMany({
    where: { orderId: order.id, shopId: order.shopId, booking: null, shortage: null },
    orderBy: { id: 'asc' },
  })
  return lines.map((line) => ({
    id: line.id,
    variantId: line.variantId,
    title: titleOf(line),
    unit: line.unit,
    quantity: line.quantity,
    paid: paidForLine(line),
  }))
}

/** How many pieces of goods of the order are still to be sent. */
export async function countLeftToSend(
  tx: Tx,
  order: { id: string; shopId: string },
): Promise<number> {
  const lines = await tx.orderLine.findMany({
    where: { orderId: order.id, shopId: order.shopId, booking: null },
    select: { quantity: true, shortage: { select: { missing: true } } },
  })
  return lines.reduce((sum, { quantity, shortage }) => sum + quantity - (shortage?.missing ?? 0), 0)
}
