import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { completeDeliveredOrders } from '#app/features/orders/clock-commands.server.ts'
import { zero } from '#app/core/rupiah.ts'
import {
  answerComplaint,
  complain,
  handOverSilentComplaints,
  rejectAnswer,
  withdrawComplaint,
} from '#app/features/orders/complaint-commands.server.ts'
import {
  countComplaints,
  getComplaintPage,
  listComplaints,
} from '#app/features/orders/complaint-desk-queries.server.ts'
import { complaintListQuery } from '#app/features/orders/complaint-list.ts'
import { settleComplaint, upholdComplaint } from '#app/features/orders/complaint-desk.server.ts'
import { giveBackAfterComplaint } from '#app/features/orders/complaint-refund.server.ts'
import { jobHandlers } from '#app/jobs/jobs.server.ts'
import { action as refund } from '#app/routes/admin/complaint-refund.tsx'
import { action as settle } from '#app/routes/admin/complaint-settle.tsx'
import { loader as page } from '#app/routes/admin/complaint.tsx'
import { db, transaction } from '#app/server/db.server.ts'
import { requestWith, signedInCookie } from '#tests/accounts/people.ts'
import {
  aDeliveredOrder,
  aHandedOverOrder,
  letAnswerTimePass,
  letDaysPass,
  moveAttemptTo,
} from '#tests/desk/desk-story.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { runPendingJobs } from '#tests/setup/pending-jobs.ts'
import { anAdmin, atOnce, deedsOn, type TestAdmin, wins } from './desk-people.ts'

let actor: TestAdmin
beforeAll(async () => {
  actor = await anAdmin()
})
afterAll(expectInvariants)

const missing = { kind: 'notReceived', words: 'Sudah seminggu.' } as const
const orderOf = (id: string) => db.order.findUniqueOrThrow({ where: { id } })
const refundsOf = (orderId: string) => db.refund.findMany({ where: { orderId } })
const daysUntil = (at: Date | null) => (at!.getTime() - Date.now()) / 86_400_000

async function aFreshComplaint(anOrder: typeof aDeliveredOrder = aDeliveredOrder) {
  const order = await anOrder()
  await complain({ ...order.mine, complaint: missing })
  return order
}

/** One that the BUM Desa has said nothing to, so that it is the admin's. */
async function aComplaint(anOrder: typeof aDeliveredOrder = aDeliveredOrder) {
  const order = await aFreshComplaint(anOrder)
  await letAnswerTimePass(order.orderId)
  await handOverSilentComplaints()
  return order
}

async function messagesAbout(orderId: string, template: string) {
  const names = ['notify-buyer', 'notify-shop', 'deliver-message'] as const
  const handlers = Object.fromEntries(names.map((name) => [name, jobHandlers[name]])) as Record<
    string,
    (payload: object) => Promise<void>
  >
  await runPendingJobs({ handlers })
  return db.message.findMany({ where: { template, dedupeKey: { contains: orderId } } })
}

test('decided for the buyer, all the money goes back once, and both are told', async () => {
  const { orderId, shop } = await aComplaint(aHandedOverOrder)
  const { onHand } = await db.variant.findUniqueOrThrow({ where: { id: shop.variantId } })
  expect(wins(await atOnce(() => upholdComplaint({ orderId, actor })))).toBe(1)
  expect((await orderOf(orderId)).status).toBe('cancelled')
  expect(await refundsOf(orderId)).toMatchObject([{ amount: 20_000n, reason: 'complaintUpheld' }])
  expect((await db.variant.findUniqueOrThrow({ where: { id: shop.variantId } })).onHand).toBe(
    onHand,
  )
  expect(await deedsOn(orderId)).toEqual(['status:cancelled'])
  expect(await messagesAbout(orderId, 'order-cancelled')).toMatchObject([
    { text: expect.stringContaining('memutuskan uang Anda kembali') },
  ])
  expect(await messagesAbout(orderId, 'shop-order-cancelled')).toMatchObject([
    { text: expect.stringContaining('memutuskan keluhan pembeli benar') },
  ])
})

