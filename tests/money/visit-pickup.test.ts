import { afterAll, expect, test } from 'vitest'
import { rupiah } from '#app/core/rupiah.ts'
import type { Visit } from '#app/features/bookings/visit.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { cancelByBuyer } from '#app/features/orders/buyer-commands.server.ts'
import { listGuests } from '#app/features/orders/guest-queries.server.ts'
import { cancelTickets } from '#app/features/orders/cancel-tickets.server.ts'
import { changeDate } from '#app/features/orders/change-date.server.ts'
import { guestPickupOf } from '#app/features/orders/guest-pickup.ts'
import { getPurchasePage } from '#app/features/purchases/purchase-page.server.ts'
import type { DeliveryChoice } from '#app/features/shipping/delivery.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aCart, aCheckout, readPurchase, tellPayment } from '#tests/factories/purchases.ts'
import { aVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from './expect-invariants.ts'

// Coffee and a homestay of one BUM Desa in one purchase: the coffee is taken along on a day of the stay.

afterAll(expectInvariants)

const stay = (from: number, to: number): Visit => ({
  kind: 'stay',
  date: inDays(from),
  departure: inDays(to),
})
const day = (days: number): Visit => ({ kind: 'day', date: inDays(days), sessionId: null })
const choose = (shopId: string, days: number) =>
  new Map<string, DeliveryChoice>([[shopId, { method: 'atVisit', date: inDays(days) }]])

/** A room for some nights, tickets for one day, and two bags of coffee. */
async function aFamilyCart({ leadTimeDays = 0, from = 5, to = 7, ticketOn = 5 } = {}) {
  const homestay = await anExperience({ units: 2, price: 200_000n })
  const shop = { id: homestay.shopId }
  const beach = await anExperience({ shop, capacity: 50, price: 10_000n })
  const coffee = await aVariant({ shop, price: 25_000n, leadTimeDays })
  const cart = await aCart([
    { variant: homestay, visit: stay(from, to) },
    { variant: beach, quantity: 4, visit: day(ticketOn) },
    { variant: coffee, quantity: 2 },
  ])
  return { cart, shopId: shop.id, homestay, beach, coffee }
}

type Family = Awaited<ReturnType<typeof aFamilyCart>>

const input = ({ cart, shopId }: Family, days: number) =>
  aCheckout(cart, { choices: choose(shopId, days), address: null })

async function aPlacedFamily(days: number, options?: Parameters<typeof aFamilyCart>[0]) {
  const family = await aFamilyCart(options)
  const placed = await placePurchase(family.cart.scope, await input(family, days))
  if (!placed.ok) throw new Error(placed.reason)
  const purchase = await readPurchase(placed.value, family.cart)
  return { ...family, ...purchase, orderId: purchase.orders[0]!.id }
}

type Placed = Awaited<ReturnType<typeof aPlacedFamily>>

async function aPaidFamily(...asked: Parameters<typeof aPlacedFamily>) {
  const placed = await aPlacedFamily(...asked)
  await tellPayment(placed.attemptId)
  return placed
}

async function pickupOf({ orderId }: Pick<Placed, 'orderId'>) {
  const order = await db.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { lines: { include: { booking: { include: { session: true, listing: true } } } } },
  })
  const lines = order.lines.map(({ booking }) => ({
    booking: booking && { ...booking, listing: { experience: null } },
  }))
  return guestPickupOf({ ...order, lines })
}

const actor = { type: 'buyer', id: null } as const
const ofBuyer = ({ token }: Placed) => ({ purchaseToken: mintScope.purchaseToken(token), actor })
const bookingOf = ({ purchaseId }: Placed, { listingId }: { listingId: string }) =>
  db.booking.findFirstOrThrow({ where: { purchaseId, listingId } })

/** The room for two other nights; the tickets stay as they are. */
async function moveStay(placed: Placed, nights: number) {
  const { id: bookingId } = await bookingOf(placed, placed.homestay)
  const visit = stay(nights, nights + 2)
  expect(await changeDate({ ...ofBuyer(placed), bookingId, visit })).toEqual({ ok: true })
}

