import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addToCart } from '#app/features/cart/commands.server.ts'
import { getDraft, saveDraft } from '#app/features/checkout/draft.server.ts'
import { action as choose, loader as delivery } from '#app/routes/checkout/delivery.tsx'
import { parcelCouriers } from '#app/server/couriers.server.ts'
import { action as pay, loader as review } from '#app/routes/checkout/review.tsx'
import { useCouriers } from '#app/server/couriers.server.ts'
import { db } from '#app/server/db.server.ts'
import { requireVisitor } from '#app/server/guards.server.ts'
import { mayAskVendor, vendorQuestions } from '#app/server/rate-limit.server.ts'
import type { BuyerScope } from '#app/server/scopes.server.ts'
import { createBiteship } from '#integrations/shipping/biteship.server.ts'
import { cookieFrom, here, requestWith } from '#tests/accounts/people.ts'
import { createRajaOngkir } from '#integrations/shipping/rajaongkir.server.ts'
import { startBiteshipEmulator } from '#tests/emulators/biteship.ts'
import { startRajaOngkirEmulator } from '#tests/emulators/rajaongkir.ts'
import { faultKinds } from '#tests/emulators/shared/faults.ts'
import { placesIn } from '#tests/emulators/couriers/places.ts'
import type { CourierEmulator } from '#tests/emulators/couriers/world.ts'
import { aPhone } from '#tests/factories/purchases.ts'
import { aShop, aVariant, testVillage } from '#tests/factories/shops.ts'
import { expectInvariants } from './expect-invariants.ts'
import { type PaymentWorld, startPaymentWorld } from './payment-world.ts'

const home = {
  code: testVillage.code,
  village: 'Pikatan',
  district: 'Wonodadi',
  regency: 'Kabupaten Blitar',
  province: 'Jawa Timur',
  postalCode: '66155',
}

let world: PaymentWorld
let vendor: CourierEmulator
beforeAll(async () => {
  world = await startPaymentWorld()
  vendor = await startBiteshipEmulator({ apiKey: 'kunci', ...placesIn([home]) })
})
afterEach(async () => {
  vendor.controls.calm()
  // These tests ask more often in a minute than all buyers together may.
  await vendorQuestions.ofAll.delete('all')
})
afterAll(async () => {
  useCouriers(null)
  await Promise.all([world.stop(), vendor.stop()])
})

const useVendor = () =>
  useCouriers(createBiteship({ apiKey: 'kunci', baseUrl: vendor.url, timeoutMs: 30_000 }))

type Buyer = { scope: BuyerScope; cookie: string; shop: { id: string; pickupPointId: string } }

let grams = 700
/** Of another weight each time, so that no test knows the tariffs of the one before. */
async function aBuyer({
  weightGrams = (grams += 1),
  isLocalOnly = false,
}: { weightGrams?: number; isLocalOnly?: boolean } = {}): Promise<Buyer> {
  useVendor()
  const { scope, headers } = await requireVisitor(requestWith(null), here)
  const shop = await aShop()
  await db.parcelSettings.create({
    data: { shopId: shop.id, villageCode: testVillage.code, couriers: ['jne', 'tiki'] },
  })
  const coffee = await aVariant({ shop })
  await db.variant.update({
    where: { id_shopId: { id: coffee.id, shopId: shop.id } },
    data: { weightGrams },
  })
  const { listingId } = await db.variant.findUniqueOrThrow({ where: { id: coffee.id } })
  await db.listing.update({
    where: { id_shopId: { id: listingId, shopId: shop.id } },
    data: { isLocalOnly },
  })
  await addToCart(scope, { visit: null, variantId: coffee.id, quantity: 2 })
  await saveDraft(scope, {
    buyer: { name: 'Siti', phone: aPhone(), email: '', receive: 'home' },
    address: { villageCode: testVillage.code, street: 'Jl. Melati 1' },
  })
  return { scope, cookie: cookieFrom(headers), shop }
}

const argsFor = (cookie: string, path: string, init: RequestInit = {}) =>
  ({
    request: requestWith(cookie, path, init),
    params: {},
    context: here,
  }) as unknown as ActionFunctionArgs
const post = (cookie: string, path: string, fields: Record<string, string>) =>
  argsFor(cookie, path, { method: 'POST', body: new URLSearchParams(fields) })

