import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { askAboutArrivals, presumeDelivered } from '#app/features/orders/arrival-commands.server.ts'
import { confirmReceived } from '#app/features/orders/buyer-commands.server.ts'
import {
  completeDeliveredOrders,
  completeOrder,
} from '#app/features/orders/clock-commands.server.ts'
import { markDelivered } from '#app/features/orders/commands.server.ts'
import { complain, withdrawComplaint } from '#app/features/orders/complaint-commands.server.ts'
import { complaintForm, complaintMaximum } from '#app/features/orders/complaint.ts'
import { getOrderForShop } from '#app/features/orders/order-page.server.ts'
import { getPurchasePage } from '#app/features/purchases/purchase-page.server.ts'
import { jobHandlers } from '#app/jobs/jobs.server.ts'
import { action as sayComplaint, loader as complaintPage } from '#app/routes/purchase/complaint.tsx'
import { action as withdraw } from '#app/routes/purchase/complaint-withdraw.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { runPendingJobs } from '#tests/setup/pending-jobs.ts'
import { aDeliveredOrder, aHandedOverOrder, aPaidOrder, aShop, letDaysPass } from './desk-story.ts'

afterAll(expectInvariants)

const broken = { kind: 'damaged', words: 'Dua bungkus remuk, kata Bu Siti.' } as const
const orderOf = (id: string) => db.order.findUniqueOrThrow({ where: { id } })

async function tell(names: readonly ('notify-buyer' | 'notify-shop' | 'deliver-message')[]) {
  const handlers = Object.fromEntries(names.map((name) => [name, jobHandlers[name]])) as Record<
    string,
    (payload: object) => Promise<void>
  >
  await runPendingJobs({ handlers })
}

async function messagesAbout(orderId: string, template: string) {
  await tell(['notify-buyer', 'notify-shop', 'deliver-message'])
  return db.message.findMany({ where: { template, dedupeKey: { contains: orderId } } })
}

// Take `noOpenComplaint` out of completeDeliveredOrders and of lockOrder, and this is red.
test('a complaint keeps a delivered order from being completed, and the BUM Desa is told', async () => {
  const { orderId, mine, shop } = await aDeliveredOrder()
  const clicks = await Promise.all([
    complain({ ...mine, complaint: broken }),
    complain({ ...mine, complaint: broken }),
  ])
  expect(clicks.filter(({ ok }) => ok)).toHaveLength(1)
  await letDaysPass(orderId)
  expect(await completeDeliveredOrders()).toBe(0)
  expect(await orderOf(orderId)).toMatchObject({ status: 'delivered', complaint: broken.words })
  const trail = await db.auditEntry.findMany({
    where: { subjectId: orderId, action: 'complained' },
  })
  expect(trail).toMatchObject([{ actorType: 'buyer', details: { kind: 'damaged' } }])
  const [message, ...more] = await messagesAbout(orderId, 'shop-order-complained')
  expect(more).toEqual([])
  expect(message!.text).toContain('Barang rusak')
  expect(message!.text).not.toContain('Siti')
  const { number } = await orderOf(orderId)
  const desk = { shopId: mintScope.readableShop(shop.id), number }
  expect(await getOrderForShop({ ...desk, role: 'staff' })).toMatchObject({
    complaint: broken.words,
    timeline: expect.arrayContaining([
      expect.objectContaining({ status: 'complained', why: 'damaged' }),
    ]),
  })
  // The pengawas reads of what kind it is, not what the buyer wrote.
  expect(await getOrderForShop({ ...desk, role: 'supervisor' })).toMatchObject({
    complaint: null,
    complaintKind: 'damaged',
  })
})

// Take `noOpenComplaint` out of lockOrder alone, and this is red.
test('what was due before the complaint is looked at again under the lock', async () => {
  const { orderId, mine } = await aDeliveredOrder()
  await complain({ ...mine, complaint: broken })
  await letDaysPass(orderId)
  expect(await transaction((tx) => completeOrder(tx, orderId))).toBe(false)
})

// Take `noOpenComplaint` out of presumeDelivered and of lockOrder, and this is red.
test('what is complained about is not presumed delivered, and nobody is asked about it', async () => {
  const { orderId, mine } = await aHandedOverOrder()
  await complain({ ...mine, complaint: broken })
  await letDaysPass(orderId)
  expect(await presumeDelivered()).toBe(0)
  expect((await orderOf(orderId)).status).toBe('handedOver')
  await db.order.update({
    where: { id: orderId, purchase: { token: mine.purchaseToken } },
    data: { presumedDeliveredAt: null, handedOverAt: new Date(0) },
  })
  expect(await askAboutArrivals()).toBe(0)
})

test('a complaint and the completion meet: one of them wins, never both', async () => {
  for (let round = 0; round < 4; round++) {
    const { orderId, mine } = await aDeliveredOrder()
    const [said] = await Promise.all([
      complain({ ...mine, complaint: broken }),
      completeDeliveredOrders(),
    ])
    const { status, complainedAt } = await orderOf(orderId)
    expect(status).toBe(said.ok ? 'delivered' : 'completed')
    expect(complainedAt !== null).toBe(said.ok)
    const booked = await db.ledgerTransaction.count({
      where: { orderId, event: 'order.completed' },
    })
    expect(booked).toBe(said.ok ? 0 : 1)
  }
})

