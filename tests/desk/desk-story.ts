import { newCode, newId } from '#app/core/ids.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { payPurchase } from '#app/features/purchases/commands.server.ts'
import {
  acceptOrder,
  handOverOrder,
  markDelivered,
  packOrder,
} from '#app/features/orders/commands.server.ts'
import type { DeliveryChoice } from '#app/features/shipping/delivery.ts'
import { getAttempt, moveAttempt } from '#app/features/payments/attempts.server.ts'
import { db, pool, transaction, type Tx } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { agreedTo } from '#tests/factories/purchases.ts'

const villageCode = '35.05.01.2001'

/** Every desk needs ground to stand on. */
async function aVillage(): Promise<void> {
  const place = { lat: 0, lon: 0 }
  const skip = { skipDuplicates: true }
  await db.province.createMany({
    data: { code: '35', name: 'Jawa Timur', timezone: 'WIB', ...place },
    ...skip,
  })
  await db.regency.createMany({
    data: { code: '35.05', name: 'Blitar', kind: 'kabupaten', provinceCode: '35', ...place },
    ...skip,
  })
  await db.district.createMany({
    data: { code: '35.05.01', name: 'Kademangan', regencyCode: '35.05' },
    ...skip,
  })
  await db.village.createMany({
    data: {
      code: villageCode,
      name: 'Rejowinangun',
      kind: 'desa',
      districtCode: '35.05.01',
      searchText: 'rejowinangun',
    },
    ...skip,
  })
  await db.category.createMany({
    data: {
      slug: 'keripik',
      kind: 'product',
      labelId: 'Keripik',
      labelEn: 'Crisps',
      labelJv: 'Panganan',
      position: 1,
    },
    ...skip,
  })
}

export type DeskShop = {
  id: string
  scope: ReturnType<typeof mintScope.shop>
  variantId: string
  makerId: string
  pickupPointId: string
  manager: { type: 'staff'; id: string }
}

/** A BUM Desa with one maker, one good of Rp10.000 in stock, a pickup point and a manager. */
export async function aShop({ stock = 10, name = 'BUM Desa Maju' } = {}): Promise<DeskShop> {
  await aVillage()
  const [id, makerId, listingId, variantId, pickupPointId, userId] = Array.from({ length: 6 }, () =>
    newId(),
  ) as [string, string, string, string, string, string]
  const slug = `toko-${newCode(8).toLowerCase()}`
  await db.shop.create({
    data: {
      id,
      slug,
      name,
      kind: 'bumdes',
      legalStatus: 'legalEntity',
      phone: '+628123456789',
      platformFeeBasisPoints: 200,
    },
  })
  await db.maker.create({ data: { id: makerId, shopId: id, villageCode, name: 'Dapur Melati' } })
  await db.pickupPoint.create({
    data: { id: pickupPointId, shopId: id, name: 'Balai desa', address: 'Jalan Raya 1' },
  })
  await db.listing.create({
    data: {
      id: listingId,
      slug: `keripik-${slug}`,
      shopId: id,
      makerId,
      villageCode,
      categorySlug: 'keripik',
      kind: 'product',
      titleId: 'Keripik singkong',
      titleEn: 'Cassava crisps',
      descriptionId: '',
      descriptionEn: '',
      unit: 'pak',
      tags: [],
    },
  })
  await db.variant.create({
    data: { id: variantId, shopId: id, listingId, price: 10_000n, weightGrams: 250 },
  })
  await db.stockMovement.create({
    data: { id: newId(), shopId: id, variantId, delta: stock, reason: 'opening' },
  })
  await db.user.create({ data: { id: userId, name: 'Manajer', passwordHash: 'x' } })
  await db.membership.create({ data: { userId, shopId: id, role: 'manager' } })
  return {
    id,
    scope: mintScope.shop(id),
    variantId,
    makerId,
    pickupPointId,
    manager: { type: 'staff', id: userId },
  }
}

type PurchaseWish = {
  shops: readonly DeskShop[]
  quantity?: number
  buyer?: Partial<{ name: string; phone: string; email: string | null }>
  locale?: 'id' | 'en'
  minutesUntilFinal?: number
}

export type DeskPurchase = {
  id: string
  token: ReturnType<typeof mintScope.purchaseToken>
  attemptId: string
  orderIds: string[]
}

