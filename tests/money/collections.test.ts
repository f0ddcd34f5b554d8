import { afterAll, expect, test } from 'vitest'
import { type Rupiah, rupiah } from '#app/core/rupiah.ts'
import { mostOpenPerBuyer, notTakenUntilRefused } from '#app/features/collections/terms.ts'
import type { Visit } from '#app/features/bookings/visit.ts'
import { accounts } from '#app/features/ledger/accounts.ts'
import { cancelByBuyer, confirmReceived } from '#app/features/orders/buyer-commands.server.ts'
import { completeDeliveredOrders } from '#app/features/orders/clock-commands.server.ts'
import { cancelUnacceptedOrders } from '#app/features/orders/clock-commands.server.ts'
import { acceptOrder, markDelivered, refuseOrder } from '#app/features/orders/commands.server.ts'
import { giveBackAfterComplaint } from '#app/features/orders/complaint-refund.server.ts'
import { complain } from '#app/features/orders/complaint-commands.server.ts'
import { payAgain } from '#app/features/payments/pay-again.server.ts'
import {
  recordCollection,
  recordNotTaken,
  settleDifference,
} from '#app/features/purchases/collect.server.ts'
import { handBackAtCounter } from '#app/features/refunds/counter-refund.server.ts'
import { listFlows } from '#app/features/till/flows.server.ts'
import { db, pool, transaction } from '#app/server/db.server.ts'
import { aPhone, aPurchase } from '#tests/factories/purchases.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aShop, aVariant } from '#tests/factories/shops.ts'
import {
  aCollectingShop,
  aDueOrder,
  type DueOrder,
  handedOver,
  orderOnDelivery,
  someStaff,
} from './collection-factories.ts'
import { expectInvariants } from './expect-invariants.ts'

afterAll(expectInvariants)

const buyer = { type: 'buyer', id: null } as const
const cash = (amount: Rupiah) => ({ amount, paidWith: 'cash' }) as const

async function balance(code: string): Promise<bigint> {
  const account = await db.ledgerAccount.findUnique({
    where: { code },
    include: { incoming: true, outgoing: true },
  })
  const sum = (rows: { amount: bigint }[] = []) => rows.reduce((all, row) => all + row.amount, 0n)
  return sum(account?.incoming) - sum(account?.outgoing)
}

const statusOf = async ({ purchaseId }: DueOrder) =>
  (await db.purchase.findUniqueOrThrow({ where: { id: purchaseId } })).status
const onHand = async (id: string) => (await db.variant.findUniqueOrThrow({ where: { id } })).onHand
const settle = (order: DueOrder, actor = someStaff()) =>
  transaction((tx) =>
    settleDifference(tx, { orderId: order.orderId, owner: order.deed, actor, why: 'Salah hitung' }),
  )

test('placed without money: stock leaves, the clock starts, nobody is owed anything yet', async () => {
  const shop = await aCollectingShop()
  const order = await aDueOrder(shop)
  expect(order.due).toBe(35_000n)
  expect(await statusOf(order)).toBe('dueOnDelivery')
  expect(await onHand(shop.coffee.id)).toBe(19)
  const { status, acceptBy, soldOn } = await db.order.findUniqueOrThrow({
    where: { id: order.orderId },
  })
  expect({ status, soldOn, isClockRunning: acceptBy !== null }).toEqual({
    status: 'paid',
    soldOn: null,
    isClockRunning: true,
  })
  expect(await balance(accounts.collector(shop.shop.id))).toBe(0n)
  expect(await db.paymentAttempt.count({ where: { purchaseId: order.purchaseId } })).toBe(0)
})

