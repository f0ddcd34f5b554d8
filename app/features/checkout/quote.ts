import { add, type Rupiah, zero } from '#app/core/rupiah.ts'
import {
  type CartGroup,
  type CartLine,
  groupByShop,
  isBlocking,
  lineTotal,
  type LineProblem,
  problemOf,
} from '#app/features/cart/cart-line.ts'
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
  total: Rupiah
}

/** Every rupiah of the review page; the checkout computes it again from the database and compares. */
export type Quote = {
  orders: OrderQuote[]
  itemsTotal: Rupiah
  shippingTotal: Rupiah
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
  now,
}: {
  lines: readonly CartLine[]
  options: ReadonlyMap<string, DeliveryOptions>
  choices: ReadonlyMap<string, DeliveryChoice>
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
    return {
      ...group,
      options: offered,
      choice,
      shippingPrice,
      total: add(group.itemsTotal, shippingPrice),
    }
  })
  return {
    orders,
    itemsTotal: add(...orders.map(({ itemsTotal }) => itemsTotal)),
    shippingTotal: add(...orders.map(({ shippingPrice }) => shippingPrice)),
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
