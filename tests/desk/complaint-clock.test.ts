import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, expect, test } from 'vitest'
import { zero } from '#app/core/rupiah.ts'
import {
  answerComplaint,
  complain,
  handOverSilentComplaints,
  rejectAnswer,
  withdrawComplaint,
} from '#app/features/orders/complaint-commands.server.ts'
import { getComplaintForBuyer } from '#app/features/orders/complaint-queries.server.ts'
import { giveBackAfterComplaint } from '#app/features/orders/complaint-refund.server.ts'
import { completeDeliveredOrders } from '#app/features/orders/clock-commands.server.ts'
import { countOrdersForShop } from '#app/features/orders/desk-queries.server.ts'
import { orderListQuery } from '#app/features/orders/forms.ts'
import { listOrdersForShop } from '#app/features/orders/list-queries.server.ts'
import { getOrderForShop } from '#app/features/orders/order-page.server.ts'
import { jobHandlers } from '#app/jobs/jobs.server.ts'
import { action as answerPage } from '#app/routes/kelola/order-answer.tsx'
import { action as reject } from '#app/routes/purchase/complaint-reject.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { requestWith, signedInCookie } from '#tests/accounts/people.ts'
import { anAdmin, atOnce, wins } from '#tests/admin/desk-people.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { runPendingJobs } from '#tests/setup/pending-jobs.ts'
import { aDeliveredOrder, letAnswerTimePass, letDaysPass } from './desk-story.ts'

afterAll(expectInvariants)

const broken = { kind: 'damaged', words: 'Dua bungkus remuk.' } as const
const words = 'Kami kirim dua bungkus yang baru besok pagi.'
const orderOf = (id: string) => db.order.findUniqueOrThrow({ where: { id } })
const hoursUntil = (at: Date | null) => (at!.getTime() - Date.now()) / 3_600_000
const refused = { ok: false, reason: 'already-changed' }

async function aComplaint() {
  const order = await aDeliveredOrder()
  await complain({ ...order.mine, complaint: broken })
  return order
}

const trailOf = (orderId: string) =>
  db.auditEntry.findMany({
    where: { subjectId: orderId, action: { startsWith: 'complaint' } },
    orderBy: { sequence: 'asc' },
    select: { action: true, actorType: true, details: true },
  })

async function messagesAbout(orderId: string, template: string) {
  const names = ['notify-buyer', 'notify-admins', 'notify-shop', 'deliver-message'] as const
  const handlers = Object.fromEntries(names.map((name) => [name, jobHandlers[name]])) as Record<
    string,
    (payload: object) => Promise<void>
  >
  await runPendingJobs({ handlers })
  return db.message.findMany({ where: { template, dedupeKey: { contains: orderId } } })
}

test('the BUM Desa has 2 × 24 hours, seen on the order, in its list and today, and by the buyer', async () => {
  const { orderId, mine, shop } = await aComplaint()
  const { number, complaintAnswerBy } = await orderOf(orderId)
  expect(hoursUntil(complaintAnswerBy)).toBeCloseTo(48, 1)
  const shopId = mintScope.readableShop(shop.id)
  expect(await getOrderForShop({ shopId, number, role: 'staff' })).toMatchObject({
    complaintAnswerBy,
  })
  expect(await countOrdersForShop(shopId)).toMatchObject({ answerComplaintBy: complaintAnswerBy })
  const query = orderListQuery.parse({ status: 'keluhan' })
  const { orders } = await listOrdersForShop({ shopId, role: 'staff', query })
  expect(orders).toMatchObject([{ answerComplaintBy: complaintAnswerBy }])
  expect(await getComplaintForBuyer(mine.purchaseToken, orderId)).toMatchObject({
    turn: 'shop',
    complaintAnswerBy,
  })
  const [letter] = await messagesAbout(orderId, 'shop-order-complained')
  expect(letter!.text).toContain('jawab dari sana sebelum')
})

