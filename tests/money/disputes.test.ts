import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { rupiah } from '#app/core/rupiah.ts'
import { completeDeliveredOrders } from '#app/features/orders/clock-commands.server.ts'
import {
  acceptOrder,
  handOverOrder,
  markDelivered,
  packOrder,
  refuseOrder,
} from '#app/features/orders/commands.server.ts'
import { checkPayment } from '#app/features/payments/check-payment.server.ts'
import { closeCase } from '#app/features/payments/discrepancy-desk.server.ts'
import { bookPartialLoss } from '#app/features/payments/dispute-desk.server.ts'
import { tellAdminsOfDispute } from '#app/features/messages/tell-admins.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { anAdmin, type TestAdmin } from '#tests/admin/desk-people.ts'
import { aVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from './expect-invariants.ts'
import {
  anOpenPurchase,
  attemptOf,
  bookedAtProvider,
  type OpenPurchase,
  type PaymentWorld,
  refundsOf,
  runMoneyJobs,
  startPaymentWorld,
} from './payment-world.ts'
import { type StripeWorld, startStripeWorld } from './stripe-world.ts'

let world: StripeWorld
let local: PaymentWorld
let admin: TestAdmin
beforeAll(async () => {
  local = await startPaymentWorld()
  world = await startStripeWorld()
  admin = await anAdmin()
})
afterAll(() => Promise.all([local.stop(), world.stop()]))
afterAll(expectInvariants)

async function settle(): Promise<void> {
  await Promise.all([world.controls.idle(), local.controls.idle()])
  await runMoneyJobs()
}

async function paid(): Promise<OpenPurchase> {
  const lines = [{ variant: await aVariant() }, { variant: await aVariant() }]
  const purchase = await anOpenPurchase(lines, { provider: 'stripe' })
  await world.controls.pay(purchase)
  await settle()
  return purchase
}

const openCase = (attemptId: string) =>
  db.discrepancy.findFirstOrThrow({ where: { attemptId, kind: 'disputed', resolvedAt: null } })
const lastCase = (attemptId: string) =>
  db.discrepancy.findFirstOrThrow({
    where: { attemptId, kind: 'disputed' },
    orderBy: { id: 'desc' },
  })

const staffOf = ({ id, shopId }: OpenPurchase['orders'][number]) => ({
  orderId: id,
  shopId: mintScope.shop(shopId),
  actor: { type: 'staff', id: newId() } as const,
})

async function complete(order: OpenPurchase['orders'][number]): Promise<void> {
  const deed = staffOf(order)
  await acceptOrder(deed)
  await packOrder(deed)
  await handOverOrder(deed)
  await markDelivered(deed)
  await pool.query(`UPDATE orders SET completes_at = now() WHERE id = $1`, [order.id])
  await completeDeliveredOrders()
  expect(await db.order.findUnique({ where: { id: order.id } })).toMatchObject({
    status: 'completed',
  })
}

test('a dispute is a case with the time that is left, told to every admin, and ends with the bank’s word', async () => {
  const [won, lost] = [await paid(), await paid()]
  for (const { orderId } of [won, lost]) await world.controls.dispute({ orderId })
  await settle()
  const { id: caseId, details } = await openCase(won.attemptId)
  const { answerBy } = details as { answerBy: string }
  expect(new Date(answerBy).getTime()).toBeGreaterThan(Date.now() + 6 * 86_400_000)
  await tellAdminsOfDispute(won.attemptId)
  await tellAdminsOfDispute(won.attemptId)
  const admins = await db.user.count({ where: { platformRole: 'admin', disabledAt: null } })
  const letters = await db.message.findMany({
    where: { dedupeKey: { startsWith: `payment-disputed:${caseId}:` } },
  })
  expect(letters).toHaveLength(admins)
  expect(letters[0]?.text).toContain('sebelum')
  const close = { preset: 'settledWithBuyer', note: null } as const
  expect(await closeCase({ caseId, actor: admin, close })).toEqual({
    ok: false,
    reason: 'dispute-open',
  })
  await world.controls.winDispute(won)
  await world.controls.loseDispute(lost)
  await settle()
  expect(await lastCase(won.attemptId)).toMatchObject({ resolution: 'dispute-won' })
  expect(await lastCase(lost.attemptId)).toMatchObject({ resolution: 'dispute-lost' })
})

test('a payment that is contested a second time is a second case', async () => {
  const purchase = await paid()
  for (const end of ['winDispute', 'loseDispute'] as const) {
    await world.controls.dispute(purchase)
    await settle()
    expect(await openCase(purchase.attemptId)).toMatchObject({ resolvedAt: null })
    await world.controls[end](purchase)
    await settle()
  }
  expect(
    await db.discrepancy.count({ where: { attemptId: purchase.attemptId, kind: 'disputed' } }),
  ).toBe(2)
})

test('a part that the bank took is borne by every share, also of what was owed for good, and the rest is free', async () => {
  const purchase = await paid()
  const { attemptId, orderId, orders } = purchase
  await complete(orders[0]!)
  await world.controls.disputeSome({ orderId, amount: 10_001 })
  await settle()
  const { id: caseId } = await openCase(attemptId)
  const book = (amount: number) => bookPartialLoss({ caseId, actor: admin, amount: rupiah(amount) })
  expect(await book(10_001)).toEqual({ ok: false, reason: 'dispute-running' })
  await world.controls.loseDispute(purchase)
  await settle()
  expect(await attemptOf(attemptId)).toMatchObject({ status: 'disputed' })
  expect(await book(10_000)).toEqual({ ok: false, reason: 'other-loss' })
  const before = await bookedAtProvider(purchase.purchaseId)
  const [first, second] = await Promise.all([book(10_001), book(10_001)])
  expect([first, second].filter(({ ok }) => ok)).toHaveLength(1)
  expect(await bookedAtProvider(purchase.purchaseId)).toBe(before - 10_001n)
  expect(await attemptOf(attemptId)).toMatchObject({ status: 'paid' })
  expect(await lastCase(attemptId)).toMatchObject({ resolution: 'dispute-part-lost' })
  const lost = await refundsOf(purchase.purchaseId)
  expect(lost).toHaveLength(2)
  expect(lost.reduce((sum, { amount }) => sum + amount, 0n)).toBe(10_001n)
  // The provider's words stay the same for ever.
  await checkPayment(attemptId)
  expect(await attemptOf(attemptId)).toMatchObject({ status: 'paid' })
  await expectInvariants()

  await refuseOrder({ ...staffOf(orders[1]!), refusal: { preset: 'outOfStock', words: null } })
  await settle()
  const back = (await refundsOf(purchase.purchaseId)).find(({ reason }) => reason === 'shopRefused')
  expect(back).toMatchObject({ status: 'confirmed' })
  await expectInvariants()
})

test('no more is booked as lost than is left of the payment', async () => {
  const purchase = await paid()
  const { attemptId, orders, total } = purchase
  await refuseOrder({ ...staffOf(orders[1]!), refusal: { preset: 'outOfStock', words: null } })
  await settle()
  await world.controls.disputeSome({ orderId: purchase.orderId, amount: Number(total) - 1_000 })
  await settle()
  await world.controls.loseDispute(purchase)
  await settle()
  const { id: caseId } = await openCase(attemptId)
  const amount = rupiah(total - 1_000n)
  expect(await bookPartialLoss({ caseId, actor: admin, amount })).toEqual({
    ok: false,
    reason: 'loss-too-large',
  })
  expect(await attemptOf(attemptId)).toMatchObject({ status: 'disputed' })
})

test('what was given back in the dashboard is not there to be lost', async () => {
  const purchase = await paid()
  const { attemptId, orderId, total } = purchase
  await world.controls.refundFromDashboard({ orderId, amount: 10_000 })
  await world.controls.disputeSome({ orderId, amount: Number(total) - 5_000 })
  await settle()
  await world.controls.loseDispute(purchase)
  await settle()
  const { id: caseId } = await openCase(attemptId)
  const amount = rupiah(total - 5_000n)
  expect(await bookPartialLoss({ caseId, actor: admin, amount })).toMatchObject({
    reason: 'loss-too-large',
  })
})

test('of a partial chargeback at Midtrans a person says how much it was', async () => {
  const purchase = await anOpenPurchase()
  const { attemptId, orderId } = purchase
  await local.controls.pay({ orderId, method: 'credit_card' })
  await settle()
  await local.controls.partialChargeback({ orderId })
  await settle()
  expect(await attemptOf(attemptId)).toMatchObject({ status: 'disputed' })
  const { id: caseId } = await openCase(attemptId)
  const booked = await bookPartialLoss({ caseId, actor: admin, amount: rupiah(5_000) })
  expect(booked).toEqual({ ok: true, value: undefined })
  await checkPayment(attemptId)
  expect(await attemptOf(attemptId)).toMatchObject({ status: 'paid' })
  expect(await refundsOf(purchase.purchaseId)).toMatchObject([
    { amount: 5_000n, reason: 'disputeLost', status: 'confirmed' },
  ])
})
