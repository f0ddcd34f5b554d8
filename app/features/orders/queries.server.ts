import type { Rupiah } from '#app/core/rupiah.ts'
import type { OrderSplit } from '#app/features/ledger/postings.ts'
import type { Tx } from '#app/server/db.server.ts'

/** One order as the ledger sees it. */
export async function getOrderSplit(
  tx: Tx,
  { id, shopId }: { id: string; shopId: string },
): Promise<OrderSplit & { orderId: string }> {
  const [split] = await getOrderSplits(tx, { id, shopId })
  if (!split) throw new Error(`There is no order ${id}`)
  return split
}

/** Each order of a purchase as the ledger sees it, in the order of their numbers. */
export async function getOrderSplits(
  tx: Tx,
  where: { purchaseId: string } | { id: string; shopId: string },
): Promise<(OrderSplit & { orderId: string; total: Rupiah })[]> {
  const orders = await tx.order.findMany({
    where,
    orderBy: { number: 'asc' },
    select: {
      id: true,
      shopId: true,
      shippingPrice: true,
      total: true,
      lines: {
        orderBy: { id: 'asc' },
        select: { id: true, makerId: true, makerShare: true, shopShare: true, platformFee: true },
      },
    },
  })
  return orders.map((order) => ({
    orderId: order.id,
    shopId: order.shopId,
    total: order.total as Rupiah,
    shippingPrice: order.shippingPrice as Rupiah,
    lines: order.lines.map((line) => ({
      orderLineId: line.id,
      makerId: line.makerId,
      makerShare: line.makerShare as Rupiah,
      shopShare: line.shopShare as Rupiah,
      platformFee: line.platformFee as Rupiah,
    })),
  }))
}