test('an answer in words goes to the buyer once, stays out of the trail, and asks the buyer next', async () => {
  const { orderId, mine, deed, shop } = await aComplaint()
  expect(wins(await atOnce(() => answerComplaint({ ...deed, back: zero, words })))).toBe(1)
  const order = await getComplaintForBuyer(mine.purchaseToken, orderId)
  expect(order).toMatchObject({ turn: 'buyer', complaintReply: words })
  expect(hoursUntil(order!.complaintAnswerBy)).toBeCloseTo(48, 1)
  expect(await trailOf(orderId)).toEqual([
    { action: 'complaint-answered', actorType: 'staff', details: null },
  ])
  const letters = await messagesAbout(orderId, 'order-complaintAnswered')
  expect(letters).toHaveLength(1)
  expect(letters[0]!.text).not.toContain(words)
  const { number } = await orderOf(orderId)
  const shopId = mintScope.readableShop(shop.id)
  expect(await countOrdersForShop(shopId)).toMatchObject({
    complaints: 1,
    answerComplaintBy: null,
  })
  // The pengawas reads neither what the buyer wrote nor what was answered to it.
  expect(await getOrderForShop({ shopId, number, role: 'supervisor' })).toMatchObject({
    complaintReply: null,
    complaintRepliedAt: expect.any(Date),
  })
})

// Take the look at `isAnswerOver` out of answerComplaint, or of handOverSilentComplaint, and this is red.
test('after its time the BUM Desa has no word any more, and the admins get a letter', async () => {
  const admin = await anAdmin()
  const { email } = await db.user.findUniqueOrThrow({ where: { id: admin.id } })
  const { orderId, deed, mine } = await aComplaint()
  expect(await handOverSilentComplaints()).toBe(0)
  await letAnswerTimePass(orderId)
  expect(await answerComplaint({ ...deed, back: zero, words })).toEqual(refused)
  expect(await handOverSilentComplaints()).toBe(1)
  expect(await handOverSilentComplaints()).toBe(0)
  expect(await trailOf(orderId)).toEqual([
    { action: 'complaint-handed-over', actorType: 'system', details: { why: 'shopSilent' } },
  ])
  const letters = await messagesAbout(orderId, 'complaint-handed-over')
  expect(letters.filter(({ recipient }) => recipient === email)).toMatchObject([
    { subject: expect.stringMatching(/lewat waktu/) },
  ])
  const toShop = await messagesAbout(orderId, 'shop-order-complaint-handed-over')
  expect(toShop).toMatchObject([{ text: expect.stringContaining('tidak dijawab dalam 2×24 jam') }])
  const toBuyer = await messagesAbout(orderId, 'order-complaintHandedOver')
  expect(toBuyer).toMatchObject([{ text: expect.stringContaining('tetap tertahan') }])
  // It still gives the money back by itself, and the buyer still says that all is well.
  const other = await aComplaint()
  await letAnswerTimePass(other.orderId)
  await handOverSilentComplaints()
  expect(await giveBackAfterComplaint(other.deed)).toMatchObject({ ok: true })
  expect(await withdrawComplaint(mine)).toMatchObject({ ok: true })
})

test('the buyer who is not content hands it over, once, and not before there is an answer', async () => {
  const { orderId, mine, deed } = await aComplaint()
  expect(await rejectAnswer(mine)).toEqual(refused)
  await answerComplaint({ ...deed, back: zero, words })
  expect(wins(await atOnce(() => rejectAnswer(mine)))).toBe(1)
  expect((await trailOf(orderId)).at(-1)).toMatchObject({
    actorType: 'buyer',
    details: { why: 'notSettled' },
  })
  expect(await messagesAbout(orderId, 'complaint-handed-over')).not.toEqual([])
  // Who asked for it knows it; the BUM Desa is told why.
  expect(await messagesAbout(orderId, 'order-complaintHandedOver')).toEqual([])
  expect(await messagesAbout(orderId, 'shop-order-complaint-handed-over')).toMatchObject([
    { text: expect.stringContaining('belum membereskan') },
  ])
})

test('a buyer who says nothing to the answer leaves it to the admins, and no money moves', async () => {
  const { orderId, deed } = await aComplaint()
  await answerComplaint({ ...deed, back: zero, words })
  await letAnswerTimePass(orderId)
  await letDaysPass(orderId)
  expect(await handOverSilentComplaints()).toBe(1)
  expect((await trailOf(orderId)).at(-1)).toMatchObject({ details: { why: 'buyerSilent' } })
  expect(await messagesAbout(orderId, 'order-complaintHandedOver')).toMatchObject([
    { text: expect.stringContaining('belum mendengar dari Anda') },
  ])
  expect(await completeDeliveredOrders()).toBe(0)
  expect((await orderOf(orderId)).status).toBe('delivered')
})

