import type { Rupiah } from '#app/core/rupiah.ts'
import { type OrderSplit, withoutUnsent } from '#app/features/ledger/postings.ts'

/** An order as it is stored, with its lines in a fixed order. */
type StoredOrder = {
  shopId: string
  shippingPrice: bigint
  unsentTotal: bigint
  lines: readonly {
    id: string
    makerId: string
    makerShare: bigint
    shopShare: bigint
    platformFee: bigint
    shortage: { amount: bigint } | null
  }[]
}

/**
 * Who gets what of an order, as it was frozen at the sale; of one that is paid at the hand-over without what
 * was found missing before. What was paid in advance and is missing goes back by a refund, which the books tell.
 */
export function splitOf({ shopId, shippingPrice, unsentTotal, lines }: StoredOrder): OrderSplit {
  const sold = {
    shopId,
    shippingPrice: shippingPrice as Rupiah,
    lines: lines.map((line) => ({
      orderLineId: line.id,
      makerId: line.makerId,
      makerShare: line.makerShare as Rupiah,
      shopShare: line.shopShare as Rupiah,
      platformFee: line.platformFee as Rupiah,
    })),
  }
  if (unsentTotal === 0n) return sold
  const unsent = lines.map(({ id, shortage }) => [id, (shortage?.amount ?? 0n) as Rupiah] as const)
  return withoutUnsent(sold, new Map(unsent))
}