async function shownTo({ cookie }: Buyer) {
  const { orders } = await delivery(argsFor(cookie, '/checkout/pengiriman'))
  return orders[0]!.options
}
const offersTo = async (buyer: Buyer) =>
  (await shownTo(buyer)).parcels.offers.map(({ courier, speed, price }) => [courier, speed, price])

async function chooses({ cookie, shop }: Buyer, choice: string): Promise<number> {
  const answer = await choose(
    post(cookie, '/checkout/pengiriman', { [`kirim-${shop.id}`]: choice }),
  )
  return answer instanceof Response ? answer.status : 'init' in answer ? answer.init!.status! : 0
}

async function atReview({ cookie }: Buyer) {
  const { quote, key, seen, asksPhoneEnd } = await review(argsFor(cookie, '/checkout/tinjau'))
  // What the consent names is what the courier in use is told.
  expect(asksPhoneEnd).toBe(parcelCouriers()?.asksPhoneEnd ?? false)
  return { quote, sent: { key, seen, total: `${quote.total}`, consent: 'on' } }
}

async function pays({ cookie }: Buyer, sent: Record<string, string>) {
  const answer = (await pay(post(cookie, '/checkout/tinjau', sent))) as
    | Response
    | { data: { refusal: { reason: string } }; init: ResponseInit }
  return answer instanceof Response ? 'placed' : answer.data.refusal
}

const parcelOf = async ({ shop }: Buyer) =>
  db.order.findFirst({ where: { shopId: shop.id }, include: { parcel: true } })

test('a buyer chooses a courier, and its tariff is frozen with its weight, answer and hour', async () => {
  const buyer = await aBuyer({ weightGrams: 700 })
  const offers = await offersTo(buyer)
  // 2 × 700 g and 100 g of packing are two kilograms within one town.
  expect(offers).toEqual([
    ['jne', 'economy', 14_000n],
    ['jne', 'regular', 16_000n],
    ['tiki', 'regular', 18_000n],
    ['jne', 'nextDay', 30_500n],
  ])
  expect(await chooses(buyer, 'paket:jne:regular')).toBe(302)
  const { quote, sent } = await atReview(buyer)
  expect(quote.shippingTotal).toBe(16_000n)
  expect(await pays(buyer, sent)).toBe('placed')
  const order = await parcelOf(buyer)
  expect(order).toMatchObject({
    deliveryMethod: 'parcelCourier',
    shippingPrice: 16_000n,
    parcel: {
      provider: 'biteship',
      courier: 'jne',
      speed: 'regular',
      service: 'CTC',
      price: 16_000n,
      daysFrom: 2,
      daysTo: 3,
      weightGrams: 1_500,
    },
  })
  const known = await db.courierTariff.findUnique({ where: { id: order!.parcel!.quoteId } })
  expect(known?.askedAt).toEqual(order!.parcel!.quotedAt)
  const { orderId } = order!.parcel!
  await expect(
    db.$executeRaw`UPDATE order_parcels SET price = 1 WHERE order_id = ${orderId}::uuid`,
  ).rejects.toThrow()
  await expect(
    db.$executeRaw`UPDATE orders SET shipping_price = 1, total = total - 15999 WHERE id = ${orderId}::uuid`,
  ).rejects.toThrow(/not the tariff/)
  await expectInvariants()
})

test('a village is looked up once and a tariff is asked once, however many look', async () => {
  const buyer = await aBuyer()
  const asked = (call: string) => vendor.controls.requests().filter((each) => each.call === call)
  const before = asked('tariffs').length
  await Promise.all([offersTo(buyer), offersTo(buyer), offersTo(buyer)])
  await offersTo(buyer)
  expect(asked('tariffs')).toHaveLength(before + 1)
  expect(asked('areas')).toHaveLength(1)
})

/** Asked for so many hours ago, all of it. */
async function letHoursPass(hours: number): Promise<void> {
  await db.$executeRaw`UPDATE courier_areas SET asked_at = asked_at - make_interval(hours => ${hours}::int)`
  await db.$executeRaw`UPDATE courier_tariffs SET asked_at = asked_at - make_interval(hours => ${hours}::int)`
}

// Leave the doubt out and this is red: the old number is nowhere for ever.
test('a vendor that numbered anew is asked for the new number, once nobody goes to the old', async () => {
  const buyer = await aBuyer()
  expect(await offersTo(buyer)).not.toEqual([])
  await db.$executeRaw`UPDATE courier_areas SET area_id = 'IDNP35IDNC350599IDZ66155'`
  await letHoursPass(25)
  expect(await offersTo(buyer)).toEqual([])
  await letHoursPass(7)
  expect(await offersTo(buyer)).not.toEqual([])
  expect((await db.courierArea.findFirstOrThrow()).areaId).not.toContain('350599')
})

