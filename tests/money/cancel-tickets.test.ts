import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { add, rupiah, type Rupiah } from '#app/core/rupiah.ts'
import { listBookings } from '#app/features/bookings/cancel-bookings.server.ts'
import { giveUpTogether } from '#app/features/bookings/giving-up.ts'
import type { RefundTiers } from '#app/features/bookings/refund-tiers.ts'
import { tellOrderMoved, tellTicketsCancelled } from '#app/features/messages/tell-buyer.server.ts'
import { tellShopTicketsCancelled } from '#app/features/messages/tell-shop.server.ts'
import { cancelByBuyer } from '#app/features/orders/buyer-commands.server.ts'
import { previewEnding } from '#app/features/orders/cancel-order.server.ts'
import { cancelTickets } from '#app/features/orders/cancel-tickets.server.ts'
import { refuseOrder } from '#app/features/orders/commands.server.ts'
import { getPurchasePage } from '#app/features/purchases/purchase-page.server.ts'
import { getMoneyTrail } from '#app/features/purchases/money-trail.server.ts'
import { declaredEdges } from '#app/jobs/declared-edges.ts'
import { db, pool } from '#app/server/db.server.ts'
import { findViolations } from '#app/server/invariants.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aPaidPurchase, tellPayment, type TestPurchase } from '#tests/factories/purchases.ts'
import { aShop, aVariant } from '#tests/factories/shops.ts'
import { asOwner } from '#tests/setup/as-owner.ts'
import { expectInvariants } from './expect-invariants.ts'

// The buyer gives up some of what was booked, or all of it.

afterAll(expectInvariants)

const tiers: RefundTiers = [
  { daysBefore: 7, percent: 100 },
  { daysBefore: 3, percent: 50 },
]
const actor = { type: 'buyer', id: null } as const
const onDay = (days: number) => ({ kind: 'day', date: inDays(days), sessionId: null }) as const
const nights = (from: number, to: number) =>
  ({ kind: 'stay', date: inDays(from), departure: inDays(to) }) as const

async function aPlace(changes: Parameters<typeof anExperience>[0] = {}) {
  const place = await anExperience({ capacity: 4, ...changes })
  await db.experience.update({
    where: { listingId: place.listingId },
    data: { refundTiers: [...tiers] },
  })
  return place
}

const bookingOf = ({ purchaseId }: TestPurchase) =>
  db.booking.findFirstOrThrow({
    where: { purchaseId, addOnId: null },
    include: { orderLine: true },
  })

/** As the page would offer it, then the button. */
async function cancel(purchase: TestPurchase, count: number, seen?: Rupiah) {
  const { id: bookingId, orderLine } = await bookingOf(purchase)
  const { bookings, now } = await listBookings(db, orderLine.orderId)
  const offer = giveUpTogether(bookings, { bookingId, count, now })
  const amounts = offer.ok ? offer.value.map(({ given }) => given.amount) : []
  const purchaseToken = mintScope.purchaseToken(purchase.token)
  return cancelTickets({ purchaseToken, bookingId, actor, count, seen: seen ?? add(...amounts) })
}

/** As if the visit had been booked for that day from the beginning. */
async function bringNear(purchase: TestPurchase, days: number) {
  const { purchaseId } = purchase
  const date = new Date(inDays(days))
  await db.slot.updateMany({ where: { bookings: { some: { purchaseId } } }, data: { date } })
  await db.booking.updateMany({ where: { purchaseId }, data: { date } })
}

const amountsOf = async ({ purchaseId }: TestPurchase) =>
  (await db.refund.findMany({ where: { purchaseId }, orderBy: { createdAt: 'asc' } })).map(
    ({ amount }) => amount,
  )
const soldOf = async ({ listingId }: { listingId: string }) =>
  (await db.slot.findFirstOrThrow({ where: { listingId, addOnId: null } })).sold
const statusOf = async ({ orders }: TestPurchase) =>
  (await db.order.findFirstOrThrow({ where: { id: orders[0]!.id, shopId: orders[0]!.shopId } }))
    .status