test('withdrawn, the order waits a day at least and is completed, and may be complained about again', async () => {
  const { orderId, mine } = await aDeliveredOrder()
  await complain({ ...mine, complaint: broken })
  expect(await withdrawComplaint(mine)).toMatchObject({ ok: true })
  expect(await withdrawComplaint(mine)).toMatchObject({ reason: 'already-changed' })
  const { complainedAt, complaintKind, complaint, completesAt } = await orderOf(orderId)
  expect([complainedAt, complaintKind, complaint]).toEqual([null, null, null])
  expect((completesAt!.getTime() - Date.now()) / 86_400_000).toBeCloseTo(1, 1)
  expect(await completeDeliveredOrders()).toBe(0)
  // However often it is said, the BUM Desa is written to once a day.
  for (let round = 0; round < 2; round++) {
    await complain({ ...mine, complaint: broken })
    expect(await messagesAbout(orderId, 'shop-order-complained')).toHaveLength(1)
    await withdrawComplaint(mine)
  }
  await letDaysPass(orderId)
  expect(await completeDeliveredOrders()).toBe(1)
  expect(await complain({ ...mine, complaint: broken })).toMatchObject({
    reason: 'already-changed',
  })
})

test('marking it as delivered ends no complaint; receiving it ends only that nothing came', async () => {
  const marked = await aHandedOverOrder()
  await complain({ ...marked.mine, complaint: { kind: 'notReceived', words: null } })
  expect(await markDelivered(marked.deed)).toMatchObject({ ok: true })
  await letDaysPass(marked.orderId)
  expect(await completeDeliveredOrders()).toBe(0)
  const damaged = await aHandedOverOrder()
  await complain({ ...damaged.mine, complaint: broken })
  await confirmReceived(damaged.mine)
  expect(await orderOf(damaged.orderId)).toMatchObject({
    status: 'delivered',
    complaintKind: 'damaged',
  })
  const found = await aHandedOverOrder()
  await complain({ ...found.mine, complaint: { kind: 'notReceived', words: null } })
  await confirmReceived(found.mine)
  const { complaintKind, completesAt } = await orderOf(found.orderId)
  expect(complaintKind).toBeNull()
  expect((completesAt!.getTime() - Date.now()) / 86_400_000).toBeCloseTo(3, 1)
})

test('before the goods have left there is nothing to complain about', async () => {
  const { orderId, purchase } = await aPaidOrder(await aShop())
  const actor = { type: 'buyer', id: null } as const
  const mine = { purchaseToken: purchase.token, orderId, actor }
  expect(await complain({ ...mine, complaint: broken })).toMatchObject({
    reason: 'already-changed',
  })
})

test('the page keeps what was typed, and only the token of the purchase opens it', async () => {
  const { orderId, purchase } = await aHandedOverOrder()
  const other = await aHandedOverOrder()
  const send = (token: string, id: string, form: Record<string, string> | null) => {
    const url = `http://localhost:3000/pembelian/${token}/keluhan/${id}`
    const init = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
    const args = { request: new Request(url, init), params: { token, orderId: id }, context: {} }
    return args as unknown as ActionFunctionArgs
  }
  const typed = { kind: 'other', words: ' ' }
  expect(await sayComplaint(send(purchase.token, orderId, typed))).toMatchObject({
    data: { wrong: ['words'], typed },
    init: { status: 422 },
  })
  const { token: foreign } = other.purchase
  for (const [token, id] of [
    [foreign, orderId],
    [purchase.token, newId()],
    [purchase.token, 'x'],
  ] as const) {
    const form = { kind: 'damaged' }
    await expect(sayComplaint(send(token, id, form))).rejects.toMatchObject({ status: 404 })
    await expect(complaintPage(send(token, id, null))).rejects.toMatchObject({ status: 404 })
    await expect(withdraw(send(token, id, {}))).rejects.toMatchObject({ status: 404 })
  }
  expect((await orderOf(orderId)).complainedAt).toBeNull()
  const said = await sayComplaint(send(purchase.token, orderId, { ...broken }))
  expect((said as Response).headers.get('Location')).toContain('kabar=complained')
  expect(await complaintPage(send(purchase.token, orderId, null))).toMatchObject({
    order: { state: 'open', complaint: broken.words },
  })
  const page = await getPurchasePage(purchase.token)
  expect(page?.orders).toMatchObject([{ complainedAt: expect.any(Date) }])
  const undone = await withdraw(send(purchase.token, orderId, {}))
  expect(undone.headers.get('Location')).toContain('kabar=complaint-withdrawn')
})

test('words are kept within what the column takes', () => {
  const longest = 'ą'.repeat(complaintMaximum)
  expect(complaintForm.safeParse({ kind: 'other', words: longest }).success).toBe(true)
  // 300 letters as people count them, twice as many as they are stored.
  const piled = 'q\u0323'.repeat(300)
  expect(complaintForm.safeParse({ kind: 'other', words: piled }).success).toBe(false)
  expect(complaintForm.safeParse({ kind: 'damaged' }).success).toBe(true)
})
