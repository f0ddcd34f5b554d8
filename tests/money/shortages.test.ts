import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { rupiah } from '#app/core/rupiah.ts'
import { tellOrderShortened } from '#app/features/messages/tell-buyer.server.ts'
import { cancelByBuyer } from '#app/features/orders/buyer-commands.server.ts'
import {
  acceptOrder,
  handOverOrder,
  packOrder,
  refuseOrder,
} from '#app/features/orders/commands.server.ts'
import { previewEnding } from '#app/features/orders/cancel-order.server.ts'
import { sendRefund } from '#app/features/refunds/send-refund.server.ts'
import { sendInPart } from '#app/features/orders/shortage-commands.server.ts'
import { db, pool, transaction } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { aPaidOrder, aShop, type DeskShop, moveAttemptTo } from '#tests/desk/desk-story.ts'
import { expectInvariants } from './expect-invariants.ts'
import {
  anOpenPurchase,
  type PaymentWorld,
  refundsOf,
  runMoneyJobs,
  startPaymentWorld,
} from './payment-world.ts'

let world: PaymentWorld
beforeAll(async () => {
  world = await startPaymentWorld()
})
afterAll(() => world.stop())
afterAll(expectInvariants)

const refusal = { preset: 'outOfStock', words: null } as const

// First, because the payments of the others are known to no provider.
test('the provider is down: what is missing waits, and goes back once when it is there again', async () => {
  const purchase = await anOpenPurchase()
  await world.controls.pay({ orderId: purchase.orderId })
  await runMoneyJobs()
  const [placed] = purchase.orders
  const deed = {
    shopId: mintScope.shop(placed!.shopId),
    orderId: placed!.id,
    actor: { type: 'staff', id: newId() } as const,
  }
  await acceptOrder(deed)
  const line = await db.orderLine.findFirstOrThrow({ where: { orderId: deed.orderId } })
  // One line of one piece: a kilogram that weighed half.
  await db.orderLine.update({ where: { id: line.id }, data: { unit: 'kg' } })
  const half = rupiah((line.unitPrice * BigInt(line.quantity)) / 2n)
  world.controls.fault({ call: 'refund', kind: 'error-503', times: 2 })
  const shortages = [{ orderLineId: line.id, missing: 0, finalGrams: line.quantity * 500 }]
  const sent = await sendInPart({
    ...deed,
    shortages,
    reason: null,
    isBackOnShelf: false,
    seen: half,
  })
  expect(sent).toMatchObject({ ok: true })
  await expect(runMoneyJobs()).rejects.toThrow('server-error')
  const [waiting] = await refundsOf(purchase.purchaseId)
  expect(waiting).toMatchObject({ amount: half, status: 'requested' })
  world.controls.clearFaults()
  for (let turn = 0; turn < 2; turn++) await sendRefund(waiting!.id)
  await world.controls.confirmRefund({ orderId: purchase.orderId })
  await runMoneyJobs()
  expect(await refundsOf(purchase.purchaseId)).toMatchObject([
    { amount: half, status: 'confirmed' },
  ])
})

test('what is missing goes back to the rupiah, from every share of its line alone', async () => {
  const shop = await aShop()
  const order = await anAcceptedOrder(shop, 3)
  expect(await sendInPart(order.short({ missing: 1 }, 10_000))).toMatchObject({ ok: true })
  expect(await db.refund.findMany({ where: { orderId: order.orderId } })).toMatchObject([
    { amount: 10_000n, reason: 'shippedInPart', status: 'requested' },
  ])
  // Of Rp30.000 10 % was the BUM Desa's, 2 % the platform's; of each a third went back.
  expect(await balance(`maker:${shop.makerId}:pending`)).toBe(17_600n)
  expect(await balance(`shop:${shop.id}:pending`)).toBe(2_000n)
  expect(await stockOf(shop)).toBe(8)
  for (const step of [packOrder, handOverOrder])
    expect(await step(order.deed)).toMatchObject({ ok: true })
  expect(await sendInPart(order.short({ missing: 1 }, 10_000))).toEqual({
    ok: false,
    reason: 'already-changed',
  })
})

// Let `returnGoods` forget what was missing and this is red: the gone piece would be sold again.
test.each([
  [true, 10],
  [false, 9],
])(
  'an order sent in part and then refused gives back the rest; on the shelf: %s',
  async (isBack, stock) => {
    const shop = await aShop()
    const order = await anAcceptedOrder(shop, 3)
    await sendInPart({ ...order.short({ missing: 1 }, 10_000), isBackOnShelf: isBack })
    expect(await refuseOrder({ ...order.deed, refusal })).toMatchObject({ ok: true })
    const refunds = await db.refund.findMany({
      where: { orderId: order.orderId },
      orderBy: { amount: 'asc' },
    })
    expect(refunds.map(({ amount }) => amount)).toEqual([10_000n, 20_000n])
    expect(await stockOf(shop)).toBe(stock)
    expect(await balance(`maker:${shop.makerId}:pending`)).toBe(0n)
  },
)

test('a lighter weight gives the difference back, a heavier one nothing, each once', async () => {
  const shop = await aShop()
  const [light, heavy] = [await anAcceptedOrder(shop, 2), await anAcceptedOrder(shop, 2)]
  await db.$executeRaw`UPDATE order_lines SET unit = 'kg' WHERE shop_id = ${shop.id}::uuid`
  const weigh = (finalGrams: number) => ({ missing: 0, finalGrams })
  const only = { reason: null, isBackOnShelf: false }
  expect(await sendInPart({ ...light.short(weigh(1_850), 1_500), ...only })).toMatchObject({
    ok: true,
  })
  expect(await sendInPart({ ...heavy.short(weigh(2_300), 0), ...only })).toMatchObject({ ok: true })
  expect(await db.refund.findMany({ where: { order: { shopId: shop.id } } })).toMatchObject([
    { orderId: light.orderId, amount: 1_500n, reason: 'finalWeight' },
  ])
  expect(await stockOf(shop)).toBe(6)
})

