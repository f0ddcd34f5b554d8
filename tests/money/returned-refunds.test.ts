import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { refuseOrder } from '#app/features/orders/commands.server.ts'
import { closeCase } from '#app/features/payments/discrepancy-desk.server.ts'
import { confirmTransfer, recordTransfer } from '#app/features/refunds/refund-desk.server.ts'
import { checkPayment } from '#app/features/payments/check-payment.server.ts'
import { notifyBuyer } from '#app/jobs/notify-buyer.server.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { anAdmin, type TestAdmin } from '#tests/admin/desk-people.ts'
import { expectInvariants } from './expect-invariants.ts'
import { expectTruth } from './oracle.ts'
import {
  anOpenPurchase,
  bookedAtProvider,
  type OpenPurchase,
  refundsOf,
  runMoneyJobs,
} from './payment-world.ts'
import { buyerSaysWhere } from './refund-by-hand.ts'
import { type StripeWorld, startStripeWorld } from './stripe-world.ts'

// Most cards say at once that a refund succeeded; the bank may still send it back days later, because the
// card was closed meanwhile (`refund.failed`).

let world: StripeWorld
let one: TestAdmin
let other: TestAdmin
beforeAll(async () => {
  world = await startStripeWorld()
  one = await anAdmin()
  other = await anAdmin()
})
afterAll(() => world.stop())
afterAll(expectInvariants)

async function settle(): Promise<void> {
  await world.controls.idle()
  await runMoneyJobs()
}

async function aRefundThatArrived() {
  const purchase = await anOpenPurchase(undefined, { provider: 'stripe' })
  await world.controls.pay(purchase)
  await settle()
  const [order] = purchase.orders
  await refuseOrder({
    shopId: mintScope.shop(order!.shopId),
    orderId: order!.id,
    actor: { type: 'staff', id: newId() },
    refusal: { preset: 'outOfStock', words: null },
  })
  await settle()
  const refund = await refundOf(purchase)
  expect(refund.status).toBe('confirmed')
  await expectTruth(world, purchase)
  return { ...purchase, refundId: refund.id, amount: refund.amount }
}

async function comesBack(purchase: OpenPurchase): Promise<void> {
  await world.controls.failRefund(purchase)
  await settle()
}

const refundOf = async ({ purchaseId }: OpenPurchase) => (await refundsOf(purchaseId))[0]!
const caseOf = (refundId: string, turn = '') =>
  db.discrepancy.findUnique({ where: { dedupeKey: `refund:${refundId}:returned${turn}` } })
const close = { preset: 'settledWithBuyer', note: null } as const

async function sendByHand({ refundId }: { refundId: string }, reference: string) {
  const { transfer, seen } = await buyerSaysWhere(refundId)
  const recorded = await recordTransfer({
    refundId,
    actor: one,
    transfer: { ...transfer, reference },
  })
  expect(recorded).toMatchObject({ ok: true })
  const confirmed = await confirmTransfer({ refundId, actor: other, seen: { ...seen, reference } })
  expect(confirmed).toMatchObject({ ok: true })
}

test('a refund that the bank sends back after it arrived waits for a person, and the books know', async () => {
  const purchase = await aRefundThatArrived()
  const before = await bookedAtProvider(purchase.purchaseId)
  await comesBack(purchase)
  expect(await refundOf(purchase)).toMatchObject({
    status: 'manual',
    failureReason: 'did-not-arrive',
    bankConfirmedAt: null,
    returns: 1,
  })
  expect(await bookedAtProvider(purchase.purchaseId)).toBe(before + purchase.amount)
  await expectTruth(world, purchase)
  await expectInvariants()
})

test('its case is not closed by words, and ends when the money was sent by hand', async () => {
  const purchase = await aRefundThatArrived()
  await comesBack(purchase)
  const { id: caseId } = (await caseOf(purchase.refundId))!
  expect(await closeCase({ caseId, actor: one, close })).toEqual({
    ok: false,
    reason: 'refund-open',
  })
  await sendByHand(purchase, 'BRI 777001')
  expect(await caseOf(purchase.refundId)).toMatchObject({ resolution: 'refunded-by-hand' })
  expect(await refundOf(purchase)).toMatchObject({ status: 'confirmed', confirmedBy: other.id })
})

// Red when every word of the provider about a confirmed refund is believed.
test('what a person has sent since is not taken back by the old news, told again', async () => {
  const purchase = await aRefundThatArrived()
  await comesBack(purchase)
  await sendByHand(purchase, 'BRI 777002')
  await checkPayment(purchase.attemptId)
  expect(await refundOf(purchase)).toMatchObject({ status: 'confirmed', returns: 1 })
  expect(await caseOf(purchase.refundId, ':2')).toBeNull()
})

test('the buyer is told that it came back and asked for an account', async () => {
  const purchase = await aRefundThatArrived()
  const { refundId } = purchase
  await notifyBuyer({ type: 'refund.changed', refundId })
  await comesBack(purchase)
  await notifyBuyer({ type: 'refund.changed', refundId })
  await sendByHand(purchase, 'BRI 777003')
  await notifyBuyer({ type: 'refund.changed', refundId })
  const letters = await db.message.findMany({
    where: { dedupeKey: { startsWith: `refund:${refundId}:` } },
    orderBy: { id: 'asc' },
  })
  expect(letters.map(({ template }) => template)).toEqual([
    'refund-confirmed',
    'refund-manual',
    'refund-confirmed',
  ])
  expect(letters[1]?.subject).toContain('kembali kepada kami')
})

test('of a payment that the bank has taken back as well nothing is owed any more', async () => {
  const purchase = await aRefundThatArrived()
  await world.controls.dispute(purchase)
  await settle()
  await world.controls.loseDispute(purchase)
  await settle()
  await comesBack(purchase)
  expect(await refundOf(purchase)).toMatchObject({ status: 'refused', returns: 1 })
  const open = await db.discrepancy.count({
    where: { dedupeKey: { startsWith: `refund:${purchase.refundId}:` }, resolvedAt: null },
  })
  expect(open).toBe(0)
})
