import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { rupiah } from '#app/core/rupiah.ts'
import { askStock } from '#app/features/catalog/stock-questions.server.ts'
import { getListingPage } from '#app/features/catalog/listing-queries.server.ts'
import { moveListing } from '#app/features/catalog/listing-commands.server.ts'
import { hasNoRoom, isNeverReady } from '#app/features/catalog/seller-listing.ts'
import { getListingOfSeller } from '#app/features/catalog/seller-queries.server.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import {
  acceptOrder,
  handOverOrder,
  markDelivered,
  packOrder,
  refuseOrder,
} from '#app/features/orders/commands.server.ts'
import { takeStepBack } from '#app/features/orders/gone-commands.server.ts'
import { sendInPart } from '#app/features/orders/shortage-commands.server.ts'
import { getTodayWork } from '#app/features/orders/today-queries.server.ts'
import { listGoodsToCount } from '#app/features/stock/take-queries.server.ts'
import { takeListQuery } from '#app/features/stock/take.ts'
import { action as add } from '#app/routes/lapak/listing-add.tsx'
import { db, transaction } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { startUserSession } from '#app/server/session.server.ts'
import { aPaidOrder, aShop as aDeskShop, type DeskShop } from '#tests/desk/desk-story.ts'
import { aCart, aCheckout } from '#tests/factories/purchases.ts'
import { aCategory, aMaker } from '#tests/factories/shops.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'

afterAll(expectInvariants)

async function aMakerAtHome() {
  const maker = await aMaker()
  const userId = newId()
  await db.user.create({ data: { id: userId, name: 'Pelaku usaha', passwordHash: 'x' } })
  await db.makerMember.create({ data: { userId, makerId: maker.id } })
  const { token } = await startUserSession(db, { userId, isVerified: true, userAgent: 'test' })
  const seller = { maker: mintScope.maker({ makerId: maker.id, shopId: maker.shopId }) }
  const send = (form: Record<string, string>) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(form)) body.set(name, value)
    const request = new Request('http://localhost:3000/lapak/barang/tambah', {
      method: 'POST',
      headers: { Cookie: `sid=${token}` },
      body,
    })
    return add({ request, params: {}, context: {} } as ActionFunctionArgs)
  }
  const shopSeller = { shopId: mintScope.shop(maker.shopId) }
  return { ...maker, seller, shopSeller, send, actor: { type: 'staff', id: userId } as const }
}

const ordered = {
  title: 'Tas batik pesanan',
  price: '90.000',
  unit: 'buah',
  madeToOrder: 'on',
  leadTimeDays: '5',
}
const newest = (makerId: string) =>
  db.listing.findFirstOrThrow({ where: { makerId }, include: { variants: true } })

/** A BUM Desa whose one good is made once it is ordered, at most so many at once. */
async function anOrderedGood(room: number) {
  const shop = await aDeskShop({ stock: room })
  const data = { madeToOrder: true, leadTimeDays: 5 }
  await db.listing.updateMany({ where: { shopId: shop.id }, data })
  return shop
}
const roomOf = async ({ variantId }: DeskShop) => {
  const { onHand, held } = await db.variant.findUniqueOrThrow({ where: { id: variantId } })
  return onHand - held
}
const listingIdOf = async ({ id: shopId }: DeskShop) =>
  (await db.listing.findFirstOrThrow({ where: { shopId } })).id

test('a maker who follows the words of the form ends with a good that can be ordered, and no more than that', async () => {
  await aCategory()
  const maker = await aMakerAtHome()
  expect(await maker.send({ ...ordered, stock: '0', leadTimeDays: '' })).toMatchObject({
    data: { errors: { stock: 'roomToMake', leadTimeDays: 'daysToMake' } },
    init: { status: 400 },
  })
  expect(await maker.send({ ...ordered, stock: '3' })).toMatchObject({ status: 302 })
  const listing = await newest(maker.id)
  expect(listing).toMatchObject({ madeToOrder: true, leadTimeDays: 5, variants: [{ onHand: 3 }] })
  const { shopSeller, actor } = maker
  const approval = { listingId: listing.id, from: ['review'], to: 'live' } as const
  await moveListing({ seller: shopSeller, actor }, approval)
  expect(await getListingPage('product', listing.slug)).toMatchObject({
    madeToOrder: true,
    leadTimeDays: 5,
    variants: [{ available: 3 }],
  })
  const variant = { id: listing.variants[0]!.id, price: rupiah(90_000) }
  const buys = async (quantity: number) => {
    const cart = await aCart([{ variant, quantity }])
    return placePurchase(cart.scope, await aCheckout(cart))
  }
  const placed = await Promise.all([buys(2), buys(2)])
  expect(placed.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await buys(1)).toMatchObject({ ok: true })
  expect(await buys(1)).toMatchObject({ ok: false })
})

test('days and nothing ready, without the tick: its seller is told that nobody can order it', async () => {
  await aCategory()
  const maker = await aMakerAtHome()
  await maker.send({ ...ordered, madeToOrder: '', stock: '0' })
  const { id } = await newest(maker.id)
  const listing = await getListingOfSeller(maker.seller, id)
  expect(isNeverReady(listing!)).toBe(true)
  await db.listing.update({ where: { id }, data: { madeToOrder: true } })
  const ticked = await getListingOfSeller(maker.seller, id)
  expect([isNeverReady(ticked!), hasNoRoom(ticked!)]).toEqual([false, true])
})