// Take the refund from the whole order instead of its line, or leave `sold` alone, and this is red.
test('two of four at everything, one at half, the last for nothing: the order is over and the rest is owed', async () => {
  const beach = await aPlace()
  const purchase = await aPaidPurchase([{ variant: beach, quantity: 4, visit: onDay(20) }])
  expect(await cancel(purchase, 2)).toEqual({ ok: true, value: undefined })
  expect(await soldOf(beach)).toBe(2)
  await bringNear(purchase, 5)
  expect(await cancel(purchase, 1)).toMatchObject({ ok: true })
  expect(await statusOf(purchase)).toBe('accepted')
  await bringNear(purchase, 2)
  expect(await cancel(purchase, 1)).toMatchObject({ ok: true })
  expect(await statusOf(purchase)).toBe('cancelled')
  expect(await soldOf(beach)).toBe(0)
  expect(await amountsOf(purchase)).toEqual([20_000n, 5_000n])
  const trail = await getMoneyTrail(purchase.purchaseId)
  expect(Object.values(trail).reduce((a, b) => a + b, 0n)).toBe(15_000n)
  const owed = await pool.query<{ owed: bigint }>(
    `SELECT sum(amount)::bigint AS owed FROM postings p JOIN ledger_transactions t ON t.id = p.transaction_id
     WHERE t.order_id = $1 AND t.event = 'order.completed'`,
    [purchase.orders[0]!.id],
  )
  expect(owed.rows[0]!.owed).toBe(15_000n)
  expect(await cancel(purchase, 1)).toEqual({ ok: false, reason: 'already-changed' })
})

test('what is left is what the ticket, the page and the gate count', async () => {
  const beach = await aPlace()
  const purchase = await aPaidPurchase([{ variant: beach, quantity: 4, visit: onDay(20) }])
  await cancel(purchase, 3)
  const page = await getPurchasePage(mintScope.purchaseToken(purchase.token))
  const [line] = page!.orders[0]!.lines
  expect(line!.bookedVisit).toMatchObject({
    quantity: 1,
    cancellations: [{ count: 3, amount: 30_000n }],
    promises: [{ amount: 10_000n }, { amount: 5_000n }],
  })
  expect((await bookingOf(purchase)).quantity).toBe(1)
})

test('a room given up is free for somebody else, the other one is not', async () => {
  const rooms = await aPlace({ units: 2, price: 100_000n })
  const purchase = await aPaidPurchase([{ variant: rooms, quantity: 2, visit: nights(20, 22) }])
  expect(await cancel(purchase, 1)).toMatchObject({ ok: true })
  expect(await amountsOf(purchase)).toEqual([200_000n])
  await aPaidPurchase([{ variant: rooms, visit: nights(20, 22) }])
  await expect(aPaidPurchase([{ variant: rooms, visit: nights(20, 22) }])).rejects.toThrow()
})

// Take it from all shares in proportion and the maker of the coffee pays for the ticket.
test('of goods and visits of one BUM Desa only the visit is given up, from its own shares', async () => {
  const shop = await aShop({ courierPrice: 7_000n })
  const [beach, coffee] = [await aPlace({ shop }), await aVariant({ shop })]
  const purchase = await aPaidPurchase([
    { variant: coffee },
    { variant: beach, quantity: 2, visit: onDay(20) },
  ])
  expect(await cancel(purchase, 2)).toMatchObject({ ok: true })
  expect(await statusOf(purchase)).toBe('paid')
  const { orderLineId } = await bookingOf(purchase)
  const taken = await db.posting.findMany({
    where: { transaction: { event: 'refund.requested', purchaseId: purchase.purchaseId } },
  })
  expect(new Set(taken.map((posting) => posting.orderLineId))).toEqual(new Set([orderLineId]))
  expect(await amountsOf(purchase)).toEqual([20_000n])
})

test('a whole order follows the tiers for its visits and gives the goods back whole', async () => {
  const shop = await aShop({ courierPrice: 7_000n })
  const [beach, coffee] = [await aPlace({ shop }), await aVariant({ shop })]
  const purchase = await aPaidPurchase([
    { variant: coffee },
    { variant: beach, quantity: 2, visit: onDay(20) },
  ])
  await bringNear(purchase, 5)
  const [order] = purchase.orders
  const { amount } = await previewEnding(order!, 'buyerCancelled')
  expect(amount).toBe(purchase.total - 10_000n)
  const deed = { purchaseToken: mintScope.purchaseToken(purchase.token), orderId: order!.id, actor }
  expect(await cancelByBuyer({ ...deed, seen: purchase.total })).toEqual({
    ok: false,
    reason: 'terms-changed',
  })
  expect(await cancelByBuyer({ ...deed, seen: amount })).toMatchObject({ ok: true })
  expect(await amountsOf(purchase)).toEqual([amount])
  expect(await soldOf(beach)).toBe(0)
})

