import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import {
  askAboutArrivals,
  presumeDelivered,
  reportNotReceived,
} from '#app/features/orders/arrival-commands.server.ts'
import { confirmReceived } from '#app/features/orders/buyer-commands.server.ts'
import { completeDeliveredOrders } from '#app/features/orders/clock-commands.server.ts'
import {
  acceptOrder,
  handOverOrder,
  markDelivered,
  packOrder,
} from '#app/features/orders/commands.server.ts'
import { getOrderForShop } from '#app/features/orders/order-page.server.ts'
import { getPurchasePage } from '#app/features/purchases/purchase-page.server.ts'
import { followArrivalsJob } from '#app/jobs/follow-arrivals.server.ts'
import { jobHandlers } from '#app/jobs/jobs.server.ts'
import { action as notReceived } from '#app/routes/purchase/not-received.ts'
import { db, pool } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { runPendingJobs } from '#tests/setup/pending-jobs.ts'
import { aPaidOrder, aShop } from './desk-story.ts'

afterAll(expectInvariants)

const buyer = { type: 'buyer', id: null } as const

/** An order that left the BUM Desa that long ago. */
async function aHandedOverOrder(daysAgo: number, method: 'pickup' | 'villageCourier' = 'pickup') {
  const shop = await aShop()
  const order = await aPaidOrder(shop)
  for (const step of [acceptOrder, packOrder, handOverOrder]) await step(order.deed)
  await pool.query(
    `UPDATE orders SET handed_over_at = now() - make_interval(mins => $2),
       delivery_method = $3::"DeliveryMethod",
       pickup_point_id = CASE WHEN $3 = 'pickup' THEN pickup_point_id END
     WHERE id = $1`,
    [order.orderId, Math.round(daysAgo * 1440), method],
  )
  const { orderId, purchase } = order
  return { ...order, shop, mine: { purchaseToken: purchase.token, orderId, actor: buyer } }
}

const orderOf = (id: string) => db.order.findUniqueOrThrow({ where: { id } })
const minute = 1 / 1440

/** The week after the asking is over. */
async function letAWeekPass(orderId: string): Promise<void> {
  await pool.query(`UPDATE orders SET presumed_delivered_at = now() WHERE id = $1`, [orderId])
}

const names = ['notify-buyer', 'notify-shop', 'deliver-message'] as const
const handlers = Object.fromEntries(names.map((name) => [name, jobHandlers[name]])) as Record<
  string,
  (payload: object) => Promise<void>
>
async function messagesAbout(orderId: string, template: string) {
  await runPendingJobs({ handlers })
  return db.message.findMany({ where: { template, dedupeKey: { contains: orderId } } })
}

test.each([
  ['pickup', 3],
  ['villageCourier', 7],
] as const)('%s: after %i days, and not before, the buyer is asked once', async (method, days) => {
  const early = await aHandedOverOrder(days - minute, method)
  const due = await aHandedOverOrder(days, method)
  const done = await Promise.all([askAboutArrivals(), askAboutArrivals()])
  expect(done.toSorted((a, b) => a - b)).toEqual([0, 1])
  expect((await orderOf(early.orderId)).presumedDeliveredAt).toBeNull()
  const { presumedDeliveredAt, status } = await orderOf(due.orderId)
  expect(status).toBe('handedOver')
  const daysLeft = (presumedDeliveredAt!.getTime() - Date.now()) / 86_400_000
  expect(daysLeft).toBeCloseTo(7, 1)
  await followArrivalsJob()
  const [message, ...more] = await messagesAbout(due.orderId, 'order-arrivalAsked')
  expect(more).toEqual([])
  expect(message).toMatchObject({ recipient: 'pembeli@example.id', status: 'sent' })
  expect(message!.subject).toMatch(/sudah (diterima|diambil)\?$/)
  expect(message!.text).toContain(`/pembelian/${due.purchase.token}`)
  expect(await messagesAbout(early.orderId, 'order-arrivalAsked')).toEqual([])
})

test('without an answer it counts as delivered after a week, and is completed three days later', async () => {
  const { orderId } = await aHandedOverOrder(3)
  await followArrivalsJob()
  expect(await presumeDelivered()).toBe(0)
  await letAWeekPass(orderId)
  const done = await Promise.all([presumeDelivered(), presumeDelivered()])
  expect(done.toSorted((a, b) => a - b)).toEqual([0, 1])
  const edges = await db.auditEntry.findMany({
    where: { subjectId: orderId, action: 'status', toStatus: 'delivered' },
  })
  expect(edges).toMatchObject([
    { fromStatus: 'handedOver', actorType: 'system', details: { why: 'noAnswer' } },
  ])
  const { completesAt, deliveredAt } = await orderOf(orderId)
  expect(completesAt!.getTime() - deliveredAt!.getTime()).toBe(3 * 86_400_000)
  expect(await messagesAbout(orderId, 'order-delivered')).toHaveLength(1)
  expect(await completeDeliveredOrders()).toBe(0)
  await pool.query(`UPDATE orders SET completes_at = now() WHERE id = $1`, [orderId])
  expect(await completeDeliveredOrders()).toBe(1)
  expect((await orderOf(orderId)).status).toBe('completed')
})