async function giveUp(placed: Placed, what: { listingId: string }, seen: bigint) {
  const { id: bookingId, quantity: count } = await bookingOf(placed, what)
  const deed = { ...ofBuyer(placed), bookingId, count, seen: rupiah(seen) }
  expect(await cancelTickets(deed)).toEqual({ ok: true })
}

test('nights, tickets and coffee in one purchase: no postage, the day frozen and told to everybody', async () => {
  const placed = await aPaidFamily(6)
  expect(placed.total).toBe(2n * 200_000n + 4n * 10_000n + 2n * 25_000n)
  expect(await pickupOf(placed)).toEqual({ date: inDays(6), isDuringVisit: true })
  const page = await getPurchasePage(mintScope.purchaseToken(placed.token))
  expect(page?.orders).toMatchObject([
    { deliveryMethod: 'atVisit', shippingPrice: 0n, guestPickup: { date: inDays(6) } },
  ])
  const guestsOn = (days: number) =>
    listGuests({ shopId: mintScope.shop(placed.shopId), role: 'manager', date: inDays(days) })
  const goods = (guests: Awaited<ReturnType<typeof guestsOn>>) =>
    guests.flatMap((each) => each.goods)
  expect(goods(await guestsOn(6))).toEqual(['Kopi Robusta, 2 pak'])
  expect(goods(await guestsOn(5))).toEqual([])
  expect(await guestsOn(5)).toHaveLength(2)
})

test('several bookings on the day: its goods are to be prepared once', async () => {
  const { shopId } = await aPaidFamily(5)
  const guests = await listGuests({
    shopId: mintScope.shop(shopId),
    role: 'manager',
    date: inDays(5),
  })
  expect(guests.map(({ goods }) => goods.length).toSorted((a, b) => a - b)).toEqual([0, 1])
})

// Take whyNotOffered out of problemsOf, or `day >= ready` out of visitPickupOf, and this is red.
test('what takes longer to prepare is refused under the lock, also when it was fast on the page', async () => {
  const slow = await aFamilyCart({ leadTimeDays: 6 })
  expect(await placePurchase(slow.cart.scope, await input(slow, 5))).toMatchObject({
    reason: 'cart-problem',
    quote: {
      problems: expect.arrayContaining([{ kind: 'delivery-too-soon', shopId: slow.shopId }]),
    },
  })
  expect(await placePurchase(slow.cart.scope, await input(slow, 6))).toMatchObject({ ok: true })

  const family = await aFamilyCart()
  const seen = await input(family, 5)
  await db.listing.update({ where: { id: family.coffee.listingId }, data: { leadTimeDays: 6 } })
  expect(await placePurchase(family.cart.scope, seen)).toMatchObject({ reason: 'cart-problem' })
  expect(await db.order.count({ where: { shopId: family.shopId } })).toBe(0)
})

test('a day on which nobody comes is not offered, nor one seen before the visit was moved in the cart', async () => {
  const family = await aFamilyCart()
  for (const days of [4, 7, 400]) {
    expect(await placePurchase(family.cart.scope, await input(family, days))).toMatchObject({
      quote: {
        problems: expect.arrayContaining([{ kind: 'delivery-not-offered', shopId: family.shopId }]),
      },
    })
  }
  const seen = await input(family, 5)
  const later = { ...seen, choices: choose(family.shopId, 6) }
  expect(await placePurchase(family.cart.scope, later)).toMatchObject({
    reason: 'review-changed',
    changes: ['delivery'],
  })
})