test('a withdrawn complaint stays closed, and one said again begins with the whole time', async () => {
  const { orderId, mine, deed } = await aComplaint()
  await answerComplaint({ ...deed, back: zero, words })
  await withdrawComplaint(mine)
  expect(await orderOf(orderId)).toMatchObject({
    complaintAnswerBy: null,
    complaintReply: null,
    complaintRepliedAt: null,
    complaintHandedOverAt: null,
  })
  expect(await handOverSilentComplaints()).toBe(0)
  expect(await answerComplaint({ ...deed, back: zero, words })).toEqual(refused)
  expect(await rejectAnswer(mine)).toEqual(refused)
  await complain({ ...mine, complaint: broken })
  expect(await getComplaintForBuyer(mine.purchaseToken, orderId)).toMatchObject({ turn: 'shop' })
})

test('the end of the time meets the answer, the money and the withdrawal: one of each pair wins', async () => {
  for (let round = 0; round < 3; round++) {
    const given = await aComplaint()
    await letAnswerTimePass(given.orderId)
    const [late, handed] = await Promise.all([
      answerComplaint({ ...given.deed, back: zero, words }),
      handOverSilentComplaints(),
    ])
    expect([late.ok, handed]).toEqual([false, 1])
    const back = await aComplaint()
    await letAnswerTimePass(back.orderId)
    const [withdrawn] = await Promise.all([
      withdrawComplaint(back.mine),
      handOverSilentComplaints(),
    ])
    expect(withdrawn.ok).toBe(true)
    expect(await orderOf(back.orderId)).toMatchObject({ complaintHandedOverAt: null })
    const both = await aComplaint()
    await answerComplaint({ ...both.deed, back: zero, words })
    await letAnswerTimePass(both.orderId)
    const [rejected, silent] = await Promise.all([
      rejectAnswer(both.mine),
      handOverSilentComplaints(),
    ])
    expect((rejected.ok ? 1 : 0) + silent).toBe(1)
    expect(await trailOf(both.orderId)).toHaveLength(2)
  }
})

test('the page of the answer keeps what was typed, and both deeds are for their own people only', async () => {
  const { orderId, purchase, shop } = await aComplaint()
  const { number } = await orderOf(orderId)
  const { cookie } = await signedInCookie(shop.manager.id)
  const send = (at: string, form: Record<string, string>, extra = cookie) => {
    const params = { number: at }
    const init = { method: 'POST', body: new URLSearchParams(form) }
    const request = requestWith(extra, `/kelola/pesanan/${at}/jawab-keluhan`, init)
    return { request, params, context: {} } as unknown as ActionFunctionArgs
  }
  for (const [typed, wrong] of [
    [{ words: ' ' }, { field: 'words', why: 'missing' }],
    [{}, { field: 'words', why: 'missing' }],
    [{ words: 'x'.repeat(501) }, { field: 'words', why: 'words' }],
    [
      { words, back: '1,5' },
      { field: 'back', why: 'amount' },
    ],
    [
      { words, back: '20.000', seen: '20000' },
      { field: 'back', why: 'tooMuch' },
    ],
  ] as const) {
    expect(await answerPage(send(number, typed))).toMatchObject({
      data: { wrong, typed },
      init: { status: 422 },
    })
  }
  // Money is asked about once more, and nothing is said until then.
  expect(await answerPage(send(number, { words, back: '5.000' }))).toMatchObject({
    data: { back: 5_000n },
  })
  const foreign = await orderOf((await aComplaint()).orderId)
  await expect(answerPage(send(foreign.number, { words }))).rejects.toMatchObject({ status: 404 })
  expect(await answerPage(send(number, { words }))).toMatchObject({ status: 302 })
  expect(await answerPage(send(number, { words }))).toMatchObject({ init: { status: 409 } })
  const buyer = (token: string) =>
    ({
      request: new Request(`http://localhost:3000/pembelian/${token}`, { method: 'POST' }),
      params: { token, orderId },
      context: {},
    }) as unknown as ActionFunctionArgs
  const { purchase: other } = await aComplaint()
  await expect(reject(buyer(other.token))).rejects.toMatchObject({ status: 404 })
  const rejected = await reject(buyer(purchase.token))
  expect(rejected.headers.get('Location')).toContain('kabar=complaint-handed-over')
})
