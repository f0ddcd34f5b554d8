import { rupiah } from '#app/core/rupiah.ts'
import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { cancelByBuyer, confirmReceived } from '#app/features/orders/buyer-commands.server.ts'
import {
  cancelUnacceptedOrders,
  completeDeliveredOrders,
  completeOrder,
} from '#app/features/orders/clock-commands.server.ts'
import {
  acceptOrder,
  handOverOrder,
  markDelivered,
  packOrder,
  refuseOrder,
} from '#app/features/orders/commands.server.ts'
import { canBecome, type OrderStatus, orderStatuses } from '#app/features/orders/order-status.ts'
import { undoPayment } from '#app/features/purchases/commands.server.ts'
import { db, pool, transaction } from '#app/server/db.server.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { aPaidOrder, aPaidPurchase, aShop, type DeskShop, moveAttemptTo } from './desk-story.ts'

afterAll(expectInvariants)

const refusal = { preset: 'outOfStock', words: 'Mohon maaf' } as const
const buyer = { type: 'buyer', id: null } as const

const deeds = {
  accept: acceptOrder,
  pack: packOrder,
  handOver: handOverOrder,
  deliver: markDelivered,
  refuse: (deed: Deed) => refuseOrder({ ...deed, refusal }),
}
const wayThere = [acceptOrder, packOrder, handOverOrder, markDelivered]

test.each([
  ['paid', 0, { accept: 'accepted', refuse: 'cancelled' }],
  ['accepted', 1, { pack: 'packed', refuse: 'cancelled' }],
  ['packed', 2, { handOver: 'handedOver', refuse: 'cancelled' }],
  ['handedOver', 3, { deliver: 'delivered' }],
  ['delivered', 4, {}],
] as const)(
  'a BUM Desa takes an order that is %s only along its edges',
  async (status, steps, edges) => {
    const shop = await aShop({ stock: 100 })
    const arrive = async () => {
      const order = await aPaidOrder(shop, { quantity: 1 })
      for (const step of wayThere.slice(0, steps)) await step(order.deed)
      expect(await statusOf(order.orderId)).toBe(status)
      return order
    }
    const still = await arrive()
    for (const [name, deed] of Object.entries(deeds)) {
      const to = (edges as Record<string, string>)[name]
      if (to) {
        const order = await arrive()
        expect(await deed(order.deed)).toMatchObject({ ok: true })
        expect(await statusOf(order.orderId)).toBe(to)
        await expectTrail(order.orderId)
      } else expect(await deed(still.deed)).toEqual({ ok: false, reason: 'already-changed' })
    }
    expect(await statusOf(still.orderId)).toBe(status)
    await expectTrail(still.orderId)
  },
)

test('refusing gives back all money and all stock, once, however often it is clicked', async () => {
  const shop = await aShop()
  const { orderId, deed } = await aPaidOrder(shop)
  expect(await stockOf(shop)).toBe(8)
  const clicks = await Promise.all([1, 2, 3, 4].map(() => refuseOrder({ ...deed, refusal })))
  expect(clicks.filter(({ ok }) => ok)).toHaveLength(1)
  expect(clicks.filter((click) => !click.ok && click.reason === 'already-changed')).toHaveLength(3)
  expect(await stockOf(shop)).toBe(10)
  const refunds = await db.refund.findMany({ where: { orderId } })
  expect(refunds).toMatchObject([{ amount: 20_000n, reason: 'shopRefused', status: 'requested' }])
  expect(await balance(`maker:${shop.makerId}:pending`)).toBe(0n)
  expect(await balance(`shop:${shop.id}:pending`)).toBe(0n)
  expect(await db.order.findUnique({ where: { id: orderId } })).toMatchObject({
    refusalReason: 'Stok ternyata habis. Mohon maaf',
    closedAt: expect.any(Date),
  })
})

test('one BUM Desa of a purchase refuses, the other goes on', async () => {
  const [first, second] = [await aShop(), await aShop()]
  const { orderIds } = await aPaidPurchase({ shops: [first, second] })
  const orderOf = async (shop: DeskShop) =>
    (await db.order.findFirstOrThrow({ where: { id: { in: orderIds }, shopId: shop.id } })).id
  const [mine, other] = [await orderOf(first), await orderOf(second)]
  const deed = { shopId: first.scope, actor: first.manager, refusal }
  expect(await refuseOrder({ ...deed, orderId: mine })).toMatchObject({ ok: true })
  expect(await statusOf(other)).toBe('paid')
  expect(await balance(`maker:${second.makerId}:pending`)).toBe(17_600n)
})

test('another BUM Desa cannot touch an order, whatever it tries', async () => {
  const [owner, stranger] = [await aShop(), await aShop()]
  const { orderId } = await aPaidOrder(owner)
  const deed = { shopId: stranger.scope, actor: stranger.manager, orderId, refusal }
  for (const act of [acceptOrder, packOrder, handOverOrder, markDelivered, refuseOrder]) {
    expect(await act(deed)).toEqual({ ok: false, reason: 'already-changed' })
  }
  expect(await statusOf(orderId)).toBe('paid')
})

