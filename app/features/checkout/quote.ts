import { add, type Rupiah, subtract, zero } from '#app/core/rupiah.ts'
import {
  type CartGroup,
  type CartLine,
  groupByShop,
  isBlocking,
  lineTotal,
  type LineProblem,
  problemOf,
} from '#app/features/cart/cart-line.ts'
import type { CollectedOrder } from '#app/features/collections/terms.ts'
import {
  bestPromotion,
  type Codes,
  type OrderPromotions,
  type PromotionOffer,
} from '#app/features/promotions/best-promotion.ts'
import {
  type DeliveryChoice,
  type DeliveryOptions,
  forGoodsOf,
  type FulfilmentChoice,
  noDelivery,
  type OfferedDelivery,
  priceOf,
  whyNotOffered,
} from '#app/features/shipping/delivery.ts'
import { visitPickupOf } from '#app/features/shipping/visit-pickup.ts'

export type QuoteProblem =
  | { kind: 'line'; lineId: string; problem: LineProblem }
  | { kind: 'below-minimum'; shopId: string; missing: Rupiah }
  | { kind: 'no-delivery-chosen'; shopId: string }
  | { kind: 'delivery-not-offered' | 'delivery-too-soon'; shopId: string }

export type OrderQuote = CartGroup & {
  options: OfferedDelivery
  choice: FulfilmentChoice | null
  shippingPrice: Rupiah
  promotions: OrderPromotions
  total: Rupiah
}

/** Every rupiah of the review page; the checkout computes it again from the database and compares. */
export type Quote = {
  orders: OrderQuote[]
  itemsTotal: Rupiah
  shippingTotal: Rupiah
  discountTotal: Rupiah
  total: Rupiah
  /** Not in the total: paid to the BUM Desa when the buyer comes. */
  onSiteTotal: Rupiah
  /** Anything here that blocks keeps the purchase from being placed. */
  problems: QuoteProblem[]
}

export function quoteCart({
  lines,
  options,
  choices,
  offers,
  codes,
  now,
}: {
  lines: readonly CartLine[]
  options: ReadonlyMap<string, DeliveryOptions>
  choices: ReadonlyMap<string, DeliveryChoice>
  offers: readonly PromotionOffer[]
  codes: Codes
  now: Date
}): Quote {
  const orders = groupByShop(lines).map((group): OrderQuote => {
    const visitPickup = visitPickupOf(group.lines, now)
    const goods = group.lines.filter(({ visit }) => visit === null)
    const delivery = options.get(group.shop.id) ?? noDelivery
    const offered = { ...forGoodsOf(add(...goods.map(lineTotal)), delivery), visitPickup }
    const choice = group.hasGoods
      ? (choices.get(group.shop.id) ?? null)
      : ({ method: 'onSite' } as const)
    const shippingPrice = (choice && priceOf(choice, offered)) ?? zero
    const promotions = promotionsOf(group, offers, codes)
    const paid = subtract(group.itemsTotal, discountOf({ promotions }))
    return {
      ...group,
      options: offered,
      choice,
      shippingPrice,
      promotions,
      total: add(paid, shippingPrice),
    }
  })
  return {
    orders,
    itemsTotal: add(...orders.map(({ itemsTotal }) => itemsTotal)),
    shippingTotal: add(...orders.map(({ shippingPrice }) => shippingPrice)),
    discountTotal: add(...orders.map(discountOf)),
    total: add(...orders.map(({ total }) => total)),
    onSiteTotal: add(...orders.map(({ onSiteTotal }) => onSiteTotal)),
    problems: orders.flatMap(problemsOf),
  }
}

/** What would be in the parcels, by BUM Desa. */
export function goodsByShop(lines: readonly CartLine[]): Map<string, CartLine[]> {
  return Map.groupBy(
    lines.filter(({ visit }) => visit === null),
    ({ shop }) => shop.id,
  )
}

/** Of the goods alone; postage is never less for a promotion. */
export const discountOf = ({ promotions }: Pick<OrderQuote, 'promotions'>): Rupiah =>
  promotions.applied?.total ?? zero

/** What becomes of the promotions of a BUM Desa in this cart; the checkout asks no other way. */
export function promotionsOf(
  { shop, lines }: Pick<CartGroup, 'shop' | 'lines'>,
  offers: readonly PromotionOffer[],
  codes: Codes,
): OrderPromotions {
  const ofShop = offers.filter(({ shopId }) => shopId === shop.id)
  return bestPromotion({ offers: ofShop, code: codes.get(shop.id) ?? null, lines, shares: shop })
}

/** As far as it matters for paying at the hand-over. */
export const collectedOrders = ({ orders }: Quote): CollectedOrder[] =>
  orders.map(({ shop, choice, lines, total }) => ({
    shopId: shop.id,
    method: choice?.method ?? null,
    hasVisits: lines.some(({ visit }) => visit !== null),
    total,
  }))

/** A changed price does not block by itself: the buyer confirms the new total by sending it. */
export function isPlaceable(quote: Quote): boolean {
  return quote.orders.length > 0 && !quote.problems.some(blocks)
}

function blocks(problem: QuoteProblem): boolean {
  return problem.kind !== 'line' || isBlocking(problem.problem)
}

function problemsOf(order: OrderQuote): QuoteProblem[] {
  const shopId = order.shop.id
  const problems: QuoteProblem[] = order.lines.flatMap((line) => {
    const problem = problemOf(line)
    return problem ? { kind: 'line', lineId: line.id, problem } : []
  })
  if (order.missingToMinimum > 0n) {
    problems.push({ kind: 'below-minimum', shopId, missing: order.missingToMinimum })
  }
  if (!order.choice) problems.push({ kind: 'no-delivery-chosen', shopId })
  else if (priceOf(order.choice, order.options) === null) {
    problems.push({ kind: whyNotOffered(order.choice, order.options), shopId })
  }
  return problems
}
