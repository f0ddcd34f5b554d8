import { multiply, type Rupiah, subtract, zero } from '#app/core/rupiah.ts'
import { type LineSplit, splitLine } from '#app/features/orders/split-line.ts'
import { discountsOf, type Shares, totalDiscount } from './discount.ts'
import type { PromotionTerms } from './promotion.ts'

/** A good that a promotion is about. */
export type SampleGood = { listingId: string; makerId: string; title: string; price: Rupiah }

/** What a sale of it gives to whom, before and with the promotion. */
export type SampleSale = {
  title: string
  quantity: number
  price: Rupiah
  discount: Rupiah
  before: LineSplit & { paid: Rupiah }
  after: LineSplit & { paid: Rupiah }
}

const mostPieces = 999n

/** As few pieces of it as the promotion asks for. Null: not even many are enough, or it saves nothing. */
export function sampleSale(
  terms: PromotionTerms,
  good: SampleGood,
  shares: Shares,
): SampleSale | null {
  const pieces = (terms.minimumSpend + good.price - 1n) / good.price
  if (pieces > mostPieces) return null
  const quantity = Math.max(1, Number(pieces))
  const line = { ...good, id: 'sample', quantity, visit: null }
  const discount = totalDiscount(discountsOf(terms, [line], shares))
  if (discount === 0n) return null
  const sold = { unitPrice: good.price, quantity, ...shares }
  const paid = multiply(good.price, quantity)
  const { bearer: discountBearer } = terms
  return {
    title: good.title,
    quantity,
    price: good.price,
    discount,
    before: { paid, ...splitLine({ ...sold, discount: zero, discountBearer: null }) },
    after: { paid: subtract(paid, discount), ...splitLine({ ...sold, discount, discountBearer }) },
  }
}