test('what was due is taken: the collector owes all of it, and everybody has a share to the rupiah', async () => {
  const shop = await aCollectingShop()
  const order = await handedOver(await aDueOrder(shop))
  expect(await recordCollection({ ...order.deed, ...cash(order.due) })).toEqual({
    ok: true,
    value: 'paid',
  })
  expect(await statusOf(order)).toBe('paid')
  // Of Rp25.000 10 % is the BUM Desa's and 2 % the platform's; postage is the BUM Desa's.
  expect(await balance(accounts.collector(shop.shop.id))).toBe(-35_000n)
  expect(await balance(accounts.makerPending(shop.coffee.makerId))).toBe(22_000n)
  expect(await balance(accounts.shopPending(shop.shop.id))).toBe(12_500n)
  const { status, soldOn } = await db.order.findUniqueOrThrow({ where: { id: order.orderId } })
  expect({ status, isSold: soldOn !== null }).toEqual({ status: 'delivered', isSold: true })
  await pool.query(`UPDATE orders SET completes_at = now() WHERE id = $1`, [order.orderId])
  await completeDeliveredOrders()
  expect(await balance(accounts.makerPayable(shop.coffee.makerId))).toBe(22_000n)
  expect(await balance(accounts.shopPayable(shop.shop.id))).toBe(12_500n)
})

// Let the checkout believe the form and all of these are green.
test.each([
  ['more than the BUM Desa takes', { mostAmount: 34_999n }],
  ['a kecamatan where no money is taken', { districts: [] }],
  ['a courier who takes none', { byCourier: false }],
] as const)('a forged form does not get %s', async (_, terms) => {
  const { coffee } = await aCollectingShop(terms as Parameters<typeof aCollectingShop>[0])
  const placed = await orderOnDelivery([{ variant: coffee }])
  expect(placed).toMatchObject({ ok: false, reason: 'way-not-offered' })
  expect(await onHand(coffee.id)).toBe(20)
  expect(await db.collection.count({ where: { shopId: coffee.shopId } })).toBe(0)
})

test('nor of a BUM Desa that offers nothing, of two at once, or with a visit among the goods', async () => {
  const { shop, coffee } = await aCollectingShop()
  const other = await aCollectingShop()
  const silent = await aVariant({ shop: await aShop() })
  const beach = await anExperience({ shop })
  const visit: Visit = { kind: 'day', date: inDays(3), sessionId: null }
  const carts = [
    [{ variant: silent }],
    [{ variant: coffee }, { variant: other.coffee }],
    [{ variant: coffee }, { variant: beach, visit }],
  ]
  for (const lines of carts) {
    const placed = await orderOnDelivery(lines)
    expect(placed).toMatchObject({ ok: false, reason: 'way-not-offered' })
  }
})

test('fetched at the pickup point it may be paid there, whatever the kecamatan', async () => {
  const shop = await aCollectingShop({ byCourier: false, districts: [] })
  const { pickupPointId, id } = shop.shop
  const choices = new Map([[id, { method: 'pickup', pickupPointId } as const]])
  const order = await aDueOrder(shop, { choices, address: null })
  expect(order.due).toBe(25_000n)
})

// Without the lock of the number the racing ones count the same few.
test('a buyer has only so many unpaid orders, also when ordering all at once', async () => {
  const { coffee } = await aCollectingShop({ openPerBuyer: 2 })
  const contact = { name: 'Pembeli Contoh', phone: aPhone(), email: null }
  const placed = await Promise.all(
    Array.from({ length: 6 }, () => orderOnDelivery([{ variant: coffee }], { buyer: contact })),
  )
  expect(placed.filter(({ ok }) => ok)).toHaveLength(2)
  expect(await onHand(coffee.id)).toBe(18)
})

test('five unpaid orders of one number are the most, wherever they are from', async () => {
  const contact = { name: 'Pembeli Contoh', phone: aPhone(), email: null }
  for (let turn = 0; turn < mostOpenPerBuyer; turn++) {
    await aDueOrder(await aCollectingShop(), { buyer: contact })
  }
  const { coffee } = await aCollectingShop()
  const placed = await orderOnDelivery([{ variant: coffee }], { buyer: contact })
  expect(placed).toMatchObject({ reason: 'way-not-offered' })
})

test('who leaves three orders lie pays in advance; each time the goods are back and nothing is owed', async () => {
  const shop = await aCollectingShop()
  const contact = { name: 'Pembeli Contoh', phone: aPhone(), email: null }
  for (let turn = 0; turn < notTakenUntilRefused; turn++) {
    const order = await handedOver(await aDueOrder(shop, { buyer: contact }))
    expect(await recordNotTaken(order.deed)).toMatchObject({ ok: true })
    expect(await statusOf(order)).toBe('cancelled')
    expect(await recordCollection({ ...order.deed, ...cash(order.due) })).toMatchObject({
      reason: 'already-changed',
    })
  }
  expect(await onHand(shop.coffee.id)).toBe(20)
  expect(await balance(accounts.collector(shop.shop.id))).toBe(0n)
  const again = await orderOnDelivery([{ variant: shop.coffee }], { buyer: contact })
  expect(again).toMatchObject({ reason: 'way-not-offered' })
  await aDueOrder(shop)
})