test('goods come back whole beside a visit of which nothing does', async () => {
  const shop = await aShop({ courierPrice: 7_000n })
  const [beach, coffee] = [await aPlace({ shop }), await aVariant({ shop })]
  const purchase = await aPaidPurchase([{ variant: coffee }, { variant: beach, visit: onDay(20) }])
  await bringNear(purchase, 2)
  const [order] = purchase.orders
  const seen = (purchase.total - 10_000n) as Rupiah
  const purchaseToken = mintScope.purchaseToken(purchase.token)
  expect(await cancelByBuyer({ purchaseToken, orderId: order!.id, actor, seen })).toMatchObject({
    ok: true,
  })
  expect(await amountsOf(purchase)).toEqual([seen])
})

// Leave the add-ons out of giveUpTogether and two vests wait for nobody.
test('with the last guests their vests go as well, in one refund, and each line pays its own', async () => {
  const river = await aPlace({ addOns: [3] })
  const [vest] = river.addOns
  const visit = onDay(20)
  const purchase = await aPaidPurchase([
    { variant: river, quantity: 3, visit },
    { variant: vest!, quantity: 2, visit },
  ])
  expect(await cancel(purchase, 1)).toMatchObject({ ok: true })
  expect(await cancel(purchase, 2)).toMatchObject({ ok: true })
  expect(await amountsOf(purchase)).toEqual([10_000n, 30_000n])
  expect(await statusOf(purchase)).toBe('cancelled')
  const slots = await db.slot.findMany({ where: { listingId: river.listingId } })
  expect(slots.map(({ sold }) => sold)).toEqual([0, 0])
})

// Leave `kept` out of refundOrder and the fee of the first ticket goes back as well.
test('a BUM Desa that refuses the rest gives the rest back, and keeps what the rules kept before', async () => {
  const beach = await aPlace()
  const purchase = await aPaidPurchase([{ variant: beach, quantity: 2, visit: onDay(20) }])
  await bringNear(purchase, 5)
  await cancel(purchase, 1)
  const [order] = purchase.orders
  await refuseOrder({
    shopId: mintScope.shop(order!.shopId),
    orderId: order!.id,
    actor: { type: 'staff', id: newId() },
    refusal: { preset: 'other', words: 'Ombak tinggi' },
  })
  expect(await amountsOf(purchase)).toEqual([5_000n, 10_000n])
  expect(await statusOf(purchase)).toBe('cancelled')
})

test('nothing happens for another amount than the one that was shown', async () => {
  const beach = await aPlace()
  const purchase = await aPaidPurchase([{ variant: beach, quantity: 2, visit: onDay(20) }])
  expect(await cancel(purchase, 1, rupiah(9_999))).toEqual({ ok: false, reason: 'terms-changed' })
  expect(await amountsOf(purchase)).toEqual([])
  expect(await soldOf(beach)).toBe(2)
  const stranger = await aPaidPurchase([{ variant: await aPlace(), visit: onDay(20) }])
  const { id: bookingId } = await bookingOf(purchase)
  const purchaseToken = mintScope.purchaseToken(stranger.token)
  expect(
    await cancelTickets({ purchaseToken, bookingId, actor, count: 1, seen: rupiah(10_000) }),
  ).toEqual({ ok: false, reason: 'not-found' })
})

test('money that went back in the dashboard is not sent twice, and the shares pay for it', async () => {
  const beach = await aPlace()
  const purchase = await aPaidPurchase([{ variant: beach, quantity: 2, visit: onDay(20) }])
  await tellPayment(purchase.attemptId, {
    state: 'partiallyRefunded',
    refunds: [{ refundKey: newId(), amount: 15_000n as Rupiah, bankConfirmedAt: new Date() }],
  })
  expect(await cancel(purchase, 1)).toMatchObject({ ok: true })
  expect(await amountsOf(purchase)).toEqual([15_000n, 5_000n])
  expect(await cancel(purchase, 1)).toMatchObject({ ok: true })
  expect(await amountsOf(purchase)).toEqual([15_000n, 5_000n])
  expect(await statusOf(purchase)).toBe('cancelled')
})

test('the letters say how many still come, and that the last ones came too late for money', async () => {
  const beach = await aPlace()
  const purchase = await aPaidPurchase([{ variant: beach, quantity: 3, visit: onDay(20) }])
  const { id: bookingId } = await bookingOf(purchase)
  const { purchaseId } = purchase
  const lettersOf = async (template: string) =>
    (await db.message.findMany({ where: { purchaseId, template } })).map(({ text }) => text)
  await cancel(purchase, 2)
  await tellTicketsCancelled({ bookingId, remaining: 1 })
  await tellShopTicketsCancelled({ bookingId, remaining: 1 })
  expect((await lettersOf('tickets-cancelled')).join()).toMatch(
    /2 dari 3.*1 tetap datang.*Rp20\.000/s,
  )
  expect((await lettersOf('shop-order-tickets-cancelled')).join()).toContain('2 dari 3')
  await bringNear(purchase, 2)
  await cancel(purchase, 1)
  await tellTicketsCancelled({ bookingId, remaining: 0 })
  expect(await lettersOf('tickets-cancelled')).toHaveLength(1)
  await tellOrderMoved(purchase.orders[0]!.id, 'cancelled')
  expect((await lettersOf('order-cancelled')).join()).toContain('Sesuai permintaan Anda')
})