// Take `giveRoomBack` out of moveOrder and this is red: the good stays full for ever.
test('what was handed over makes room for as many again, once, however often it goes back and forth', async () => {
  const shop = await anOrderedGood(3)
  const { deed } = await aPaidOrder(shop, { quantity: 3 })
  expect(await roomOf(shop)).toBe(0)
  const seller = { shopId: shop.scope }
  const making = await getListingOfSeller(seller, await listingIdOf(shop))
  expect(making!.variants).toMatchObject([{ available: 0, inMaking: 3 }])
  expect((await getTodayWork(shop.scope)).lowStock).toMatchObject([{ left: 0, madeToOrder: true }])
  for (const step of [acceptOrder, packOrder]) await step(deed)
  expect(await roomOf(shop)).toBe(0)
  expect(await handOverOrder(deed)).toMatchObject({ ok: true })
  expect(await roomOf(shop)).toBe(3)
  expect(await takeStepBack(deed)).toMatchObject({ ok: true })
  expect(await handOverOrder(deed)).toMatchObject({ ok: true })
  expect(await markDelivered(deed)).toMatchObject({ ok: true })
  expect(await roomOf(shop)).toBe(3)
  expect((await getTodayWork(shop.scope)).lowStock).toEqual([])
})

const refusal = { preset: 'outOfStock', words: null } as const

// Take the `made` out of returnGoods, or out of putUnsentBack, and this is red: room for more than three.
test('handed over by mistake and refused or sent in part after all, it makes room no second time', async () => {
  const shop = await anOrderedGood(3)
  const refused = await aPaidOrder(shop, { quantity: 3 })
  for (const step of [acceptOrder, packOrder, handOverOrder, takeStepBack]) await step(refused.deed)
  expect(await refuseOrder({ ...refused.deed, refusal })).toMatchObject({ ok: true })
  expect(await roomOf(shop)).toBe(3)
  const { deed, orderId } = await aPaidOrder(shop, { quantity: 3 })
  for (const step of [acceptOrder, packOrder, handOverOrder, takeStepBack]) await step(deed)
  const { id: orderLineId } = await db.orderLine.findFirstOrThrow({ where: { orderId } })
  const sent = await sendInPart({
    ...deed,
    shortages: [{ orderLineId, missing: 1, finalGrams: null }],
    reason: 'damaged',
    isBackOnShelf: true,
    seen: rupiah(10_000),
  })
  expect(sent).toMatchObject({ ok: true })
  await handOverOrder(deed)
  expect(await roomOf(shop)).toBe(3)
})

test('sent in part, it makes room for what was put back and for what has left', async () => {
  const shop = await anOrderedGood(5)
  const { deed, orderId } = await aPaidOrder(shop, { quantity: 5 })
  for (const step of [acceptOrder, packOrder]) await step(deed)
  const { id: orderLineId } = await db.orderLine.findFirstOrThrow({ where: { orderId } })
  const shortages = [{ orderLineId, missing: 2, finalGrams: null }]
  const seen = rupiah(20_000)
  await sendInPart({ ...deed, shortages, reason: 'damaged', isBackOnShelf: true, seen })
  expect(await roomOf(shop)).toBe(2)
  await handOverOrder(deed)
  expect(await roomOf(shop)).toBe(5)
})

// Take `line.made_to_order` or `l.made_to_order` out of giveRoomBack and this is red: stock nobody has.
test('room comes back only for what was made to order when it was ordered and still is', async () => {
  const shop = await anOrderedGood(4)
  const where = { shopId: shop.id }
  const first = await aPaidOrder(shop, { quantity: 2 })
  await db.listing.updateMany({ where, data: { madeToOrder: false } })
  for (const step of [acceptOrder, packOrder, handOverOrder]) await step(first.deed)
  expect(await roomOf(shop)).toBe(2)
  const second = await aPaidOrder(shop, { quantity: 2 })
  await db.listing.updateMany({ where, data: { madeToOrder: true } })
  for (const step of [acceptOrder, packOrder, handOverOrder]) await step(second.deed)
  expect(await roomOf(shop)).toBe(0)
})

test('nobody counts it on the shelves, and its maker is not asked whether it is still there', async () => {
  const shop = await anOrderedGood(4)
  const query = takeListQuery.parse({})
  expect((await listGoodsToCount(shop.scope, query)).goods).toEqual([])
  const asked = await transaction((tx) =>
    askStock(tx, {
      maker: { makerId: shop.makerId, shopId: shop.id },
      actor: { type: 'system', id: null },
      untouchedDays: 0,
    }),
  )
  expect(asked).toEqual([])
})

test('the table takes no good that is made to order in no days', async () => {
  const shop = await aDeskShop()
  await expect(
    db.listing.updateMany({ where: { shopId: shop.id }, data: { madeToOrder: true } }),
  ).rejects.toThrow('listings_made_to_order_check')
})