// Drop `taken: null` from the update and the money is taken twice.
test('two managers record at once: it is taken once', async () => {
  const shop = await aCollectingShop()
  for (let round = 0; round < 4; round++) {
    const order = await handedOver(await aDueOrder(shop))
    const deeds = Array.from({ length: 4 }, () =>
      recordCollection({ ...order.deed, actor: someStaff(), ...cash(order.due) }),
    )
    const done = await Promise.all(deeds)
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
  }
  expect(await balance(accounts.collector(shop.shop.id))).toBe(-140_000n)
})

test('one records the money while another says it was not taken: one of the two is true', async () => {
  const shop = await aCollectingShop()
  for (let round = 0; round < 6; round++) {
    const order = await handedOver(await aDueOrder(shop))
    const done = await Promise.all([
      recordCollection({ ...order.deed, ...cash(order.due) }),
      recordNotTaken({ ...order.deed, actor: someStaff() }),
    ])
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
  }
})

test('the buyer cancels while the BUM Desa accepts: never both a free and a promised good', async () => {
  const shop = await aCollectingShop()
  for (let round = 0; round < 6; round++) {
    const order = await aDueOrder(shop)
    const cancel = { purchaseToken: order.token, orderId: order.orderId, actor: buyer }
    await Promise.all([
      acceptOrder(order.deed),
      cancelByBuyer({ ...cancel, seen: rupiah(0) }),
      refuseOrder({ ...order.deed, refusal: { preset: 'outOfStock', words: null } }),
    ])
    expect(await statusOf(order)).toBe('cancelled')
    expect(await onHand(shop.coffee.id)).toBe(20)
  }
})

test('money recorded while the buyer of an order that waits too long cancels it: one of the two', async () => {
  const shop = await aCollectingShop()
  const order = await aDueOrder(shop)
  await handedOver(order)
  const cancel = { purchaseToken: order.token, orderId: order.orderId, actor: buyer }
  const done = await Promise.all([
    recordCollection({ ...order.deed, ...cash(order.due) }),
    cancelByBuyer({ ...cancel, seen: rupiah(0) }),
  ])
  expect(done).toMatchObject([{ ok: true }, { ok: false }])
})

test('not answered in time it is cancelled, and nothing has to come back', async () => {
  const shop = await aCollectingShop()
  const order = await aDueOrder(shop)
  await pool.query(`UPDATE orders SET accept_by = now() WHERE id = $1`, [order.orderId])
  await cancelUnacceptedOrders()
  expect(await statusOf(order)).toBe('cancelled')
  expect(await db.refund.count({ where: { purchaseId: order.purchaseId } })).toBe(0)
  expect(await db.collection.findUnique({ where: { orderId: order.orderId } })).toMatchObject({
    endedAs: 'notAcceptedInTime',
  })
})

test.each([
  [30_000n, 'short'],
  [40_000n, 'too much'],
  [0n, 'nothing'],
])(
  'Rp%s taken of Rp35.000 (%s) buys nothing until a second person has settled it',
  async (taken) => {
    const shop = await aCollectingShop()
    const order = await handedOver(await aDueOrder(shop))
    const recorded = await recordCollection({ ...order.deed, ...cash(taken as Rupiah) })
    expect(recorded).toEqual({ ok: true, value: 'differs' })
    expect(await statusOf(order)).toBe('dueOnDelivery')
    expect(await balance(accounts.collector(shop.shop.id))).toBe(0n)
    const dedupeKey = `collection:${order.orderId}`
    const found = () => db.discrepancy.findUniqueOrThrow({ where: { dedupeKey } })
    expect(await found()).toMatchObject({ kind: 'collectedDifferently', amount: taken })
    expect(await settle(order, order.deed.actor)).toEqual({ ok: false, reason: 'own-record' })
    expect((await found()).resolvedAt).toBeNull()
    const settled = await Promise.all([settle(order), settle(order)])
    expect(settled.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await found()).resolvedAt).not.toBeNull()
    expect(await statusOf(order)).toBe('paid')
    // The maker has the whole share: what is short the BUM Desa owes.
    expect(await balance(accounts.collector(shop.shop.id))).toBe(-35_000n)
    expect(await balance(accounts.makerPending(shop.coffee.makerId))).toBe(22_000n)
    const days = await transaction((tx) =>
      listFlows(tx, {
        shopId: order.deed.shopId,
        zone: 'WIB',
        from: inDays(0),
        to: inDays(0),
      }),
    )
    const flows = days.get(inDays(0)) ?? []
    const sum = (kind: string) => flows.find((flow) => flow.kind === kind)?.amount ?? 0n
    expect(sum('collected')).toBe(taken)
    expect(sum('givenBack')).toBe(taken > 35_000n ? taken - 35_000n : 0n)
  },
)