/** Through the real checkout: nobody has paid yet. */
export async function aPurchase({
  shops,
  quantity = 2,
  buyer = {},
  locale = 'id',
}: PurchaseWish): Promise<DeskPurchase> {
  const sessionId = newId()
  const cartId = newId()
  await db.session.create({
    data: { id: sessionId, tokenHash: sessionId, expiresAt: new Date(Date.now() + 86_400_000) },
  })
  await db.cart.create({ data: { id: cartId, sessionId } })
  await db.cartLine.createMany({
    data: shops.map(({ variantId }) => ({ cartId, variantId, quantity, seenPrice: 10_000n })),
  })
  const choices = new Map<string, DeliveryChoice>(
    shops.map(({ id, pickupPointId }) => [id, { method: 'pickup', pickupPointId }]),
  )
  const input = await agreedTo(cartId, {
    key: newCode(20),
    buyer: { name: 'Pembeli', phone: '+628111111111', email: 'pembeli@example.id', ...buyer },
    address: null,
    choices,
    note: null,
    guestNames: new Map(),
    codes: new Map(),
    consentVersion: '1',
    provider: 'midtrans',
    network: null,
    locale,
  })
  const placed = await placePurchase(mintScope.buyer({ sessionId, userId: null }), input)
  if (!placed.ok) throw new Error(`Not placed: ${placed.reason}`)
  const { purchaseId, token, attemptId } = placed.value
  const orders = await db.order.findMany({ where: { purchaseId }, orderBy: { number: 'asc' } })
  return {
    id: purchaseId,
    token: mintScope.purchaseToken(token),
    attemptId: attemptId!,
    orderIds: orders.map(({ id }) => id),
  }
}

/** As the provider would have it. */
export async function moveAttemptTo(
  tx: Tx,
  attemptId: string,
  to: 'paid' | 'disputed' | 'reversed',
  data: { paidAt?: Date; nextCheckAt?: null } = {},
): Promise<void> {
  const attempt = await getAttempt(tx, attemptId)
  await moveAttempt(tx, attempt!, { to, actor: { type: 'provider', id: null }, data })
}

/** And the money is here, with everything that follows from it in the ledger and the stock. */
export async function aPaidPurchase(wish: PurchaseWish): Promise<DeskPurchase> {
  const purchase = await aPurchase(wish)
  await transaction(async (tx) => {
    const paidAt = new Date()
    await moveAttemptTo(tx, purchase.attemptId, 'paid', { paidAt, nextCheckAt: null })
    const outcome = await payPurchase(tx, {
      purchaseId: purchase.id,
      attemptId: purchase.attemptId,
      from: 'provider:midtrans',
      paidAt,
      minutesUntilFinal: wish.minutesUntilFinal ?? 0,
      actor: { type: 'provider', id: null },
    })
    if (outcome !== 'paid') throw new Error(outcome)
  })
  return purchase
}

/** A paid order of one shop, its only one. */
export async function aPaidOrder(shop: DeskShop, wish: Omit<PurchaseWish, 'shops'> = {}) {
  const purchase = await aPaidPurchase({ ...wish, shops: [shop] })
  const orderId = purchase.orderIds[0]!
  return { purchase, orderId, deed: { shopId: shop.scope, orderId, actor: shop.manager } }
}

/** An order that has left the BUM Desa; `mine` is its buyer's deed. */
export async function aHandedOverOrder(wish: Omit<PurchaseWish, 'shops'> = {}) {
  const shop = await aShop()
  const order = await aPaidOrder(shop, wish)
  for (const step of [acceptOrder, packOrder, handOverOrder]) await step(order.deed)
  const { orderId, purchase } = order
  const actor = { type: 'buyer', id: null } as const
  return { ...order, shop, mine: { purchaseToken: purchase.token, orderId, actor } }
}

/** Marked by the BUM Desa, and the days to complain are over. */
export async function aDeliveredOrder(wish: Omit<PurchaseWish, 'shops'> = {}) {
  const order = await aHandedOverOrder(wish)
  await markDelivered(order.deed)
  await letDaysPass(order.orderId)
  return order
}

/** Whatever clock runs for this order has run out. */
export async function letDaysPass(orderId: string): Promise<void> {
  await pool.query(
    `UPDATE orders SET completes_at = now(), presumed_delivered_at = now() WHERE id = $1`,
    [orderId],
  )
}

/** Whoever has the word about a complaint has had it for 2 × 24 hours. */
export async function letAnswerTimePass(orderId: string): Promise<void> {
  await pool.query(`UPDATE orders SET complaint_answer_by = now() WHERE id = $1`, [orderId])
}
