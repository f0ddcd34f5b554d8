import { percentOf, multiply, type Rupiah, subtract } from '#app/core/rupiah.ts'

export type DiscountBearer = 'shop' | 'maker' | 'platform'
export type LineSplit = { makerShare: Rupiah; shopShare: Rupiah; platformFee: Rupiah }

/**
 * Who gets what of one order line; frozen on the line at checkout and never computed again.
 * Percentages are of the price before the discount and round down, so the maker gets the remainder;
 * the discount comes out of the share of whoever grants it, and if that share is smaller, the rest out
 * of the maker's, who agreed to the promotion. The shares are never negative and always add up to
 * unit price × quantity − discount.
 */
export function splitLine(line: {
  unitPrice: Rupiah
  quantity: number
  shopShareBasisPoints: number
  platformFeeBasisPoints: number
  discount: Rupiah
  discountBearer: DiscountBearer | null
}): LineSplit {
  const gross = multiply(line.unitPrice, line.quantity)
  if (line.discount < 0n || line.discount > gross) {
    throw new RangeError('A discount is between zero and the price of the line')
  }
  const shopShare = percentOf(gross, line.shopShareBasisPoints)
  const platformFee = percentOf(gross, line.platformFeeBasisPoints)
  const shares: LineSplit = {
    makerShare: subtract(subtract(gross, shopShare), platformFee),
    shopShare,
    platformFee,
  }
  return takeDiscount(shares, line.discount, line.discountBearer)
}

const shareOfBearer = {
  shop: 'shopShare',
  maker: 'makerShare',
  platform: 'platformFee',
} as const satisfies Record<DiscountBearer, keyof LineSplit>

function takeDiscount(
  shares: LineSplit,
  discount: Rupiah,
  bearer: DiscountBearer | null,
): LineSplit {
  const order: (keyof LineSplit)[] = [
    bearer ? shareOfBearer[bearer] : 'makerShare',
    'makerShare',
    'shopShare',
    'platformFee',
  ]
  const left = { ...shares }
  let toTake = discount
  for (const share of order) {
    const taken = (left[share] < toTake ? left[share] : toTake) as Rupiah
    left[share] = subtract(left[share], taken)
    toTake = subtract(toTake, taken)
  }
  return left
}
