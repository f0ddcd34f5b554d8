import { add } from '#app/core/rupiah.ts'
import type { OrderSplit } from '#app/features/ledger/postings.ts'

/** Where the buyer's money goes, from what is left of the shares of each order after its refunds. */
export function moneyTrail(orders: readonly OrderSplit[]) {
  const lines = orders.flatMap((order) => order.lines)
  return {
    makers: add(...lines.map(({ makerShare }) => makerShare)),
    shops: add(...lines.map(({ shopShare }) => shopShare)),
    platform: add(...lines.map(({ platformFee }) => platformFee)),
    shipping: add(...orders.map(({ shippingPrice }) => shippingPrice)),
  }
}