// The payment and the order are locked before the booking: take these three locks away and takeOff throws.
test('twenty who give up one of four tickets at once give up four, and the day is free once', async () => {
  const beach = await aPlace({ capacity: 10 })
  const purchase = await aPaidPurchase([{ variant: beach, quantity: 4, visit: onDay(20) }])
  await aPaidPurchase([{ variant: beach, quantity: 3, visit: onDay(20) }])
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => cancel(purchase, 1, rupiah(10_000))),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(4)
  expect(await soldOf(beach)).toBe(3)
  expect(await amountsOf(purchase)).toEqual([10_000n, 10_000n, 10_000n, 10_000n])
})

test('the buyer and the BUM Desa who cancel at once give the money back once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const beach = await aPlace()
    const purchase = await aPaidPurchase([{ variant: beach, quantity: 4, visit: onDay(20) }])
    const [order] = purchase.orders
    await Promise.all([
      cancel(purchase, 3, rupiah(30_000)),
      refuseOrder({
        shopId: mintScope.shop(order!.shopId),
        orderId: order!.id,
        actor: { type: 'staff', id: newId() },
        refusal: { preset: 'other', words: null },
      }),
    ])
    const amounts = await amountsOf(purchase)
    expect(amounts.reduce((a, b) => a + b, 0n)).toBe(40_000n)
    expect(await soldOf(beach)).toBe(0)
  }
})

test('whatever breaks on the way, nothing of it has happened', async () => {
  const beach = await aPlace()
  const purchase = await aPaidPurchase([{ variant: beach, quantity: 4, visit: onDay(20) }])
  const { id: bookingId, shopId } = await bookingOf(purchase)
  await db.bookingCancellation.create({
    data: {
      id: newId(),
      bookingId,
      shopId,
      count: 1,
      remaining: 2,
      percent: 0,
      value: 0n,
      amount: 0n,
      reason: 'buyerCancelled',
      actorType: 'system',
    },
  })
  await expect(cancel(purchase, 2)).rejects.toThrow('Unique constraint')
  expect(await amountsOf(purchase)).toEqual([])
  expect(await soldOf(beach)).toBe(4)
  await asOwner(
    `SET session_replication_role = replica; DELETE FROM booking_cancellations WHERE booking_id = '${bookingId}'`,
  )
})

const named = async (id: string) =>
  (await findViolations(declaredEdges))
    .filter(({ rows }) =>
      JSON.stringify(rows, (_, value: unknown) =>
        typeof value === 'bigint' ? `${value}` : value,
      ).includes(id),
    )
    .map(({ statement }) => statement)

test('an amount that came from elsewhere, and a number that was lost, are found', async () => {
  const beach = await aPlace()
  const purchase = await aPaidPurchase([{ variant: beach, quantity: 4, visit: onDay(20) }])
  await cancel(purchase, 2)
  const { id, orderLineId } = await bookingOf(purchase)
  expect(await named(id)).toEqual([])
  const change = (sql: string) => asOwner(`SET session_replication_role = replica; ${sql}`)
  await change(`UPDATE postings SET order_line_id = NULL WHERE order_line_id = '${orderLineId}'
    AND transaction_id IN (SELECT id FROM ledger_transactions WHERE event = 'refund.requested')`)
  expect(await named(id)).toEqual([
    'What comes back for cancelled tickets comes from the shares of their own line',
  ])
  await change(`UPDATE postings SET order_line_id = '${orderLineId}' WHERE order_line_id IS NULL
    AND transaction_id IN (SELECT id FROM ledger_transactions WHERE event = 'refund.requested'
      AND purchase_id = '${purchase.purchaseId}')`)
  const chain =
    'Each cancellation goes on where the one before it ended, and the last says who still comes'
  await change(`UPDATE bookings SET quantity = 3 WHERE id = '${id}'`)
  expect(await named(id)).toContain(chain)
  await change(`UPDATE bookings SET quantity = 2 WHERE id = '${id}'`)
  await change(`UPDATE booking_cancellations SET count = 1 WHERE booking_id = '${id}'`)
  expect(await named(id)).toContain(chain)
  await change(`UPDATE booking_cancellations SET count = 2 WHERE booking_id = '${id}'`)
  expect(await named(id)).toEqual([])
})