test('accepting and the end of the clock meet: one of them wins, never both', async () => {
  const shop = await aShop({ stock: 100 })
  for (let round = 0; round < 8; round++) {
    const { orderId, deed } = await aPaidOrder(shop, { quantity: 1 })
    // Half of the rounds just in time, half just too late.
    await setClock(orderId, 'accept_by', round % 2 === 0 ? '20 milliseconds' : '0 seconds')
    const [accepted] = await Promise.all([acceptOrder(deed), cancelUnacceptedOrders()])
    await cancelUnacceptedOrders()
    const status = await statusOf(orderId)
    const refunds = await db.refund.count({ where: { orderId } })
    if (accepted.ok) expect([status, refunds]).toEqual(['accepted', 0])
    else {
      await new Promise((resolve) => setTimeout(resolve, 25))
      await cancelUnacceptedOrders()
      expect([await statusOf(orderId), await db.refund.count({ where: { orderId } })]).toEqual([
        'cancelled',
        1,
      ])
    }
    await expectTrail(orderId)
  }
})

test('an order nobody accepted in time is cancelled and refunded, and accepting is too late', async () => {
  const shop = await aShop()
  const { orderId, deed } = await aPaidOrder(shop)
  expect(await cancelUnacceptedOrders()).toBe(0)
  await setClock(orderId, 'accept_by', '-1 second')
  expect(await acceptOrder(deed)).toEqual({ ok: false, reason: 'too-late' })
  const done = await Promise.all([cancelUnacceptedOrders(), cancelUnacceptedOrders()])
  expect(done.toSorted((a, b) => a - b)).toEqual([0, 1])
  expect(await db.refund.findMany({ where: { orderId } })).toMatchObject([
    { reason: 'notAcceptedInTime', amount: 20_000n },
  ])
  expect(await stockOf(shop)).toBe(10)
})

test('nothing is handed over while the bank may still take the payment back', async () => {
  const { orderId, deed } = await aPaidOrder(await aShop(), { minutesUntilFinal: 10 })
  await acceptOrder(deed)
  await packOrder(deed)
  const refused = await handOverOrder(deed)
  expect(refused).toMatchObject({ ok: false, reason: 'not-final-yet', finalAt: expect.any(Date) })
  await setClock(orderId, 'shippable_at', '-1 second')
  expect(await handOverOrder(deed)).toMatchObject({ ok: true })
})