// Take `not_received_at IS NULL` out of presumeDelivered and of lockOrder, and this is red.
test('who says that nothing came stops the clock, once, and the BUM Desa is told', async () => {
  const { orderId, mine } = await aHandedOverOrder(3)
  const tooEarly = await reportNotReceived(mine)
  expect(tooEarly).toEqual({ ok: false, reason: 'already-changed' })
  await followArrivalsJob()
  const clicks = await Promise.all([reportNotReceived(mine), reportNotReceived(mine)])
  expect(clicks.filter(({ ok }) => ok)).toHaveLength(1)
  await letAWeekPass(orderId)
  await followArrivalsJob()
  expect((await orderOf(orderId)).status).toBe('handedOver')
  const trail = await db.auditEntry.findMany({
    where: { subjectId: orderId, action: 'not-received' },
  })
  expect(trail).toMatchObject([{ actorType: 'buyer', toStatus: null }])
  const [message, ...more] = await messagesAbout(orderId, 'shop-order-not-received')
  expect(more).toEqual([])
  expect(message!.text).not.toMatch(/Pembeli\b.*8111111111|pembeli@/)
  // It turned up after all.
  expect(await confirmReceived(mine)).toMatchObject({ ok: true })
})

test('an answer and the end of the week meet: one of them wins, never both', async () => {
  for (let round = 0; round < 4; round++) {
    const { orderId, mine } = await aHandedOverOrder(3)
    await askAboutArrivals()
    await letAWeekPass(orderId)
    const [answer] = await Promise.all([reportNotReceived(mine), presumeDelivered()])
    const { status, notReceivedAt } = await orderOf(orderId)
    expect(status).toBe(answer.ok ? 'handedOver' : 'delivered')
    expect(notReceivedAt !== null).toBe(answer.ok)
    const edges = await db.auditEntry.count({
      where: { subjectId: orderId, toStatus: 'delivered' },
    })
    expect(edges).toBe(answer.ok ? 0 : 1)
  }
})

test('what was marked meanwhile is neither asked about nor presumed', async () => {
  const marked = await aHandedOverOrder(3)
  await askAboutArrivals()
  await markDelivered(marked.deed)
  await letAWeekPass(marked.orderId)
  const received = await aHandedOverOrder(3)
  await confirmReceived(received.mine)
  await followArrivalsJob()
  for (const { orderId } of [marked, received]) {
    const edges = await db.auditEntry.count({
      where: { subjectId: orderId, toStatus: 'delivered' },
    })
    expect(edges).toBe(1)
    expect(await messagesAbout(orderId, 'order-arrivalAsked')).toEqual([])
  }
})

test('only the token of the purchase answers, by its own address', async () => {
  const { orderId, purchase, shop } = await aHandedOverOrder(3)
  const other = await aHandedOverOrder(0)
  await askAboutArrivals()
  const post = (token: string) => {
    const body = new URLSearchParams({ orderId })
    const url = `http://localhost:3000/pembelian/${token}/belum-diterima`
    const request = new Request(url, { method: 'POST', body })
    const args = { request, params: { token }, context: {} } as unknown
    return notReceived(args as ActionFunctionArgs)
  }
  const foreign = await post(other.purchase.token)
  expect(foreign.headers.get('Location')).toContain('kabar=already-changed')
  expect((await orderOf(orderId)).notReceivedAt).toBeNull()
  const own = await post(purchase.token)
  expect(own.headers.get('Location')).toContain('kabar=not-received')
  const page = await getPurchasePage(purchase.token)
  expect(page?.orders).toMatchObject([{ notReceivedAt: expect.any(Date) }])
  const { number } = await orderOf(orderId)
  const desk = { shopId: mintScope.readableShop(shop.id), number, role: 'manager' } as const
  expect(await getOrderForShop(desk)).toMatchObject({ notReceivedAt: expect.any(Date) })
  const nobody = { purchaseToken: purchase.token, orderId: newId(), actor: buyer }
  expect(await reportNotReceived(nobody)).toMatchObject({ reason: 'already-changed' })
})
