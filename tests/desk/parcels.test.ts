import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { rupiah } from '#app/core/rupiah.ts'
import { askAboutArrivals } from '#app/features/orders/arrival-commands.server.ts'
import { acceptOrder, markDelivered, packOrder } from '#app/features/orders/commands.server.ts'
import { getOrderForShop } from '#app/features/orders/order-page.server.ts'
import { recordWaybill } from '#app/features/orders/waybill-commands.server.ts'
import { getPurchasePage } from '#app/features/purchases/purchase-page.server.ts'
import { followDueParcels } from '#app/features/shipping/follow-parcels.server.ts'
import { keepTariff } from '#app/features/shipping/parcel-tariffs.server.ts'
import { action as typeWaybill } from '#app/routes/kelola/order-waybill.tsx'
import { action as hint } from '#app/routes/webhooks/biteship.ts'
import { useCouriers } from '#app/server/couriers.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { createBiteship } from '#integrations/shipping/biteship.server.ts'
import { startBiteshipEmulator } from '#tests/emulators/biteship.ts'
import { placesIn } from '#tests/emulators/couriers/places.ts'
import type { CourierEmulator } from '#tests/emulators/couriers/world.ts'
import { aPurchase, tellPayment } from '#tests/factories/purchases.ts'
import { aShop, aVariant, testVillage } from '#tests/factories/shops.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { aDesk } from './calendar-desk.ts'

let vendor: CourierEmulator
/** The vendor, given this long for each answer. */
function waitAtMost(timeoutMs: number): void {
  useCouriers(createBiteship({ apiKey: 'kunci', baseUrl: vendor.url, timeoutMs }))
}

beforeAll(async () => {
  vendor = await startBiteshipEmulator({ apiKey: 'kunci', ...placesIn([]) })
  waitAtMost(30_000)
})
afterEach(() => vendor.controls.calm())
afterAll(async () => {
  useCouriers(null)
  await vendor.stop()
  await expectInvariants()
})

/** Sold with JNE and packed; nobody has brought it to the counter. */
async function aPackedOrder() {
  const shop = await aShop()
  const desk = await aDesk(shop)
  const variant = await aVariant({ shop })
  const own = { where: { id_shopId: { id: variant.id, shopId: shop.id } } }
  await db.variant.update({ ...own, data: { weightGrams: 400 } })
  const settings = { villageCode: testVillage.code, couriers: ['jne'] }
  await db.parcelSettings.create({ data: { shopId: shop.id, ...settings } })
  const price = rupiah(9_000)
  await keepTariff(
    {
      provider: 'biteship',
      fromVillage: testVillage.code,
      toVillage: testVillage.code,
      weightGrams: 500,
      value: price,
      couriers: ['jne'],
    },
    [{ courier: 'jne', speed: 'regular', service: 'REG', price, days: { from: 2, to: 3 } }],
  )
  const choice = { method: 'parcelCourier', courier: 'jne', speed: 'regular' } as const
  const choices = new Map([[shop.id, choice]])
  const { orders, attemptId, token } = await aPurchase([{ variant }], { choices })
  await tellPayment(attemptId)
  const orderId = orders[0]!.id
  const deed = { shopId: desk.scope, orderId, actor: desk.manager }
  await acceptOrder(deed)
  await packOrder(deed)
  const { number } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  return { ...desk, orderId, deed, number, token: mintScope.purchaseToken(token) }
}
type Order = Awaited<ReturnType<typeof aPackedOrder>>

let waybills = 0
const aWaybill = () => `JX${process.pid}${String((waybills += 1)).padStart(4, '0')}`

async function aSentOrder(waybill = aWaybill()) {
  const order = await aPackedOrder()
  const sent = await recordWaybill({ ...order.deed, courier: 'jne', number: waybill })
  if (!sent.ok) throw new Error(sent.reason)
  vendor.controls.bring({ courier: 'jne', waybill })
  return { ...order, waybill }
}

async function typed({ cookie, number }: Order, fields: Record<string, string>) {
  const answer = await typeWaybill({
    request: new Request(`http://localhost:3000/kelola/pesanan/${number}/resi`, {
      method: 'POST',
      headers: { Cookie: cookie },
      body: new URLSearchParams(fields),
    }),
    params: { number },
    context: {},
  } as unknown as ActionFunctionArgs)
  if (answer instanceof Response) return { status: answer.status }
  return {
    status: (answer as { init: ResponseInit }).init.status,
    ...(answer as { data: object }).data,
  }
}

const waybillOf = ({ orderId }: { orderId: string }) =>
  db.waybill.findFirst({ where: { orderId }, include: { events: { orderBy: { at: 'asc' } } } })
