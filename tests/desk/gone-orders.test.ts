import { afterAll, expect, test } from 'vitest'
import { type Rupiah, rupiah, zero } from '#app/core/rupiah.ts'
import { confirmReceived } from '#app/features/orders/buyer-commands.server.ts'
import { handOverOrder, markDelivered } from '#app/features/orders/commands.server.ts'
import { answerComplaint, complain } from '#app/features/orders/complaint-commands.server.ts'
import { giveBackGone, takeStepBack } from '#app/features/orders/gone-commands.server.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { aDeliveredOrder, aHandedOverOrder, moveAttemptTo } from './desk-story.ts'

afterAll(expectInvariants)

const orderOf = (id: string) => db.order.findUniqueOrThrow({ where: { id } })
const refundsOf = (orderId: string) => db.refund.findMany({ where: { orderId } })
const changed = { ok: false, reason: 'already-changed' }
const done = { ok: true }
const broken = { kind: 'damaged', words: 'Satu stoples pecah.' } as const

test('an order that was handed over or delivered by mistake goes back a step, and on again', async () => {
  const { orderId, deed } = await aDeliveredOrder()
  expect(await takeStepBack(deed)).toMatchObject(done)
  expect(await orderOf(orderId)).toMatchObject({
    status: 'handedOver',
    deliveredAt: null,
    completesAt: null,
  })
  // The step back is none that is taken back.
  expect(await takeStepBack(deed)).toEqual(changed)
  expect(await markDelivered(deed)).toMatchObject(done)
  expect((await orderOf(orderId)).completesAt).not.toBeNull()
})

test('of two who take it back one does; what the buyer said stands', async () => {
  const { orderId, deed, mine } = await aHandedOverOrder()
  const both = await Promise.all([takeStepBack(deed), takeStepBack(deed)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await orderOf(orderId)).toMatchObject({ status: 'packed', handedOverAt: null })
  expect(await handOverOrder(deed)).toMatchObject(done)
  expect(await confirmReceived(mine)).toMatchObject(done)
  expect(await takeStepBack(deed)).toEqual(changed)
})

test('another BUM Desa takes no step back and gives nothing back', async () => {
  const { orderId } = await aHandedOverOrder()
  const stranger = await aHandedOverOrder()
  const deed = { ...stranger.deed, orderId }
  expect(await takeStepBack(deed)).toEqual(changed)
  expect(await giveBackGone({ ...deed, words: 'Hilang.' })).toEqual(changed)
  expect((await orderOf(orderId)).status).toBe('handedOver')
})

test('what is lost on its way is given back by the BUM Desa, once, and the buyer reads why', async () => {
  const { orderId, deed } = await aHandedOverOrder()
  const words = 'Paketnya hilang di perjalanan.'
  const both = await Promise.all([
    giveBackGone({ ...deed, words }),
    giveBackGone({ ...deed, words }),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await orderOf(orderId)).toMatchObject({ status: 'cancelled', refusalReason: words })
  expect(await refundsOf(orderId)).toMatchObject([{ amount: 20_000n, reason: 'shopRefused' }])
})

test('who complains is answered; while the bank contests the payment nothing goes back', async () => {
  const complained = await aDeliveredOrder()
  await complain({ ...complained.mine, complaint: broken })
  expect(await giveBackGone({ ...complained.deed, words: 'Maaf.' })).toEqual(changed)

  const disputed = await aDeliveredOrder()
  const moveTo = (state: 'paid' | 'disputed') =>
    transaction((tx) => moveAttemptTo(tx, disputed.purchase.attemptId, state))
  await moveTo('disputed')
  expect(await giveBackGone({ ...disputed.deed, words: 'Maaf.' })).toEqual({
    ok: false,
    reason: 'payment-disputed',
  })
  await complain({ ...disputed.mine, complaint: broken })
  const answer = { ...disputed.deed, words: 'Maaf.', back: rupiah(1_000) }
  expect(await answerComplaint(answer)).toEqual({ ok: false, reason: 'payment-disputed' })
  expect(await refundsOf(disputed.orderId)).toEqual([])
  await moveTo('paid')
})

test('a part of the money goes back with the answer to a complaint, from every share, and the order stands', async () => {
  const { orderId, mine, deed } = await aDeliveredOrder()
  await complain({ ...mine, complaint: broken })
  const answer = (back: Rupiah) => answerComplaint({ ...deed, words: 'Kami ganti satu.', back })
  expect(await answer(rupiah(20_000))).toEqual({ ok: false, reason: 'too-much' })
  expect((await orderOf(orderId)).complaintRepliedAt).toBeNull()
  const both = await Promise.all([answer(rupiah(7_001)), answer(rupiah(7_001))])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await orderOf(orderId)).toMatchObject({
    status: 'delivered',
    complaintReply: 'Kami ganti satu.',
  })
  expect(await refundsOf(orderId)).toMatchObject([{ amount: 7_001n, reason: 'shopGaveBack' }])
  const words = await aDeliveredOrder()
  await complain({ ...words.mine, complaint: broken })
  await answerComplaint({ ...words.deed, words: 'Coba dibuka pelan-pelan.', back: zero })
  expect(await refundsOf(words.orderId)).toEqual([])
})