test('two people say delivered at once: one row of history, one clock', async () => {
  const { orderId, purchase, deed } = await aPaidOrder(await aShop())
  for (const step of [acceptOrder, packOrder, handOverOrder]) await step(deed)
  const both = await Promise.all([
    markDelivered(deed),
    confirmReceived({ purchaseToken: purchase.token, orderId, actor: buyer }),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  await expectTrail(orderId)
})

test('completion makes exactly what was pending payable, once', async () => {
  const shop = await aShop()
  const { orderId, deed } = await aPaidOrder(shop)
  for (const step of [acceptOrder, packOrder, handOverOrder, markDelivered]) await step(deed)
  expect(await completeDeliveredOrders()).toBe(0)
  await setClock(orderId, 'completes_at', '-1 second')
  const done = await Promise.all([completeDeliveredOrders(), completeDeliveredOrders()])
  expect(done.toSorted((a, b) => a - b)).toEqual([0, 1])
  expect(await statusOf(orderId)).toBe('completed')
  // Rp20.000: 10 % for the BUM Desa, 2 % for the platform, the rest is the maker's.
  expect(await balance(`maker:${shop.makerId}:payable`)).toBe(17_600n)
  expect(await balance(`shop:${shop.id}:payable`)).toBe(2000n)
  expect(await balance(`maker:${shop.makerId}:pending`)).toBe(0n)
  expect(await balance(`shop:${shop.id}:pending`)).toBe(0n)
  const booked = await db.ledgerTransaction.count({
    where: { idempotencyKey: `order:${orderId}:completed` },
  })
  expect(booked).toBe(1)
})

test('a payment that the bank took back is never completed, and cannot be refunded as well', async () => {
  const shop = await aShop()
  const { orderId, purchase, deed } = await aPaidOrder(shop)
  for (const step of [acceptOrder, packOrder, handOverOrder, markDelivered]) await step(deed)
  await transaction(async (tx) => {
    await undoPayment(tx, {
      purchaseId: purchase.id,
      attemptId: purchase.attemptId,
      at: new Date(),
      actor: { type: 'provider', id: null },
      isAllBack: false,
    })
    await moveAttemptTo(tx, purchase.attemptId, 'reversed')
  })
  await setClock(orderId, 'completes_at', '-1 second')
  expect(await completeDeliveredOrders()).toBe(0)
  expect(await balance(`maker:${shop.makerId}:payable`)).toBe(0n)
  expect(await refuseOrder({ ...deed, refusal })).toMatchObject({ ok: false })
})

test('what a bank disputes is not owed to anybody until it is decided', async () => {
  const shop = await aShop()
  const { orderId, purchase, deed } = await aPaidOrder(shop)
  for (const step of wayThere) await step(deed)
  await setClock(orderId, 'completes_at', '-1 second')
  await transaction((tx) => moveAttemptTo(tx, purchase.attemptId, 'disputed'))
  expect(await completeDeliveredOrders()).toBe(0)
  expect(await transaction((tx) => completeOrder(tx, orderId))).toBe(false)
  await transaction((tx) => moveAttemptTo(tx, purchase.attemptId, 'paid'))
  expect(await completeDeliveredOrders()).toBe(1)
})

test('a refusal and a reversal at once give the money back one way only', async () => {
  const shop = await aShop({ stock: 100 })
  for (let round = 0; round < 5; round++) {
    const { orderId, purchase, deed } = await aPaidOrder(shop, { quantity: 1 })
    const reversal = transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM payment_attempts WHERE id = ${purchase.attemptId}::uuid FOR UPDATE`
      const refunds = await tx.refund.count({ where: { orderId } })
      if (refunds > 0) return
      await moveAttemptTo(tx, purchase.attemptId, 'reversed')
      await undoPayment(tx, {
        purchaseId: purchase.id,
        attemptId: purchase.attemptId,
        at: new Date(),
        actor: { type: 'provider', id: null },
        isAllBack: false,
      })
    })
    await Promise.all([refuseOrder({ ...deed, refusal }), reversal])
    expect(await statusOf(orderId)).toBe('cancelled')
    await expectTrail(orderId)
  }
  expect(await stockOf(shop)).toBe(100)
  expect(await balance(`maker:${shop.makerId}:pending`)).toBe(0n)
})

test('a buyer cancels until it is accepted, with the token and with nothing else', async () => {
  const shop = await aShop()
  const { orderId, purchase, deed } = await aPaidOrder(shop)
  const other = await aPaidOrder(shop)
  const wish = { orderId, actor: buyer, seen: rupiah(20_000) }
  expect(await cancelByBuyer({ ...wish, purchaseToken: other.purchase.token })).toEqual({
    ok: false,
    reason: 'already-changed',
  })
  await acceptOrder(deed)
  expect(await cancelByBuyer({ ...wish, purchaseToken: purchase.token })).toEqual({
    ok: false,
    reason: 'not-cancellable',
  })
  const fresh = {
    orderId: other.orderId,
    purchaseToken: other.purchase.token,
    actor: buyer,
    seen: rupiah(20_000),
  }
  expect(await cancelByBuyer(fresh)).toMatchObject({ ok: true })
  expect(await db.refund.findMany({ where: { orderId: other.orderId } })).toMatchObject([
    { reason: 'buyerCancelled' },
  ])
})

test('what does not exist is refused, not an error', async () => {
  const shop = await aShop()
  expect(await acceptOrder({ shopId: shop.scope, orderId: newId(), actor: shop.manager })).toEqual({
    ok: false,
    reason: 'already-changed',
  })
})

type Deed = Parameters<typeof acceptOrder>[0]

async function statusOf(id: string): Promise<OrderStatus> {
  return (await db.order.findUniqueOrThrow({ where: { id } })).status
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

async function setClock(orderId: string, column: string, fromNow: string): Promise<void> {
  await pool.query(`UPDATE orders SET ${column} = now() + $2::interval WHERE id = $1`, [
    orderId,
    fromNow,
  ])
}

/** The trail is a chain of declared edges that ends where the order is. */
async function expectTrail(orderId: string): Promise<void> {
  const rows = await db.auditEntry.findMany({
    where: { subjectId: orderId, action: 'status' },
    orderBy: { sequence: 'asc' },
  })
  for (const [index, row] of rows.entries()) {
    expect(orderStatuses).toContain(row.toStatus)
    expect(row.fromStatus).toBe(rows[index - 1]?.toStatus ?? null)
    if (row.fromStatus) {
      expect(canBecome(row.fromStatus as OrderStatus, row.toStatus as OrderStatus)).toBe(true)
    }
  }
  expect(rows.at(-1)?.toStatus).toBe(await statusOf(orderId))
}

// Take the look at the state out of markDelivered and this is red: a visit may go that way, goods not.
test('goods that were never handed over are not marked as delivered', async () => {
  const { orderId, deed } = await aPaidOrder(await aShop())
  await acceptOrder(deed)
  expect(await markDelivered(deed)).toEqual({ ok: false, reason: 'already-changed' })
  expect(await db.order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({
    status: 'accepted',
    completesAt: null,
  })
})