test('nobody is charged twice: what is due at the hand-over has no other way to be paid', async () => {
  const shop = await aCollectingShop()
  const order = await aDueOrder(shop)
  expect(await payAgain(order.token, { way: null })).toMatchObject({ ok: false })
  const other = await aPurchase([{ variant: shop.coffee }])
  const insert = (purchaseId: string) =>
    pool.query(
      `INSERT INTO payment_attempts (id, purchase_id, provider, provider_order_id, amount, expires_at)
       VALUES (gen_random_uuid(), $1, 'midtrans', gen_random_uuid(), 35000, now())`,
      [purchaseId],
    )
  await expect(insert(order.purchaseId)).rejects.toMatchObject({
    constraint: 'collections_not_charged_twice',
  })
  const [paidOnline] = other.orders
  const row = { orderId: paidOnline!.id, purchaseId: other.purchaseId, shopId: shop.shop.id }
  await expect(db.collection.create({ data: { ...row, due: 35_000n } })).rejects.toThrow(
    'being paid already',
  )
})

test('only the money says that it is there: neither the buyer nor the desk marks it delivered', async () => {
  const order = await handedOver(await aDueOrder(await aCollectingShop()))
  const mine = { purchaseToken: order.token, orderId: order.orderId, actor: buyer }
  expect(await confirmReceived(mine)).toMatchObject({ reason: 'already-changed' })
  expect(await markDelivered(order.deed)).toMatchObject({ reason: 'already-changed' })
  expect(await complain({ ...mine, complaint: { kind: 'damaged', words: null } })).toMatchObject({
    ok: false,
  })
})

test('after a complaint the BUM Desa gives back by hand what it took by hand', async () => {
  const shop = await aCollectingShop()
  const order = await handedOver(await aDueOrder(shop))
  await recordCollection({ ...order.deed, ...cash(order.due) })
  const mine = { purchaseToken: order.token, orderId: order.orderId, actor: buyer }
  await complain({ ...mine, complaint: { kind: 'damaged', words: null } })
  expect(await giveBackAfterComplaint(order.deed)).toMatchObject({ ok: true })
  expect(await handBackAtCounter({ ...order.deed, seen: order.due })).toMatchObject({ ok: true })
  expect(await balance(accounts.collector(shop.shop.id))).toBe(0n)
  expect(await balance(accounts.makerPending(shop.coffee.makerId))).toBe(0n)
})

test('what was recorded stays, whoever asks the database', async () => {
  const order = await handedOver(await aDueOrder(await aCollectingShop()))
  await recordCollection({ ...order.deed, ...cash(order.due) })
  const change = (sql: string) => pool.query(`${sql} WHERE order_id = $1`, [order.orderId])
  await expect(change('UPDATE collections SET taken = 1')).rejects.toThrow('stands')
  await expect(change('UPDATE collections SET due = 1')).rejects.toThrow('stands')
  await expect(change('DELETE FROM collections')).rejects.toThrow()
  await expect(
    db.collectionTerms.create({
      data: {
        shopId: (await aShop()).id,
        atPickup: true,
        byCourier: true,
        mostAmount: 2_000_001n,
        openPerBuyer: 1,
        districts: [],
      },
    }),
  ).rejects.toThrow()
})
