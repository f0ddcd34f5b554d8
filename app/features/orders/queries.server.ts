import type { Rupiah } from '#app/core/rupiah.ts'
import type { OrderSplit } from '#app/features/ledger/postings.ts'
import type { Tx } from '#app/server/db.server.ts'
import { splitOf } from './order-split.ts'

type LedgerOrder = OrderSplit & { orderId: string; total: Rupiah }

/** One order as the ledger sees it. */
export async function getOrderSplit(
  tx: Tx,
  { id, shopId }: { id: string; shopId: string },
): Promise<LedgerOrder> {
  const [split] = await getOrderSplits(tx, { id, shopId })
  if (!split) throw new Error(`There is no order ${id}`)
  return split
}

/** Each order of a purchase as the ledger sees it, in the order of their numbers. */
export async function getOrderSplits(
  tx: Tx,
  where: { purchaseId: string } | { id: string; shopId: string },
): Promise<LedgerOrder[]> {
  const orders = await tx.order.findMany({
    where,
    orderBy: { number: 'asc' },
    select: {
      id: true,
      shopId: true,
      shippingPrice: true,
      total: true,
      unsentTotal: true,
      lines: {
        orderBy: { id: 'asc' },
        select: {
          id: true,
          makerId: true,
          makerShare: true,
          shopShare: true,
          platformFee: true,
          shortage: { select: { amount: true } },
        },
      },
    },
  })
  return orders.map((order) => ({
    ...splitOf(order),
    orderId: order.id,
    total: order.total as Rupiah,
  }))
}