// Doubt only what is answered by nobody going there and this is red.
test('a number that is refused in words nobody reads is looked up again as well', async () => {
  const buyer = await aBuyer()
  expect(await offersTo(buyer)).not.toEqual([])
  await letHoursPass(25)
  const lookUps = () => vendor.controls.requests().filter(({ call }) => call === 'areas').length
  const once = lookUps()
  vendor.controls.fault({ call: 'tariffs', kind: 'wrong-json' })
  await offersTo(buyer)
  expect(lookUps()).toBe(once)
  await offersTo(buyer)
  expect(lookUps()).toBeGreaterThan(once)
})

test('a number is looked up again each month, and stays while the vendor is away', async () => {
  const buyer = await aBuyer()
  const before = await offersTo(buyer)
  const lookUps = () => vendor.controls.requests().filter(({ call }) => call === 'areas').length
  const once = lookUps()
  await letHoursPass(24 * 31)
  vendor.controls.fault({ call: 'areas', kind: 'error-503' })
  expect(await offersTo(buyer)).toEqual(before)
  await letHoursPass(24 * 31)
  expect(await offersTo(buyer)).toEqual(before)
  expect(lookUps()).toBeGreaterThan(once + 1)
})

// Take "no offer" for "nobody goes there" and this is red.
test('services with other names are no reason to doubt the way, and what was known is good for a day', async () => {
  const asked = async () => (await db.courierArea.findMany()).map(({ askedAt }) => askedAt)
  const buyer = await aBuyer()
  const before = await offersTo(buyer)
  await letHoursPass(25)
  const times = await asked()
  vendor.controls.mood({ mood: 'renamed' })
  expect((await shownTo(buyer)).parcels).toMatchObject({ offers: [], problem: 'away' })
  await db.$executeRaw`UPDATE courier_tariffs SET asked_at = now() - interval '7 hours'`
  expect(await offersTo(buyer)).toEqual(before)
  expect(await asked()).toEqual(times)
})

test('what the form says is never a price: no such courier, no such speed, not used here', async () => {
  const buyer = await aBuyer()
  for (const choice of ['paket:jne:gratis', 'paket:constructor:regular', 'paket:pos:regular']) {
    expect(await chooses(buyer, choice)).toBe(422)
  }
})

test('a tariff that changed goes back to the review page with the new total, and charges nobody', async () => {
  const buyer = await aBuyer({ weightGrams: 701 })
  await chooses(buyer, 'paket:jne:regular')
  const { sent } = await atReview(buyer)
  vendor.controls.surcharge({ amount: 5_000 })
  await db.$executeRaw`UPDATE courier_tariffs SET asked_at = now() - interval '7 hours'`
  expect(await pays(buyer, sent)).toMatchObject({
    reason: 'review-changed',
    changes: ['delivery', 'total'],
  })
  expect(await parcelOf(buyer)).toBeNull()
  const again = await atReview(buyer)
  expect(again.quote.shippingTotal).toBe(21_000n)
  expect(await pays(buyer, again.sent)).toBe('placed')
})

test('while the vendor is away a tariff is good for a day, and not for longer', async () => {
  const buyer = await aBuyer()
  await chooses(buyer, 'paket:jne:regular')
  const { sent } = await atReview(buyer)
  useCouriers(null)
  useVendor()
  await vendor.stop()
  vendor = { ...vendor, stop: async () => {} }
  await db.$executeRaw`UPDATE courier_tariffs SET asked_at = now() - interval '23 hours'`
  expect((await atReview(buyer)).sent).toMatchObject({ seen: sent.seen, total: sent.total })
  await db.$executeRaw`UPDATE courier_tariffs SET asked_at = now() - interval '25 hours'`
  expect(await pays(buyer, sent)).toMatchObject({ reason: 'cart-problem' })
  const { parcels, pickupPoints, courierPrice } = await shownTo(buyer)
  expect(parcels).toMatchObject({ offers: [], problem: 'away' })
  expect([pickupPoints.length, courierPrice]).toEqual([1, 10_000n])
  expect(await chooses(buyer, 'villageCourier')).toBe(302)
  expect(await pays(buyer, (await atReview(buyer)).sent)).toBe('placed')
  vendor = await startBiteshipEmulator({ apiKey: 'kunci', ...placesIn([home]) })
})