// Drop the trigger check_pickup_date, or the CHECK, and this is red.
test('the database itself sells goods for a day of the visit only, and with a day only to guests', async () => {
  const placed = await aPlacedFamily(5)
  const copy = (method: string, date: string | null) => db.$executeRaw`
    WITH other AS (
      INSERT INTO purchases (id, number, token, cart_id, cart_version, locale, items_total,
        shipping_total, total, expires_at)
      SELECT gen_random_uuid(), number || method.text, token || method.text, cart_id, -1, locale,
        items_total, shipping_total, total, expires_at
      FROM purchases, (SELECT ${method}::text || coalesce(${date}::text, '') AS text) method
      WHERE id = ${placed.purchaseId}::uuid RETURNING id)
    INSERT INTO orders (id, number, purchase_id, shop_id, delivery_method, pickup_date, items_total,
      shipping_price, total)
    SELECT gen_random_uuid(), o.number || 'x', other.id, o.shop_id, ${method}::"DeliveryMethod",
      ${date}::date, o.items_total, o.shipping_price, o.total
    FROM orders o, other WHERE o.id = ${placed.orderId}::uuid`
  await expect(copy('atVisit', null)).rejects.toThrow('orders_pickup_date_check')
  await expect(copy('villageCourier', inDays(5))).rejects.toThrow('orders_pickup_date_check')
  await expect(copy('atVisit', inDays(5))).rejects.toThrow('Nobody of order')
})

// Drop the trigger pickup_follows and this is red.
test('goods follow a visit that is moved, once nobody comes on their day any more', async () => {
  const placed = await aPaidFamily(5)
  await moveStay(placed, 20)
  expect(await pickupOf(placed)).toEqual({ date: inDays(5), isDuringVisit: true })
  const again = await aPaidFamily(6)
  await moveStay(again, 20)
  expect(await pickupOf(again)).toEqual({ date: inDays(20), isDuringVisit: true })
  const trail = await db.auditEntry.findMany({
    where: { subjectId: again.orderId, action: 'pickup-moved' },
  })
  expect(trail).toMatchObject([
    { fromStatus: inDays(6), toStatus: inDays(20), actorType: 'system', shopId: again.shopId },
  ])
})

test('they follow to the first day they can be ready, and stay where they are when there is none', async () => {
  const second = await aPaidFamily(11, { leadTimeDays: 4, from: 11, to: 13, ticketOn: 30 })
  await moveStay(second, 3)
  expect(await pickupOf(second)).toEqual({ date: inDays(4), isDuringVisit: true })

  const never = await aPaidFamily(11, { leadTimeDays: 4, from: 11, to: 13, ticketOn: 30 })
  await moveStay(never, 2)
  expect(await pickupOf(never)).toEqual({ date: inDays(11), isDuringVisit: false })

  const packed = await aPaidFamily(11, { leadTimeDays: 4, from: 11, to: 13, ticketOn: 30 })
  await db.order.update({ where: { id: packed.orderId }, data: { status: 'packed' } })
  await moveStay(packed, 2)
  expect(await pickupOf(packed)).toEqual({ date: inDays(2), isDuringVisit: true })
  await db.order.update({ where: { id: packed.orderId }, data: { status: 'paid' } })
})

test('who gives the visit up has his goods in the shop, and does not get all back because of them', async () => {
  const placed = await aPaidFamily(5)
  const { orderId } = placed
  await db.$executeRaw`UPDATE orders SET status = 'accepted', accepted_at = now() - interval '8 days'
    WHERE id = ${orderId}::uuid`
  expect(await cancelByBuyer({ ...ofBuyer(placed), orderId, seen: null })).toEqual({
    ok: false,
    reason: 'not-cancellable',
  })
  await giveUp(placed, placed.homestay, 400_000n)
  expect(await pickupOf(placed)).toEqual({ date: inDays(5), isDuringVisit: true })
  await giveUp(placed, placed.beach, 40_000n)
  expect(await pickupOf(placed)).toEqual({ date: inDays(5), isDuringVisit: false })
  expect(await db.order.findUnique({ where: { id: orderId } })).toMatchObject({
    status: 'accepted',
    deliveryMethod: 'atVisit',
  })
  await db.$executeRaw`UPDATE orders SET status = 'paid', accepted_at = NULL WHERE id = ${orderId}::uuid`
})
