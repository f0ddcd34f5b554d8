import { add, type Rupiah } from '#app/core/rupiah.ts'

type Order = {
  status: string
  shippingPrice: bigint
  lines: readonly { makerShare: bigint; shopShare: bigint; platformFee: bigint }[]
}

/** Where the buyer's money goes, from the shares frozen on the lines; a cancelled order's comes back. */
export function moneyTrail(orders: readonly Order[]) {
  const standing = orders.filter(({ status }) => status !== 'cancelled')
  const lines = standing.flatMap((order) => order.lines)
  const sum = (amounts: bigint[]) => add(...(amounts as Rupiah[]))
  return {
    makers: sum(lines.map(({ makerShare }) => makerShare)),
    shops: sum(lines.map(({ shopShare }) => shopShare)),
    platform: sum(lines.map(({ platformFee }) => platformFee)),
    shipping: sum(standing.map(({ shippingPrice }) => shippingPrice)),
  }
}