const vendors = {
  biteship: { start: startBiteshipEmulator, create: createBiteship },
  rajaongkir: { start: startRajaOngkirEmulator, create: createRajaOngkir },
} as const

// G1, the column of tariffs.
describe.each(['biteship', 'rajaongkir'] as const)('when %s fails', (name) => {
  const { start, create } = vendors[name]
  let its: CourierEmulator
  beforeAll(async () => {
    its = await start({ apiKey: 'kunci', ...placesIn([home]) })
  })
  afterAll(() => its.stop())

  test.each(faultKinds)(
    'by %s, pickup and the village courier are left, and one pays',
    async (kind) => {
      const buyer = await aBuyer()
      const timeoutMs = kind.startsWith('timeout') ? 1_000 : 30_000
      useCouriers(create({ apiKey: 'kunci', baseUrl: its.url, timeoutMs }))
      const asked = () => its.controls.requests().filter(({ call }) => call === 'tariffs').length
      const before = asked()
      its.controls.fault({ call: 'tariffs', kind, ms: 100 })
      const { parcels, courierPrice } = await shownTo(buyer)
      // A late answer is one.
      const problem = kind === 'slow' ? null : 'away'
      expect({ problem: parcels.problem, courierPrice }).toEqual({ problem, courierPrice: 10_000n })
      expect(parcels.offers.length > 0).toBe(kind === 'slow')
      expect(asked()).toBe(before + 1)
      expect(await chooses(buyer, `pickup:${buyer.shop.pickupPointId}`)).toBe(302)
      expect(await pays(buyer, (await atReview(buyer)).sent)).toBe('placed')
    },
  )
})

// Leave mayAskVendor out of findParcelOffers and this is red.
test('who has asked the vendor too often sees what is known, and the rest of the checkout', async () => {
  const buyer = await aBuyer()
  const known = await offersTo(buyer)
  for (let turn = 0; turn < 40; turn += 1) await mayAskVendor(buyer.scope.sessionId)
  expect(await offersTo(buyer)).toEqual(known)
  await db.$executeRaw`UPDATE courier_tariffs SET asked_at = now() - interval '25 hours'`
  const before = vendor.controls.requests().length
  expect(await shownTo(buyer)).toMatchObject({
    parcels: { offers: [], problem: 'away' },
    courierPrice: 10_000n,
  })
  expect(vendor.controls.requests()).toHaveLength(before)
})

test('after several failures nobody waits for the vendor any more', async () => {
  const buyer = await aBuyer()
  vendor.controls.fault({ call: '*', kind: 'error-503', times: 100 })
  for (let look = 0; look < 6; look += 1) await shownTo(buyer)
  const before = vendor.controls.requests().length
  expect((await shownTo(buyer)).parcels.problem).toBe('away')
  expect(vendor.controls.requests()).toHaveLength(before)
})

test('goods without a weight, goods for the neighbourhood and places nobody goes to have no tariff', async () => {
  const problemOf = async (buyer: Buyer) => (await shownTo(buyer)).parcels.problem
  expect(await problemOf(await aBuyer({ weightGrams: 0 }))).toBe('no-weight')
  expect(await problemOf(await aBuyer({ isLocalOnly: true }))).toBe('local-only')
  vendor.controls.mood({ mood: 'nobody' })
  expect(await problemOf(await aBuyer())).toBe('nobody')
  vendor.controls.mood({ mood: 'free' })
  expect(await problemOf(await aBuyer())).toBe('nobody')
})

test('without a vendor, an address or a setting nobody speaks of parcels', async () => {
  const buyer = await aBuyer()
  await db.parcelSettings.deleteMany({ where: { shopId: buyer.shop.id } })
  expect((await shownTo(buyer)).parcels).toMatchObject({ offers: [], problem: null })
  const other = await aBuyer()
  useCouriers(null)
  expect((await shownTo(other)).parcels).toMatchObject({ offers: [], problem: null })
  useVendor()
  const { buyer: typed } = await getDraft(other.scope)
  await saveDraft(other.scope, { buyer: { ...typed, receive: 'pickup' } })
  expect((await shownTo(other)).parcels).toMatchObject({ offers: [], problem: null })
})
