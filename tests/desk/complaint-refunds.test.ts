import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, expect, test } from 'vitest'
import { confirmReceived } from '#app/features/orders/buyer-commands.server.ts'
import { complain, withdrawComplaint } from '#app/features/orders/complaint-commands.server.ts'
import { giveBackAfterComplaint } from '#app/features/orders/complaint-refund.server.ts'
import { countOrdersForShop } from '#app/features/orders/desk-queries.server.ts'
import { listOrdersForShop } from '#app/features/orders/list-queries.server.ts'
import { orderListQuery } from '#app/features/orders/forms.ts'
import { jobHandlers } from '#app/jobs/jobs.server.ts'
import { action as giveBack } from '#app/routes/kelola/order-give-back.tsx'
import { db, transaction } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { requestWith, signedInCookie } from '#tests/accounts/people.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { runPendingJobs } from '#tests/setup/pending-jobs.ts'
import { aDeliveredOrder, aHandedOverOrder, moveAttemptTo } from './desk-story.ts'

afterAll(expectInvariants)

const broken = { kind: 'damaged', words: 'Remuk.' } as const
const orderOf = (id: string) => db.order.findUniqueOrThrow({ where: { id } })
const refundsOf = (orderId: string) => db.refund.findMany({ where: { orderId } })

async function messagesAbout(orderId: string, template: string) {
  const names = ['notify-buyer', 'notify-shop', 'deliver-message'] as const
  const handlers = Object.fromEntries(names.map((name) => [name, jobHandlers[name]])) as Record<
    string,
    (payload: object) => Promise<void>
  >
  await runPendingJobs({ handlers })
  return db.message.findMany({ where: { template, dedupeKey: { contains: orderId } } })
}

test.each([
  ['on its way', aHandedOverOrder],
  ['delivered', aDeliveredOrder],
] as const)(
  'the BUM Desa gives all the money of an order %s back once, and no goods come back',
  async (_, anOrder) => {
    const { orderId, mine, deed, shop } = await anOrder()
    await complain({ ...mine, complaint: broken })
    const { onHand } = await db.variant.findUniqueOrThrow({ where: { id: shop.variantId } })
    const clicks = await Promise.all([giveBackAfterComplaint(deed), giveBackAfterComplaint(deed)])
    expect(clicks.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await orderOf(orderId)).status).toBe('cancelled')
    expect(await refundsOf(orderId)).toMatchObject([{ amount: 20_000n, reason: 'shopGaveBack' }])
    expect(await db.variant.findUniqueOrThrow({ where: { id: shop.variantId } })).toMatchObject({
      onHand,
    })
    const [message] = await messagesAbout(orderId, 'order-cancelled')
    expect(message!.text).toContain('menerima keluhan Anda')
    // Who gave it back knows it already.
    expect(await messagesAbout(orderId, 'shop-order-cancelled')).toEqual([])
  },
)

// Remove the look at `complaintState` from refundComplaint and this is red.
test('without an open complaint the money of what has left stays where it is', async () => {
  const { orderId, mine, deed } = await aDeliveredOrder()
  const refused = { ok: false, reason: 'already-changed' }
  expect(await giveBackAfterComplaint(deed)).toEqual(refused)
  await complain({ ...mine, complaint: broken })
  await withdrawComplaint(mine)
  expect(await giveBackAfterComplaint(deed)).toEqual(refused)
  expect(await refundsOf(orderId)).toEqual([])
})

test('giving back and withdrawing meet: one of them wins, never both', async () => {
  for (let round = 0; round < 3; round++) {
    const { orderId, mine, deed } = await aDeliveredOrder()
    await complain({ ...mine, complaint: broken })
    const [given, withdrawn] = await Promise.all([
      giveBackAfterComplaint(deed),
      withdrawComplaint(mine),
    ])
    expect(given.ok).not.toBe(withdrawn.ok)
    expect(await refundsOf(orderId)).toHaveLength(given.ok ? 1 : 0)
  }
})

// Remove `isDisputed` from refundComplaint and this is red.
test('while the bank contests the payment nothing is given back', async () => {
  const { orderId, purchase, mine, deed } = await aDeliveredOrder()
  await complain({ ...mine, complaint: broken })
  await transaction((tx) => moveAttemptTo(tx, purchase.attemptId, 'disputed'))
  expect(await giveBackAfterComplaint(deed)).toEqual({ ok: false, reason: 'payment-disputed' })
  expect(await refundsOf(orderId)).toEqual([])
})

test('another BUM Desa finds neither the order nor its complaint', async () => {
  const { orderId, mine, shop } = await aDeliveredOrder()
  const other = await aHandedOverOrder()
  await complain({ ...mine, complaint: broken })
  expect(await giveBackAfterComplaint({ ...other.deed, orderId })).toEqual({
    ok: false,
    reason: 'not-found',
  })
  const { number } = await orderOf(orderId)
  const { cookie } = await signedInCookie(other.shop.manager.id)
  const post = (of: string) => {
    const request = requestWith(of, `/kelola/pesanan/${number}/kembalikan`, {
      method: 'POST',
      body: new URLSearchParams(),
    })
    return giveBack({ request, params: { number }, context: {} } as unknown as ActionFunctionArgs)
  }
  await expect(post(cookie)).rejects.toMatchObject({ status: 404 })
  expect((await orderOf(orderId)).status).toBe('delivered')
  const { cookie: own } = await signedInCookie(shop.manager.id)
  expect(await post(own)).toMatchObject({ status: 302 })
  expect((await orderOf(orderId)).status).toBe('cancelled')
})

test('the desk counts and lists what is complained about, until it is over', async () => {
  const { orderId, mine, shop } = await aHandedOverOrder()
  const shopId = mintScope.readableShop(shop.id)
  const query = orderListQuery.parse({ status: 'keluhan' })
  const listed = async () => {
    const { orders } = await listOrdersForShop({ shopId, role: 'staff', query })
    return [orders.map(({ id }) => id), (await countOrdersForShop(shopId)).complaints]
  }
  expect(await listed()).toEqual([[], 0])
  await complain({ ...mine, complaint: broken })
  await confirmReceived(mine)
  expect(await listed()).toEqual([[orderId], 1])
  await withdrawComplaint(mine)
  expect(await listed()).toEqual([[], 0])
})