test('decided for the seller, the order is completed a day later, and was complained about once', async () => {
  const { orderId, mine, deed } = await aComplaint()
  expect(wins(await atOnce(() => settleComplaint({ orderId, actor })))).toBe(1)
  const { complaintSettledAt, completesAt } = await orderOf(orderId)
  expect(complaintSettledAt).not.toBeNull()
  expect(daysUntil(completesAt)).toBeCloseTo(1, 1)
  const refused = { reason: 'already-changed' }
  expect(await complain({ ...mine, complaint: missing })).toMatchObject(refused)
  expect(await withdrawComplaint(mine)).toMatchObject(refused)
  expect(await giveBackAfterComplaint(deed)).toMatchObject(refused)
  expect(await upholdComplaint({ orderId, actor })).toMatchObject(refused)
  expect(await deedsOn(orderId)).toEqual(['complaint-settled'])
  const [message, ...more] = await messagesAbout(orderId, 'order-complaintSettled')
  expect(more).toEqual([])
  expect(message!.subject).toMatch(/^Keputusan tentang keluhan/)
  expect(await completeDeliveredOrders()).toBe(0)
  await letDaysPass(orderId)
  expect(await completeDeliveredOrders()).toBe(1)
})

test('what nobody has marked as delivered is delivered by that word', async () => {
  const { orderId } = await aComplaint(aHandedOverOrder)
  expect(await settleComplaint({ orderId, actor })).toMatchObject({ ok: true })
  const { status, completesAt } = await orderOf(orderId)
  expect(status).toBe('delivered')
  expect(daysUntil(completesAt)).toBeCloseTo(1, 1)
  expect(await deedsOn(orderId)).toEqual(['status:delivered', 'complaint-settled'])
  // One message with the right time, not one with three days and one with one.
  expect(await messagesAbout(orderId, 'order-complaintSettled')).toHaveLength(1)
  expect(await messagesAbout(orderId, 'order-delivered')).toEqual([])
})

// Remove `isDisputed` from settleComplaint or refundComplaint and this is red.
test('while the bank contests the payment nothing is decided', async () => {
  const { orderId, purchase } = await aComplaint()
  await transaction((tx) => moveAttemptTo(tx, purchase.attemptId, 'disputed'))
  const refused = { ok: false, reason: 'payment-disputed' }
  expect(await settleComplaint({ orderId, actor })).toEqual(refused)
  expect(await upholdComplaint({ orderId, actor })).toEqual(refused)
  expect(await orderOf(orderId)).toMatchObject({ status: 'delivered', complaintSettledAt: null })
  expect(await getComplaintPage(orderId)).toMatchObject({ isOpen: true, isDisputed: true })
})

// Remove the look at `complaintState` from settleComplaint or refundComplaint and this is red.
test('without an open complaint there is nothing to decide', async () => {
  const { orderId, mine } = await aComplaint()
  await withdrawComplaint(mine)
  const refused = { ok: false, reason: 'already-changed' }
  expect(await settleComplaint({ orderId, actor })).toEqual(refused)
  expect(await upholdComplaint({ orderId, actor })).toEqual(refused)
  expect(await refundsOf(orderId)).toEqual([])
})

test('two who decide differently, and the buyer who withdraws: one of them wins', async () => {
  for (let round = 0; round < 3; round++) {
    const { orderId, mine } = await aComplaint()
    const deeds = await Promise.all([
      settleComplaint({ orderId, actor }),
      upholdComplaint({ orderId, actor }),
      withdrawComplaint(mine),
    ])
    expect(wins(deeds)).toBe(1)
    expect(await refundsOf(orderId)).toHaveLength(deeds[1].ok ? 1 : 0)
  }
})

