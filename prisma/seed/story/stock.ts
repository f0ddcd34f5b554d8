import type { Listing } from './listing-rows.ts'
import { daysBefore, hoursAfter, randomOf, sampleId } from './random.ts'
import { reached, type SaleRecord } from './sale-records.ts'
import { scarceListing, soldOutListing } from './sales.ts'

type Movement = {
  variantId: string
  shopId: string
  delta: number
  reason: 'opening' | 'received' | 'sale' | 'returned' | 'stockTake'
  at: Date
  orderLineId: string | null
}

/**
 * The movements that lead to today's stock: what was there, what was brought each week, what was sold.
 * Each delivery covers the sales until the next one, so that there was never less than nothing.
 */
export function stockMovementRows(
  listings: readonly Listing[],
  sales: readonly SaleRecord[],
  now: Date,
) {
  const sold = Map.groupBy(sales.flatMap(saleMovements), ({ variantId }) => variantId)
  const held = heldNow(sales)
  const movements = listings
    .filter(({ kind }) => kind === 'product')
    .flatMap((listing) =>
      listing.variants.flatMap(({ id, price }): Movement[] => {
        const moved = (sold.get(id) ?? []).toSorted(byTime)
        const left = (held.get(id) ?? 0) + stockLeft(listing, id, price)
        const all = [...broughtIn(listing, id, { moved, left, now }), ...moved]
        return [...all, ...countedOff(listing, id, { movements: all, left, now })]
      }),
    )
  return movements
    .toSorted(byTime)
    .map(({ variantId, shopId, delta, reason, at, orderLineId }) => ({
      id: sampleId(`movement ${variantId} ${reason} ${orderLineId ?? at.getTime()}`, at),
      shop_id: shopId,
      variant_id: variantId,
      delta,
      reason,
      order_line_id: orderLineId,
      created_at: at,
    }))
}

const byTime = (a: Movement, b: Movement) => a.at.getTime() - b.at.getTime()

function saleMovements(sale: SaleRecord): Movement[] {
  const { paidAt } = sale
  if (!paidAt) return []
  return sale.orders.flatMap((order) =>
    order.lines.flatMap(({ id, variant, quantity }) => {
      const common = { variantId: variant.id, shopId: order.shop.id, orderLineId: id }
      const cancelledAt = reached(order, 'cancelled')
      const sold: Movement = { ...common, delta: -quantity, reason: 'sale', at: paidAt }
      if (!cancelledAt) return [sold]
      return [sold, { ...common, delta: quantity, reason: 'returned', at: cancelledAt }]
    }),
  )
}

function heldNow(sales: readonly SaleRecord[]): Map<string, number> {
  const held = new Map<string, number>()
  for (const sale of sales.filter(({ status }) => status === 'awaitingPayment')) {
    for (const { variant, quantity } of sale.orders.flatMap(({ lines }) => lines)) {
      held.set(variant.id, (held.get(variant.id) ?? 0) + quantity)
    }
  }
  return held
}

function stockLeft(listing: Listing, variantId: string, price: number): number {
  if (listing.slug === soldOutListing) return 0
  if (listing.slug === scarceListing) return 2
  const random = randomOf(`stock ${variantId}`)
  if (price > 200_000) return random.int(2, 7)
  return price > 70_000 ? random.int(4, 18) : random.int(9, 70)
}

const week = 7 * 24

function broughtIn(
  listing: Listing,
  variantId: string,
  { moved, left, now }: { moved: readonly Movement[]; left: number; now: Date },
): Movement[] {
  const common = { variantId, shopId: listing.shop.id, orderLineId: null }
  const start = daysBefore(now, 62)
  const deliveries: Movement[] = []
  for (let from = start; from < now; from = hoursAfter(from, week)) {
    const until = hoursAfter(from, week)
    const needed = moved
      .filter(({ reason, at }) => reason === 'sale' && at >= from && at < until)
      .reduce((total, { delta }) => total - delta, 0)
    const isFirst = from === start
    const returned = moved
      .filter(({ reason }) => reason === 'returned')
      .reduce((total, { delta }) => total + delta, 0)
    // What comes back later is part of what is left at the end.
    const extra = isFirst ? Math.max(0, left - returned) : 0
    const delta = needed + extra
    if (delta > 0)
      deliveries.push({ ...common, delta, reason: isFirst ? 'opening' : 'received', at: from })
  }
  return deliveries
}

/** More came back than was to be left: the yearly count found less on the shelf. */
function countedOff(
  listing: Listing,
  variantId: string,
  { movements, left, now }: { movements: readonly Movement[]; left: number; now: Date },
): Movement[] {
  const surplus = movements.reduce((total, { delta }) => total + delta, 0) - left
  if (surplus <= 0) return []
  const common = { variantId, shopId: listing.shop.id, orderLineId: null }
  return [{ ...common, delta: -surplus, reason: 'stockTake', at: hoursAfter(now, -1) }]
}