test('another sum, too many, everything, another shop, a contested payment: nothing is given back', async () => {
  const [shop, stranger] = [await aShop(), await aShop()]
  const order = await anAcceptedOrder(shop, 2)
  const other = { shopId: stranger.scope, actor: stranger.manager }
  for (const [deed, reason] of [
    [order.short({ missing: 1 }, 9_999), 'terms-changed'],
    [order.short({ missing: 3 }, 30_000), 'already-changed'],
    [order.short({ missing: 2 }, 20_000), 'nothing-left'],
    [{ ...order.short({ missing: 1 }, 10_000), ...other }, 'already-changed'],
    [{ ...order.short({ missing: 1 }, 0), shortages: [] }, 'terms-changed'],
  ] satisfies [Parameters<typeof sendInPart>[0], string][]) {
    expect(await sendInPart(deed)).toEqual({ ok: false, reason })
  }
  const gone = await anAcceptedOrder(shop, 2)
  for (const step of [packOrder, handOverOrder]) await step(gone.deed)
  expect(await sendInPart(gone.short({ missing: 1 }, 10_000))).toEqual({
    ok: false,
    reason: 'already-changed',
  })
  await transaction((tx) => moveAttemptTo(tx, order.purchase.attemptId, 'disputed'))
  expect(await sendInPart(order.short({ missing: 1 }, 10_000))).toEqual({
    ok: false,
    reason: 'refund-disputed',
  })
  expect(await db.refund.count({ where: { orderId: order.orderId } })).toBe(0)
})

// Take the locks of payment, order and goods away and one of the two ends in an error of the database.
test('two colleagues find the same piece missing at once: it goes back once', async () => {
  const shop = await aShop({ stock: 100 })
  for (let round = 0; round < 4; round++) {
    const order = await anAcceptedOrder(shop, 3)
    const both = await Promise.all(
      [1, 2].map(() => sendInPart(order.short({ missing: 1 }, 10_000))),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.refund.findMany({ where: { orderId: order.orderId } })).toHaveLength(1)
  }
})

test('the buyer cancels while a part is given back: all of the money goes back, none of it twice', async () => {
  const shop = await aShop({ stock: 100 })
  for (let round = 0; round < 4; round++) {
    const order = await anAcceptedOrder(shop, 3)
    const { orderId, purchase } = order
    // Somebody waits for more than a week: the buyer may cancel again.
    await pool.query(`UPDATE orders SET accepted_at = now() - interval '8 days' WHERE id = $1`, [
      orderId,
    ])
    const cancel = async () => {
      const { amount: seen } = await previewEnding(
        { id: orderId, shopId: shop.id },
        'buyerCancelled',
      )
      const actor = { type: 'buyer', id: null } as const
      return cancelByBuyer({ orderId, purchaseToken: purchase.token, actor, seen })
    }
    await Promise.all([sendInPart(order.short({ missing: 1 }, 10_000)), cancel()])
    // Whoever saw another sum than there was in the end looks again.
    await cancel()
    const refunds = await db.refund.findMany({ where: { orderId } })
    expect(refunds.reduce((sum, { amount }) => sum + amount, 0n)).toBe(30_000n)
    expect((await db.order.findUniqueOrThrow({ where: { id: orderId } })).status).toBe('cancelled')
  }
  expect(await stockOf(shop)).toBe(100)
})

test('the buyer is told what is missing and what comes back, once', async () => {
  const shop = await aShop()
  const order = await anAcceptedOrder(shop, 3)
  await sendInPart(order.short({ missing: 1 }, 10_000))
  const { id: refundId } = await db.refund.findFirstOrThrow({ where: { orderId: order.orderId } })
  for (let turn = 0; turn < 2; turn++)
    await tellOrderShortened({ orderId: order.orderId, refundId })
  const letters = await db.message.findMany({
    where: { purchaseId: order.purchase.id, template: 'order-shortened' },
  })
  expect(letters).toHaveLength(1)
  expect(letters[0]!.text).toMatch(/1 dari 3 tidak dikirim karena stoknya ternyata habis/)
  expect(letters[0]!.text).toContain('Rp10.000')
})

async function anAcceptedOrder(shop: DeskShop, quantity: number) {
  const placed = await aPaidOrder(shop, { quantity })
  await acceptOrder(placed.deed)
  const line = await db.orderLine.findFirstOrThrow({ where: { orderId: placed.orderId } })
  const short = (what: { missing: number; finalGrams?: number }, seen: number) => ({
    ...placed.deed,
    shortages: [{ orderLineId: line.id, finalGrams: null, ...what }],
    reason: 'outOfStock' as const,
    isBackOnShelf: true,
    seen: rupiah(seen),
  })
  return { ...placed, short }
}

async function stockOf({ variantId }: DeskShop): Promise<number> {
  return (await db.variant.findUniqueOrThrow({ where: { id: variantId } })).onHand
}

async function balance(code: string): Promise<bigint> {
  const { rows } = await pool.query<{ sum: string }>(
    `SELECT coalesce(sum(CASE WHEN a.id = p.to_account_id THEN p.amount ELSE -p.amount END), 0)::text AS sum
     FROM ledger_accounts a JOIN postings p ON a.id IN (p.from_account_id, p.to_account_id)
     WHERE a.code = $1`,
    [code],
  )
  return BigInt(rows[0]!.sum)
}
