import { consentVersion } from '#app/features/checkout/forms.ts'
import { counterProvider } from '#app/features/ledger/accounts.ts'
import {
  acceptWithinHours,
  completeAfterDays,
  readyWithinHours,
} from '#app/features/orders/order-status.ts'
import { hoursAfter, minutesAfter, must, sampleCode, sampleId } from './random.ts'
import { type OrderRecord, reached, type SaleRecord } from './sale-records.ts'

/** The sales as rows of the tables a checkout writes, in the order in which they must go in. */
export function saleRows(sales: readonly SaleRecord[]) {
  const online = sales.filter(({ walkIn }) => !walkIn)
  return {
    purchases: sales.map(purchaseRow),
    buyer_details: online.map(buyerRow),
    consents: online.map((sale) => ({
      id: sampleId(`consent ${sale.key}`, sale.createdAt),
      user_id: sale.buyer.userId,
      purchase_id: sale.id,
      purpose: 'checkout',
      version: consentVersion,
      locale: 'id',
      given_at: sale.createdAt,
    })),
    orders: sales.flatMap((sale) => sale.orders.map((order) => orderRow(sale, order))),
    order_lines: sales.flatMap(({ orders }) => orders.flatMap(lineRows)),
    holds: sales.flatMap(holdRows),
    payment_attempts: sales.flatMap(attemptRows),
    refunds: sales.flatMap((sale) => sale.orders.flatMap((order) => refundRows(sale, order))),
  }
}

function purchaseRow(sale: SaleRecord) {
  return {
    id: sale.id,
    number: sale.number,
    token: sale.token,
    user_id: sale.walkIn ? null : sale.buyer.userId,
    channel: sale.walkIn ? 'counter' : 'web',
    cart_id: sale.walkIn ? null : sampleId(`cart ${sale.key}`, sale.createdAt),
    cart_version: sale.walkIn ? null : 1,
    status: sale.status,
    locale: 'id',
    items_total: sale.itemsTotal,
    shipping_total: sale.shippingTotal,
    discount_total: 0,
    total: sale.total,
    expires_at: sale.expiresAt,
    paid_at: sale.paidAt,
    is_sample: true,
    created_at: sale.createdAt,
  }
}

/** Somebody who fetches everything or comes as a guest tells no street, only where they come from. */
function buyerRow({ id, buyer, orders }: SaleRecord) {
  const isDelivered = orders.some(({ deliveryMethod }) => deliveryMethod === 'villageCourier')
  return {
    purchase_id: id,
    name: buyer.name,
    phone: buyer.phone,
    email: buyer.email,
    recipient: isDelivered ? buyer.name : null,
    street: null,
    hamlet: isDelivered ? buyer.hamlet : null,
    rt: isDelivered ? buyer.rt : null,
    rw: isDelivered ? buyer.rw : null,
    landmark: isDelivered ? buyer.landmark : null,
    village_code: buyer.home.code,
    postal_code: buyer.home.postalCode,
    note: null,
  }
}

function orderRow(sale: SaleRecord, order: OrderRecord) {
  const accepted = reached(order, 'accepted')
  const delivered = reached(order, 'delivered')
  return {
    id: order.id,
    number: order.number,
    purchase_id: sale.id,
    shop_id: order.shop.id,
    status: must(order.plan.steps.at(-1)).to,
    delivery_method: order.deliveryMethod,
    pickup_point_id: order.pickupPointId,
    pickup_date: order.pickupDate ?? null,
    items_total: order.itemsTotal,
    shipping_price: order.shippingPrice,
    discount_total: 0,
    total: order.total,
    refusal_reason: order.plan.refusalReason,
    accept_by: sale.paidAt && hoursAfter(sale.paidAt, acceptWithinHours),
    shippable_at: sale.paidAt,
    accepted_at: accepted,
    ready_by: accepted && readyBy(order, accepted),
    packed_at: reached(order, 'packed'),
    handed_over_at: reached(order, 'handedOver'),
    delivered_at: delivered,
    completes_at: delivered && hoursAfter(delivered, 24 * completeAfterDays),
    closed_at: reached(order, 'completed') ?? reached(order, 'cancelled'),
    created_at: sale.createdAt,
  }
}

