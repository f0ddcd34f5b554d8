import { afterAll, expect, test } from 'vitest'
import { askAboutArrivals, presumeDelivered } from '#app/features/orders/arrival-commands.server.ts'
import { confirmReceived } from '#app/features/orders/buyer-commands.server.ts'
import { completeDeliveredOrders } from '#app/features/orders/clock-commands.server.ts'
import { markDelivered } from '#app/features/orders/commands.server.ts'
import { complain } from '#app/features/orders/complaint-commands.server.ts'
import { followArrivalsJob } from '#app/jobs/follow-arrivals.server.ts'
import { jobHandlers } from '#app/jobs/jobs.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { runPendingJobs } from '#tests/setup/pending-jobs.ts'
import { aHandedOverOrder as anOrder } from './desk-story.ts'

afterAll(expectInvariants)

/** An order that left the BUM Desa that long ago. */
async function aHandedOverOrder(daysAgo: number, method: 'pickup' | 'villageCourier' = 'pickup') {
  const order = await anOrder()
  await pool.query(
    `UPDATE orders SET handed_over_at = now() - make_interval(mins => $2),
       delivery_method = $3::"DeliveryMethod",
       pickup_point_id = CASE WHEN $3 = 'pickup' THEN pickup_point_id END
     WHERE id = $1`,
    [order.orderId, Math.round(daysAgo * 1440), method],
  )
  return order
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

const missing = { complaint: { kind: 'notReceived', words: null } } as const

// Take `noOpenComplaint` out of presumeDelivered and of lockOrder, and this is red.
test('who says that nothing came stops the clock, once, and the BUM Desa is told', async () => {
  const { orderId, mine } = await aHandedOverOrder(3)
  await followArrivalsJob()
  const answer = { ...mine, ...missing }
  const clicks = await Promise.all([complain(answer), complain(answer)])
  expect(clicks.filter(({ ok }) => ok)).toHaveLength(1)
  await letAWeekPass(orderId)
  await followArrivalsJob()
  expect((await orderOf(orderId)).status).toBe('handedOver')
  const trail = await db.auditEntry.findMany({
    where: { subjectId: orderId, action: 'complained' },
  })
  expect(trail).toMatchObject([{ actorType: 'buyer', toStatus: null }])
  const [message, ...more] = await messagesAbout(orderId, 'shop-order-complained')
  expect(more).toEqual([])
  expect(message!.text).not.toMatch(/Pembeli\b.*8111111111|pembeli@/)
  // It turned up after all.
  expect(await confirmReceived(mine)).toMatchObject({ ok: true })
  expect(await orderOf(orderId)).toMatchObject({ status: 'delivered', complainedAt: null })
})

test('an answer and the end of the week meet: the answer is heard either way', async () => {
  for (let round = 0; round < 4; round++) {
    const { orderId, mine } = await aHandedOverOrder(3)
    await askAboutArrivals()
    await letAWeekPass(orderId)
    const [answer] = await Promise.all([complain({ ...mine, ...missing }), presumeDelivered()])
    // Presumed first, it is still heard: then it keeps the order from being completed.
    expect(answer.ok).toBe(true)
    const { status, complainedAt } = await orderOf(orderId)
    expect(complainedAt).not.toBeNull()
    const edges = await db.auditEntry.count({
      where: { subjectId: orderId, toStatus: 'delivered' },
    })
    expect(edges).toBe(status === 'delivered' ? 1 : 0)
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
