import { randomUUID } from 'node:crypto'
import { newCode, newId, newToken } from '#app/core/ids.ts'
import { parsePhone } from '#app/core/phone.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import type { CheckoutInput } from '#app/features/checkout/checkout-input.ts'
import { type PlacedPurchase, placePurchase } from '#app/features/checkout/commands.server.ts'
import { goodsByShop, quoteCart } from '#app/features/checkout/quote.ts'
import { fingerprintOf } from '#app/features/checkout/seen-review.server.ts'
import { listCartLines } from '#app/features/cart/queries.server.ts'
import { guestsOf, type Visit, visitColumns } from '#app/features/bookings/visit.ts'
import { applyProviderPayment } from '#app/features/payments/apply-payment.server.ts'
import { getAttempt } from '#app/features/payments/attempts.server.ts'
import { listOffers } from '#app/features/promotions/offers.server.ts'
import type { DeliveryChoice } from '#app/features/shipping/delivery.ts'
import { readParcelOffers } from '#app/features/shipping/parcel-offers.server.ts'
import { listDeliveryOptions } from '#app/features/shipping/queries.server.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { type BuyerScope, mintScope } from '#app/server/scopes.server.ts'
import type { ProviderPayment } from '#integrations/payments/payment-gateway.ts'
import { aVariant, testVillage } from './shops.ts'

export type TestCart = { id: string; scope: BuyerScope }
type Bought = { variant: { id: string; price: bigint }; quantity?: number; visit?: Visit }

export async function aGuest(): Promise<BuyerScope> {
  const sessionId = newId()
  const expiresAt = new Date(Date.now() + 86_400_000)
  await db.session.create({ data: { id: sessionId, tokenHash: newToken(), expiresAt } })
  return mintScope.buyer({ sessionId, userId: null })
}

/** A guest's cart with these things in it, in this order; without any, one piece of a new variant. */
export async function aCart(lines?: readonly Bought[], owner?: BuyerScope): Promise<TestCart> {
  const scope = owner ?? (await aGuest())
  const bought = lines ?? [{ variant: await aVariant() }]
  const id = newId()
  await db.cart.create({ data: { id, sessionId: scope.sessionId } })
  const now = Date.now()
  await db.cartLine.createMany({
    data: bought.map(({ variant, quantity = 1, visit }, index) => ({
      cartId: id,
      variantId: variant.id,
      ...(visit && columnsOf(visit)),
      quantity,
      seenPrice: variant.price,
      createdAt: new Date(now + index),
    })),
  })
  return { id, scope }
}

let phones = 0

/** Another number each time: one buyer may hold only so much without paying. */
export function aPhone() {
  phones += 1
  return parsePhone(
    `0812${String(process.pid % 1000).padStart(3, '0')}${String(phones).padStart(5, '0')}`,
  )!
}

const day = (date: string | null) => date && new Date(`${date}T00:00:00Z`)

function columnsOf(visit: Visit) {
  const { date, sessionId, departure } = visitColumns(visit)
  return { date: day(date), sessionId, departure: day(departure), guests: guestsOf(visit) }
}

/** What the review page would send for this cart: everything brought by the village couriers. */
export async function aCheckout(
  cart: TestCart,
  changes: Partial<CheckoutInput> = {},
): Promise<CheckoutInput> {
  const lines = await listCartLines(db, cart.id)
  const choices = new Map<string, DeliveryChoice>(
    lines.map(({ shop }) => [shop.id, { method: 'villageCourier' }]),
  )
  const { districtCode } = testVillage
  const input = {
    key: randomUUID(),
    buyer: { name: 'Pembeli Contoh', phone: aPhone(), email: null },
    address: {
      recipient: 'Pembeli Contoh',
      street: 'Jl. Melati 1',
      hamlet: null,
      rt: '001',
      rw: '002',
      landmark: null,
      villageCode: testVillage.code,
      districtCode,
      postalCode: null,
    },
    choices,
    note: null,
    guestNames: new Map(),
    codes: new Map(),
    consentVersion: '2026-11',
    provider: 'midtrans',
    network: null,
    locale: 'id' as const,
    ...changes,
  }
  return { ...(await agreedTo(cart.id, input)), ...changes }
}