function readyBy({ deliveryMethod, lines }: OrderRecord, accepted: Date): Date | null {
  if (deliveryMethod === 'onSite') return null
  const leadTimeDays = Math.max(...lines.map(({ listing }) => listing.leadTimeDays))
  return hoursAfter(accepted, readyWithinHours + 24 * leadTimeDays)
}

function lineRows(order: OrderRecord) {
  return order.lines.map(({ id, listing, variant, quantity, unitPrice, split }) => ({
    id,
    order_id: order.id,
    shop_id: order.shop.id,
    variant_id: variant.id,
    maker_id: listing.maker.id,
    title_id: listing.title.id,
    title_en: listing.title.en,
    variant_label_id: variant.label.id,
    variant_label_en: variant.label.en,
    unit: listing.unit,
    unit_price: unitPrice,
    quantity,
    discount: 0,
    maker_share: split.makerShare,
    shop_share: split.shopShare,
    platform_fee: split.platformFee,
    weight_grams: variant.weightGrams,
  }))
}

const holdStatus = { awaitingPayment: 'live', paid: 'committed', expired: 'released' } as const

function holdRows(sale: SaleRecord) {
  return sale.orders.flatMap(({ lines }) =>
    lines
      .filter(({ booked }) => !booked)
      .map(({ variant, quantity }) => ({
        id: sampleId(`hold ${sale.key} ${variant.id}`, sale.createdAt),
        purchase_id: sale.id,
        variant_id: variant.id,
        quantity,
        status: holdStatus[sale.status],
        expires_at: sale.expiresAt,
        created_at: sale.createdAt,
      })),
  )
}

const attemptStatus = { awaitingPayment: 'created', paid: 'paid', expired: 'expired' } as const

export const providerOf = ({ walkIn }: SaleRecord) => (walkIn ? counterProvider : 'midtrans')

/** The attempt a buyer gave up before the one that worked. */
export const otherAttemptId = (sale: SaleRecord) =>
  sampleId(`other attempt ${sale.key}`, sale.createdAt)

function attemptRows(sale: SaleRecord) {
  const attempt = {
    id: sale.attemptId,
    purchase_id: sale.id,
    provider: providerOf(sale),
    provider_order_id: sale.walkIn
      ? sale.number
      : `${sale.number}-${sampleCode(`attempt ${sale.key}`, 6)}`,
    provider_transaction_id: sale.paidAt && sampleId(`transaction ${sale.key}`, sale.paidAt),
    status: attemptStatus[sale.status] as string,
    amount: sale.total,
    method: sale.method,
    expires_at: sale.expiresAt,
    next_check_at: sale.status === 'awaitingPayment' ? minutesAfter(sale.expiresAt, 1) : null,
    checks: 0,
    paid_at: sale.paidAt,
    created_at: sale.createdAt,
    updated_at: sale.paidAt ?? sale.createdAt,
  }
  if (!sale.hadAnotherAttempt) return [attempt]
  const givenUp = {
    ...attempt,
    id: otherAttemptId(sale),
    provider_order_id: `${sale.number}-${sampleCode(`other attempt ${sale.key}`, 6)}`,
    provider_transaction_id: null,
    status: 'cancelled',
    method: null,
    paid_at: null,
  }
  return [givenUp, { ...attempt, created_at: minutesAfter(sale.createdAt, 1) }]
}

function refundRows(sale: SaleRecord, order: OrderRecord) {
  const { refund } = order.plan
  if (!refund || !order.refundId) return []
  return {
    id: order.refundId,
    purchase_id: sale.id,
    order_id: order.id,
    attempt_id: sale.attemptId,
    refund_key: `RF-${order.id.replaceAll('-', '')}-0`,
    amount: order.total,
    reason: refund.reason,
    status: refund.confirmedAt ? 'confirmed' : mustBeSentByHand(sale) ? 'manual' : 'accepted',
    bank_confirmed_at: refund.confirmedAt,
    created_at: refund.at,
    updated_at: refund.confirmedAt ?? refund.at,
  }
}

/** A virtual account knows no way back (contracts/payments-and-shipping.md §3). */
export const mustBeSentByHand = (sale: SaleRecord) => sale.method?.endsWith('Va') === true
