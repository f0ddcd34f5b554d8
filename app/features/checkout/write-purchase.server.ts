import { newCode, newId, newToken } from '#app/core/ids.ts'
import { zero } from '#app/core/rupiah.ts'
import type { Shortages } from '#app/features/availability/commands.server.ts'
import type { CartLine, CartShop } from '#app/features/cart/cart-line.ts'
import { splitLine } from '#app/features/orders/split-line.ts'
import { parcelOf } from '#app/features/shipping/delivery.ts'
import type { AppliedPromotion } from '#app/features/promotions/best-promotion.ts'
import { holdMinutes } from '#app/features/purchases/purchase-status.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { Actor, BuyerScope } from '#app/server/scopes.server.ts'
import type { CheckoutInput } from './checkout-input.ts'
import type { GuestNames } from './guest-names.ts'
import { discountOf, type OrderQuote, type Quote } from './quote.ts'

export type WrittenPurchase = { id: string; number: string; token: string }

export async function writePurchase(
  tx: Tx,
  {
    id,
    scope,
    cart,
    quote,
    input,
    actor,
  }: {
    id: string
    scope: BuyerScope
    cart: { id: string; version: number }
    quote: Quote
    input: CheckoutInput
    actor: Actor
  },
): Promise<WrittenPurchase> {
  const purchase = { id, number: `LB-${newCode(8)}`, token: newToken() }
  await tx.$executeRaw`
    INSERT INTO purchases (id, number, token, user_id, cart_id, cart_version, locale,
      items_total, shipping_total, discount_total, total, placed_from, expires_at)
    VALUES (${id}::uuid, ${purchase.number}, ${purchase.token}, ${scope.userId}::uuid, ${cart.id}::uuid,
      ${cart.version}, ${input.locale}, ${quote.itemsTotal}, ${quote.shippingTotal}, ${quote.discountTotal},
      ${quote.total}, ${input.network}, now() + make_interval(mins => ${holdMinutes}::int))`
  const { districtCode: _, ...address } = input.address ?? { districtCode: '' }
  await tx.buyerDetails.create({
    data: { purchaseId: id, ...input.buyer, ...address, note: input.note },
  })
  await tx.consent.create({
    data: {
      id: newId(),
      purchaseId: id,
      userId: scope.userId,
      purpose: 'checkout',
      version: input.consentVersion,
      locale: input.locale,
    },
  })
  await recordAudit(tx, [
    { subject: { type: 'purchase', id }, action: 'status', to: 'awaitingPayment', actor },
  ])
  return purchase
}

export type WrittenLine = { orderLineId: string; line: CartLine }

export async function writeOrders(
  tx: Tx,
  {
    purchase,
    quote,
    actor,
  }: { purchase: WrittenPurchase; quote: Pick<Quote, 'orders'>; actor: Actor },
): Promise<WrittenLine[]> {
  const orders = quote.orders.map((order, index) => ({
    id: newId(),
    number: `${purchase.number}-${index + 1}`,
    quote: order,
    lines: order.lines.map((line) => ({ orderLineId: newId(), line })),
  }))
  await tx.order.createMany({
    data: orders.map(({ id, number, quote: order }) => ({
      id,
      number,
      purchaseId: purchase.id,
      shopId: order.shop.id,
      deliveryMethod: order.choice?.method ?? 'pickup',
      pickupPointId: order.choice?.method === 'pickup' ? order.choice.pickupPointId : null,
      pickupDate: order.choice?.method === 'atVisit' ? new Date(order.choice.date) : null,
      itemsTotal: order.itemsTotal,
      shippingPrice: order.shippingPrice,
      discountTotal: discountOf(order),
      promotionId: order.promotions.applied?.id ?? null,
      total: order.total,
    })),
  })
  const parcels = orders.flatMap(parcelRows)
  if (parcels.length > 0) await tx.orderParcel.createMany({ data: parcels })
  await tx.orderLine.createMany({
    data: orders.flatMap(({ id, quote: order, lines }) => orderLines(id, order, lines)),
  })
  await recordAudit(
    tx,
    orders.map(({ id, quote: order }) => ({
      subject: { type: 'order', id },
      action: 'status',
      to: 'awaitingPayment',
      actor,
      shopId: order.shop.id,
    })),
  )
  return orders.flatMap(({ lines }) => lines)
}