const orderOf = ({ orderId }: { orderId: string }) =>
  db.order.findUniqueOrThrow({ where: { id: orderId } })
const letTimePass = () =>
  pool.query(`UPDATE waybills SET next_check_at = now() WHERE next_check_at IS NOT NULL`)

async function follow() {
  await letTimePass()
  return followDueParcels()
}

test('the number of the slip hands a packed order over, and buyer and BUM Desa read it', async () => {
  const order = await aPackedOrder()
  expect(await typed(order, { courier: 'pos', number: ' p 1234-567890 ' })).toEqual({ status: 302 })
  expect(await orderOf(order)).toMatchObject({ status: 'handedOver' })
  const said = { courier: 'pos', number: 'P1234-567890', status: null, events: [], isOld: false }
  const { number, scope: shopId } = order
  expect((await getOrderForShop({ shopId, number, role: 'manager' }))?.waybill).toMatchObject(said)
  expect((await getPurchasePage(order.token))?.orders[0]?.waybill).toMatchObject(said)
  const deeds = await db.auditEntry.findMany({
    where: { subjectId: order.orderId, action: 'waybill-recorded' },
  })
  expect(deeds).toMatchObject([
    { shopId, actorId: order.manager.id, details: { before: null, after: 'pos P1234-567890' } },
  ])
})

test('what is no number or no courier is said, kept as typed, and hands over nothing', async () => {
  const order = await aPackedOrder()
  for (const number of ['', '123', 'JX/../1', '１２３４５６７', 'x'.repeat(500), 'JX12345\0']) {
    const answer = await typed(order, { courier: 'jne', number })
    expect(answer).toMatchObject({ status: 400, problems: { number: 'number' } })
  }
  const answer = await typed(order, { courier: 'constructor', number: 'JX1234567890' })
  expect(answer).toMatchObject({ status: 400, fields: { number: 'JX1234567890' } })
  expect(await orderOf(order)).toMatchObject({ status: 'packed' })
})

test('only an order that goes by a courier and is at the counter has a number', async () => {
  const delivered = await aSentOrder()
  await markDelivered(delivered.deed)
  expect(await typed(delivered, { courier: 'jne', number: aWaybill() })).toMatchObject({
    status: 409,
  })
  const other = await aSentOrder()
  const stranger = { ...delivered.deed, orderId: other.orderId }
  const number = aWaybill()
  expect(await recordWaybill({ ...stranger, courier: 'jne', number })).toMatchObject({ ok: false })
  expect((await waybillOf(other))?.number).toBe(other.waybill)
})

test('nothing leaves before the payment can no longer be taken back', async () => {
  const order = await aPackedOrder()
  await pool.query(`UPDATE orders SET shippable_at = now() + interval '5 minutes' WHERE id = $1`, [
    order.orderId,
  ])
  const answer = await typed(order, { courier: 'jne', number: aWaybill() })
  expect(answer).toMatchObject({ status: 409, refusal: 'not-final-yet' })
  expect(await waybillOf(order)).toBeNull()
})

test('each thing that a courier tells is kept once, and a parcel never goes backward', async () => {
  const order = await aSentOrder()
  await vendor.controls.next(order)
  await follow()
  await Promise.all([follow(), follow()])
  const onTheWay = await waybillOf(order)
  expect(onTheWay).toMatchObject({ status: 'onTheWay', failures: 0, deliveredAt: null })
  expect(onTheWay!.events.map(({ note }) => note)).toEqual([
    'Paket diterima di konter',
    'Paket berangkat dari gudang asal',
  ])
  await vendor.controls.move({ ...order, to: 'confirmed' })
  await follow()
  expect(await waybillOf(order)).toMatchObject({ status: 'onTheWay' })
})

test('delivered, says the courier: the buyer is asked at once and has two days, and nobody asks it again', async () => {
  const order = await aSentOrder()
  const other = await aSentOrder()
  await vendor.controls.move({ ...order, to: 'delivered' })
  await follow()
  expect(await waybillOf(order)).toMatchObject({ status: 'delivered', nextCheckAt: null })
  await askAboutArrivals()
  const { status, presumedDeliveredAt } = await orderOf(order)
  expect(status).toBe('handedOver')
  expect((presumedDeliveredAt!.getTime() - Date.now()) / 86_400_000).toBeCloseTo(2, 1)
  expect((await orderOf(other)).presumedDeliveredAt).toBeNull()
  // Already asked with a week to answer: the word of the courier takes no day away.
  await pool.query(
    `UPDATE orders SET presumed_delivered_at = now() + interval '6 days' WHERE id = $1`,
    [other.orderId],
  )
  const promised = (await orderOf(other)).presumedDeliveredAt
  await vendor.controls.move({ ...other, to: 'delivered' })
  await follow()
  await askAboutArrivals()
  expect((await orderOf(other)).presumedDeliveredAt).toEqual(promised)
})