/** A checkout of what the review page shows just now. */
export async function agreedTo(
  cartId: string,
  input: Omit<CheckoutInput, 'expectedTotal' | 'seen'>,
): Promise<CheckoutInput> {
  const lines = await listCartLines(db, cartId)
  const shopIds = [...new Set(lines.map(({ shop }) => shop.id))]
  const districtCode = input.address?.districtCode ?? null
  const toVillage = input.address?.villageCode ?? null
  const parcels = await readParcelOffers(db, { goods: goodsByShop(lines), toVillage })
  const options = await listDeliveryOptions(db, { shopIds, districtCode, parcels })
  const { choices, codes } = input
  const buyer = { ...input.buyer, userId: null }
  const offers = await listOffers(db, { shopIds, codes, buyer })
  const quote = quoteCart({ lines, options, choices, offers, codes, now: new Date() })
  return { ...input, expectedTotal: quote.total, seen: fingerprintOf(quote, input) }
}

export type TestPurchase = {
  purchaseId: string
  token: string
  attemptId: string
  total: Rupiah
  orders: { id: string; shopId: string; total: Rupiah }[]
  cart: TestCart
}

/** Placed through the checkout itself, so it holds stock and has an attempt; nothing is paid. */
export async function aPurchase(
  lines?: readonly Bought[],
  changes: Partial<CheckoutInput> = {},
): Promise<TestPurchase> {
  const cart = await aCart(lines)
  const placed = await placePurchase(cart.scope, await aCheckout(cart, changes))
  if (!placed.ok) throw new Error(`The checkout refused: ${placed.reason}`)
  return readPurchase(placed.value, cart)
}

export async function readPurchase(placed: PlacedPurchase, cart: TestCart): Promise<TestPurchase> {
  const { purchaseId, token, attemptId } = placed
  const purchase = await db.purchase.findUniqueOrThrow({
    where: { id: purchaseId },
    select: {
      total: true,
      orders: { select: { id: true, shopId: true, total: true }, orderBy: { number: 'asc' } },
    },
  })
  return {
    purchaseId,
    token,
    attemptId: attemptId!,
    total: purchase.total as Rupiah,
    orders: purchase.orders as TestPurchase['orders'],
    cart,
  }
}

/** What a provider would say about an attempt, as if it had been asked. */
export function aProviderPayment(
  attempt: { providerOrderId: string; amount: Rupiah },
  changes: Partial<ProviderPayment> = {},
): ProviderPayment {
  return {
    orderId: attempt.providerOrderId,
    transactionId: `tx-${newCode(12)}`,
    state: 'paid',
    amount: attempt.amount,
    amountAsSent: `${attempt.amount}.00`,
    currency: 'IDR',
    merchantId: null,
    method: 'qris',
    transactionTime: new Date(),
    settlementTime: new Date(),
    expiryTime: null,
    refundedAmount: 0n as Rupiah,
    refunds: [],
    failedRefundKeys: [],
    dispute: null,
    receivedAmounts: [],
    instructions: {},
    ...changes,
  }
}

/** Tells the truth machine what the provider says, without a provider. */
export async function tellPayment(
  attemptId: string,
  changes: Partial<ProviderPayment> = {},
): Promise<string> {
  const attempt = (await getAttempt(db, attemptId))!
  const payment = aProviderPayment(attempt, {
    ...(attempt.providerTransactionId ? { transactionId: attempt.providerTransactionId } : {}),
    ...changes,
  })
  const { outcome } = await transaction((tx) =>
    applyProviderPayment(tx, attemptId, { seen: attempt, payment, merchantId: null }),
  )
  return outcome
}

/** A purchase whose money is here and whose orders wait for their BUM Desa. */
export async function aPaidPurchase(
  lines?: readonly Bought[],
  payment: Partial<ProviderPayment> = {},
): Promise<TestPurchase> {
  const purchase = await aPurchase(lines)
  await tellPayment(purchase.attemptId, payment)
  return purchase
}

/** One paid order of one BUM Desa. */
export async function aPaidOrder(
  changes: Parameters<typeof aVariant>[0] & { quantity?: number } = {},
): Promise<TestPurchase & { orderId: string; shopId: string }> {
  const { quantity = 1, ...variant } = changes
  const purchase = await aPaidPurchase([{ variant: await aVariant(variant), quantity }])
  const [order] = purchase.orders
  return { ...purchase, orderId: order!.id, shopId: order!.shopId }
}