/** The tariff as it was agreed, with the answer of the vendor it comes from. */
function parcelRows({ id, quote: { shop, choice, options } }: { id: string; quote: OrderQuote }) {
  const { quote } = options.parcels
  const offer = choice && parcelOf(choice, options)
  if (!offer || !quote) return []
  const { days, ...tariff } = offer
  return {
    ...tariff,
    orderId: id,
    shopId: shop.id,
    provider: quote.provider,
    daysFrom: days?.from ?? null,
    daysTo: days?.to ?? null,
    weightGrams: quote.weightGrams,
    quoteId: quote.id,
    quotedAt: quote.askedAt,
  }
}

/** Titles, prices and shares are frozen here; later changes of listing or percentages touch no sale. */
function orderLines(
  orderId: string,
  { shop, promotions: { applied } }: OrderQuote,
  lines: readonly WrittenLine[],
) {
  return lines.map(({ orderLineId, line }) => ({
    id: orderLineId,
    orderId,
    shopId: shop.id,
    variantId: line.variantId,
    makerId: line.makerId,
    titleId: line.title.id,
    titleEn: line.title.en,
    variantLabelId: line.label.id,
    variantLabelEn: line.label.en,
    unit: line.unit,
    unitPrice: line.price,
    quantity: line.quantity,
    weightGrams: line.weightGrams,
    madeToOrder: line.madeToOrder,
    ...discounted(line, shop, applied),
  }))
}

function discounted(line: CartLine, shop: CartShop, applied: AppliedPromotion | null) {
  const discount = applied?.discounts[line.id] ?? zero
  const discountBearer = discount > 0n && applied ? applied.bearer : null
  const { shopShareBasisPoints, platformFeeBasisPoints } = shop
  const { price: unitPrice, quantity } = line
  const shares = { shopShareBasisPoints, platformFeeBasisPoints }
  const split = splitLine({ unitPrice, quantity, ...shares, discount, discountBearer })
  return { discount, discountBearer, ...split }
}

/** What the one door to availability is asked for. */
export function toHold(written: readonly WrittenLine[]) {
  return {
    goods: written.flatMap(({ line: { variantId, quantity, visit } }) =>
      visit ? [] : [{ variantId, quantity }],
    ),
    visits: written.flatMap(({ orderLineId, line: { shop, visit, ...line } }) =>
      visit ? [{ ...line, orderLineId, shopId: shop.id, visit }] : [],
    ),
  }
}

/** Which lines could not be had, and how many of each are left. */
export function whatIsShort(written: readonly WrittenLine[], { goods, visits }: Shortages) {
  return written.flatMap(({ orderLineId, line }) => {
    const left = line.visit
      ? visits.find((each) => each.orderLineId === orderLineId)?.left
      : goods.find(({ variantId }) => variantId === line.variantId)?.available
    return left === undefined ? [] : [{ line, left }]
  })
}

/** After the bookings of these lines. */
export async function writeGuestNames(
  tx: Tx,
  written: readonly WrittenLine[],
  names: GuestNames,
): Promise<void> {
  const rows = written.flatMap(({ orderLineId, line }) =>
    (names.get(line.id) ?? []).map((name, at) => ({ orderLineId, position: at + 1, name })),
  )
  if (rows.length === 0) return
  await tx.$executeRaw`
    INSERT INTO guest_names (booking_id, shop_id, position, name)
    SELECT b.id, b.shop_id, guest.position, guest.name
    FROM unnest(${rows.map(({ orderLineId }) => orderLineId)}::uuid[],
      ${rows.map(({ position }) => position)}::int[], ${rows.map(({ name }) => name)}::text[])
      AS guest(order_line_id, position, name)
    JOIN bookings b ON b.order_line_id = guest.order_line_id`
}