test('a parcel that was delivered before this one was handed over is somebody else’s', async () => {
  const order = await aSentOrder()
  await vendor.controls.move({ ...order, to: 'delivered', at: '2020-01-01T00:00:00.000Z' })
  await follow()
  await askAboutArrivals()
  expect(await waybillOf(order)).toMatchObject({ status: null, deliveredAt: null, events: [] })
  expect((await orderOf(order)).presumedDeliveredAt).toBeNull()
})

test('a corrected number forgets what was told of the other parcel, and starts anew', async () => {
  const order = await aSentOrder()
  await vendor.controls.next(order)
  await follow()
  const number = aWaybill()
  expect(await typed(order, { courier: 'jne', number })).toEqual({ status: 302 })
  expect(await waybillOf(order)).toMatchObject({
    number,
    status: null,
    checkedAt: null,
    events: [],
  })
  await follow()
  expect(await waybillOf(order)).toMatchObject({ status: null, failures: 1, events: [] })
})

test.each(['timeout-before', 'error-500-before', 'html-502', 'wrong-json', 'cut-body'] as const)(
  'with a vendor that answers %s both pages show what was known last, and it is asked ever more seldom',
  async (kind) => {
    const order = await aSentOrder()
    await vendor.controls.next(order)
    await follow()
    const known = await waybillOf(order)
    await pool.query(`UPDATE waybills SET next_check_at = NULL WHERE order_id <> $1`, [
      order.orderId,
    ])
    vendor.controls.fault({ call: 'track', kind, times: 2 })
    waitAtMost(1_000)
    await follow()
    await follow()
    waitAtMost(30_000)
    const after = await waybillOf(order)
    const { status, checkedAt, events } = known!
    expect(after).toMatchObject({ status, checkedAt, events, failures: 2 })
    expect((after!.nextCheckAt!.getTime() - Date.now()) / 60_000).toBeCloseTo(10, 0)
    const page = await getPurchasePage(order.token)
    expect(page?.orders[0]?.waybill).toMatchObject({ status: 'onTheWay', isOld: true })
    await follow()
    expect(await waybillOf(order)).toMatchObject({ failures: 0 })
  },
)

test('of one courier only a few are asked about in a minute, and each by one worker', async () => {
  await pool.query(`UPDATE waybills SET next_check_at = NULL`)
  for (let count = 0; count < 7; count += 1) await aSentOrder()
  await letTimePass()
  const asked = await Promise.all([followDueParcels(), followDueParcels()])
  expect(asked.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(7)
  expect(Math.max(...asked)).toBeLessThanOrEqual(5)
})

async function hear(body: string): Promise<number> {
  const request = new Request('http://localhost:3000/webhooks/biteship', { method: 'POST', body })
  return (await hint({ request, params: {}, context: {} } as unknown as ActionFunctionArgs)).status
}

test('an unsigned notification only makes us ask: a forged delivery delivers nothing', async () => {
  await pool.query(`UPDATE waybills SET next_check_at = NULL`)
  const order = await aSentOrder()
  await vendor.controls.next(order)
  await follow()
  const forged = { event: 'order.status', courier_waybill_id: order.waybill, status: 'delivered' }
  expect(await hear(JSON.stringify(forged))).toBe(200)
  expect(await waybillOf(order)).toMatchObject({ status: 'onTheWay', deliveredAt: null })
  // Asked a moment ago, so it is not asked again for everybody who likes to post.
  expect((await waybillOf(order))!.nextCheckAt!.getTime()).toBeGreaterThan(Date.now() + 3_600_000)
  await pool.query(
    `UPDATE waybills SET checked_at = now() - interval '6 minutes' WHERE order_id = $1`,
    [order.orderId],
  )
  await hear(JSON.stringify(forged))
  expect((await waybillOf(order))!.nextCheckAt!.getTime()).toBeLessThan(Date.now() + 1_000)
  await followDueParcels()
  expect(await waybillOf(order)).toMatchObject({ status: 'onTheWay', deliveredAt: null })
})

test('an empty notification registers the address; nonsense, strangers and the wrong vendor do nothing', async () => {
  for (const body of [
    '{}',
    '',
    'null',
    '[]',
    '{"courier_waybill_id":7}',
    '{"courier_waybill_id":"%00"}',
  ]) {
    expect(await hear(body)).toBe(200)
  }
  expect(await hear(JSON.stringify({ courier_waybill_id: 'NOBODYKNOWS' }))).toBe(200)
  useCouriers(null)
  expect(await hear('{}')).toBe(404)
})