// Take the look at `complaintTurn` out of settleComplaint or refundComplaint and this is red.
test('the BUM Desa comes first: before its time is over an admin decides nothing', async () => {
  const { orderId, mine, deed } = await aFreshComplaint()
  const refused = { ok: false, reason: 'turn-of-others' }
  expect(await settleComplaint({ orderId, actor })).toEqual(refused)
  expect(await upholdComplaint({ orderId, actor })).toEqual(refused)
  await answerComplaint({ ...deed, back: zero, words: 'Sudah kami kirim ulang.' })
  expect(await upholdComplaint({ orderId, actor })).toEqual(refused)
  await rejectAnswer(mine)
  expect(await getComplaintPage(orderId)).toMatchObject({ reply: 'Sudah kami kirim ulang.' })
  expect(await upholdComplaint({ orderId, actor })).toMatchObject({ ok: true })
})

test('the desk lists what is handed over, oldest first, what is late, what waits and what has ended', async () => {
  const [first, second] = [await aComplaint(), await aComplaint()]
  const waiting = await aFreshComplaint()
  const rejected = await aFreshComplaint()
  await answerComplaint({ ...rejected.deed, back: zero, words: 'Sudah kami kirim ulang.' })
  await rejectAnswer(rejected.mine)
  const before = await countComplaints()
  const all = [first, second, waiting, rejected].map(({ orderId }) => orderId)
  const list = async (search: object) => {
    const { complaints } = await listComplaints(complaintListQuery.parse(search))
    return complaints.map(({ orderId }) => orderId).filter((id) => all.includes(id))
  }
  expect(await list({})).toEqual([first.orderId, second.orderId, rejected.orderId])
  expect(await list({ keadaan: 'lewat' })).toEqual([first.orderId, second.orderId])
  expect(await list({ keadaan: 'menunggu' })).toEqual([waiting.orderId])
  const { complaintHandedOverAt } = await orderOf(first.orderId)
  const sebelum = `${complaintHandedOverAt!.getTime()}999_${first.orderId}`
  expect((await list({ sebelum }))[0]).toBe(second.orderId)
  await settleComplaint({ orderId: first.orderId, actor })
  await giveBackAfterComplaint(second.deed)
  const { diserahkan, lewat, menunggu } = before
  expect(await countComplaints()).toEqual({
    diserahkan: diserahkan - 2,
    lewat: lewat - 2,
    menunggu,
  })
  expect(await list({})).not.toContain(first.orderId)
  const { complaints } = await listComplaints(complaintListQuery.parse({ keadaan: 'selesai' }))
  expect(complaints.slice(0, 2)).toMatchObject([
    { orderId: second.orderId, end: 'shopGaveBack' },
    { orderId: first.orderId, end: 'settled' },
  ])
})

test('each deed has its own page, and an order without a complaint has none', async () => {
  const { cookie } = await signedInCookie(actor.id)
  const send = (orderId: string, body: URLSearchParams | null) => {
    const init = body ? { method: 'POST', body } : {}
    const request = requestWith(cookie, `/admin/keluhan/${orderId}`, init)
    return { request, params: { orderId }, context: {} } as unknown as ActionFunctionArgs
  }
  const form = () => new URLSearchParams()
  const quiet = await aDeliveredOrder()
  for (const id of [newId(), quiet.orderId]) {
    await expect(page(send(id, null))).rejects.toMatchObject({ status: 404 })
  }
  await expect(refund(send(newId(), form()))).rejects.toMatchObject({ status: 404 })
  const { orderId } = await aComplaint()
  expect(await page(send(orderId, null))).toMatchObject({
    complaint: { isOpen: true, words: missing.words, trail: expect.any(Array) },
  })
  const settled = await settle(send(orderId, form()))
  expect((settled as Response).headers.get('Location')).toContain('selesai=diteruskan')
  expect(await refund(send(orderId, form()))).toMatchObject({
    data: { refusal: 'already-changed' },
    init: { status: 409 },
  })
})
