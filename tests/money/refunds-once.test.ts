import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { refuseOrder } from '#app/features/orders/commands.server.ts'
import { expirePurchase } from '#app/features/payments/expire-purchases.server.ts'
import { reconcileAttempt, sweepPayments } from '#app/features/payments/reconcile.server.ts'
import { sendRefund } from '#app/features/refunds/send-refund.server.ts'
import { pool } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { aPurchase, tellPayment } from '#tests/factories/purchases.ts'
import { aVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from './expect-invariants.ts'
import { expectTruth } from './oracle.ts'
import {
  anOpenPurchase,
  attemptOf,
  bookedAtProvider,
  letTimePass,
  type PaymentWorld,
  purchaseOf,
  refundsOf,
  runMoneyJobs,
  startPaymentWorld,
} from './payment-world.ts'

let world: PaymentWorld
beforeAll(async () => {
  world = await startPaymentWorld()
})
beforeEach(() => world.controls.delivery({}))
afterAll(() => world.stop())
afterAll(expectInvariants)

async function aPaidThroughProvider() {
  const purchase = await anOpenPurchase()
  await world.controls.pay({ orderId: purchase.orderId })
  await runMoneyJobs()
  return purchase
}

function refuse({ orders: [order] }: { orders: { id: string; shopId: string }[] }) {
  return refuseOrder({
    shopId: mintScope.shop(order!.shopId),
    orderId: order!.id,
    actor: { type: 'staff', id: newId() },
    refusal: { preset: 'outOfStock', words: null },
  })
}

const refundCalls = () => world.controls.requests().filter(({ path }) => path.endsWith('/refund'))

async function owedBySuspense(purchaseId: string): Promise<bigint> {
  const { rows } = await pool.query<{ owed: bigint }>(
    `SELECT coalesce(sum(CASE WHEN f.kind = 'suspense' THEN p.amount ELSE -p.amount END), 0)::bigint AS owed
     FROM postings p JOIN ledger_transactions t ON t.id = p.transaction_id
     JOIN ledger_accounts f ON f.id = p.from_account_id
     JOIN ledger_accounts g ON g.id = p.to_account_id
     WHERE t.purchase_id = $1 AND (f.kind = 'suspense') <> (g.kind = 'suspense')`,
    [purchaseId],
  )
  return rows[0]!.owed
}

// Let `verdicts` say `captured` for these and they are red.
test.each([
  ['all of it went back', 'refunded', 'whole'],
  ['a part of it went back', 'partiallyRefunded', 'part'],
  ['the bank contests it', 'disputed', 'nothing'],
] as const)('money first heard of when %s buys nothing', async (_, state, share) => {
  const variant = await aVariant({ stock: 1 })
  const { purchaseId, attemptId, total } = await aPurchase([{ variant }])
  const amount = { whole: total, part: 1_000n as Rupiah, nothing: 0n as Rupiah }[share]
  const refunds = amount === 0n ? [] : [{ refundKey: 'kasir', amount, bankConfirmedAt: new Date() }]
  await tellPayment(attemptId, { state, refunds, refundedAmount: amount })
  expect(await attemptOf(attemptId)).toMatchObject({ status: 'unexpected' })
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'awaitingPayment' })
  expect((await refundsOf(purchaseId)).map((refund) => refund.amount)).toEqual(
    [amount, total - amount].filter((each) => each > 0n),
  )
})

test('money that came late and went back already does not take the purchase up again', async () => {
  const variant = await aVariant({ stock: 1 })
  const { purchaseId, attemptId, total } = await aPurchase([{ variant }])
  await letTimePass(purchaseId, 16)
  expect(await expirePurchase(purchaseId)).toBe('expired')
  const refunds = [{ refundKey: 'kasir', amount: total, bankConfirmedAt: new Date() }]
  await tellPayment(attemptId, { state: 'refunded', refunds, refundedAmount: total })
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'expired' })
  expect(await refundsOf(purchaseId)).toMatchObject([{ amount: total, status: 'confirmed' }])
})

// Let `sendRefund` send whatever the payment's state is and this is red.
test('nothing is sent back while the bank contests the payment, and once when it is over', async () => {
  const purchase = await aPaidThroughProvider()
  await refuse(purchase)
  world.controls.delivery({ lose: true })
  await world.controls.chargeback({ orderId: purchase.orderId })
  const before = refundCalls().length
  await runMoneyJobs()
  const [refund] = await refundsOf(purchase.purchaseId)
  expect(refund).toMatchObject({ status: 'requested' })
  expect(await attemptOf(purchase.attemptId)).toMatchObject({ status: 'disputed' })
  expect(refundCalls()).toHaveLength(before)
  const [disputed] = world.controls
    .transactions()
    .filter(({ orderId }) => orderId === purchase.orderId)
  disputed!.status = 'settlement'
  await reconcileAttempt(purchase.attemptId)
  await makeOld(refund!.id)
  await sweepPayments()
  await runMoneyJobs()
  expect(refundCalls()).toHaveLength(before + 1)
  expect(await refundsOf(purchase.purchaseId)).toMatchObject([{ status: 'accepted' }])
})

async function makeOld(refundId: string): Promise<void> {
  await pool.query(`UPDATE refunds SET updated_at = now() - interval '31 minutes' WHERE id = $1`, [
    refundId,
  ])
}

// Let the job start itself again and this is red: one more chain of jobs with every sweep.
test('a refund that must wait is one job for each sweep, however long it waits', async () => {
  const purchase = await anOpenPurchase()
  await world.controls.pay({ orderId: purchase.orderId, method: 'credit_card' })
  await runMoneyJobs()
  await refuse(purchase)
  await runMoneyJobs()
  const [refund] = await refundsOf(purchase.purchaseId)
  for (let hour = 0; hour < 3; hour++) {
    await makeOld(refund!.id)
    await sweepPayments()
    const { rows } = await pool.query(
      `SELECT id FROM jobs.job WHERE name = 'send-refund' AND state = 'created' AND data->>'refundId' = $1`,
      [refund!.id],
    )
    expect(rows).toHaveLength(1)
    await runMoneyJobs()
  }
  expect(await refundsOf(purchase.purchaseId)).toMatchObject([{ status: 'requested' }])
})

// Take the limit out of `refundOrder` and the order can never be refused, nor cancelled by its clock.
test('an order whose money went back in the dashboard can be refused; nothing goes back twice', async () => {
  const purchase = await aPaidThroughProvider()
  const amount = Number(purchase.total)
  await world.controls.refundFromDashboard({ orderId: purchase.orderId, amount })
  await runMoneyJobs()
  await world.controls.confirmRefund({ orderId: purchase.orderId })
  await runMoneyJobs()
  expect(await owedBySuspense(purchase.purchaseId)).toBe(purchase.total)
  expect(await refuse(purchase)).toMatchObject({ ok: true })
  await runMoneyJobs()
  expect(await refundsOf(purchase.purchaseId)).toMatchObject([{ amount: purchase.total }])
  expect(await owedBySuspense(purchase.purchaseId)).toBe(0n)
  expect(await bookedAtProvider(purchase.purchaseId)).toBe(0n)
  await expectTruth(world, purchase)
})

test('a part that went back in the dashboard is left out of the refund of the order', async () => {
  const purchase = await aPaidThroughProvider()
  await world.controls.refundFromDashboard({ orderId: purchase.orderId, amount: 1_000 })
  await runMoneyJobs()
  await refuse(purchase)
  await runMoneyJobs()
  await world.controls.confirmRefund({ orderId: purchase.orderId })
  await runMoneyJobs()
  expect((await refundsOf(purchase.purchaseId)).map(({ amount }) => amount)).toEqual([
    1_000n,
    purchase.total - 1_000n,
  ])
  expect(await owedBySuspense(purchase.purchaseId)).toBe(0n)
  expect(await tellPayment(purchase.attemptId, { state: 'reversed' })).toBe('reverse')
  expect(await refundsOf(purchase.purchaseId)).toMatchObject([
    { status: 'confirmed' },
    { status: 'confirmed' },
  ])
})

// Send without looking at what is left and this is red.
test('a refund for which too little is left, because of one in the dashboard, waits for a person', async () => {
  const purchase = await aPaidThroughProvider()
  await refuse(purchase)
  world.controls.delivery({ lose: true })
  const amount = Number(purchase.total) - 1_000
  await world.controls.refundFromDashboard({ orderId: purchase.orderId, amount })
  const before = refundCalls().length
  const [refund] = await refundsOf(purchase.purchaseId)
  await sendRefund(refund!.id)
  expect(refundCalls()).toHaveLength(before)
  expect(await refundsOf(purchase.purchaseId)).toMatchObject([
    { status: 'manual', failureReason: 'paid-back-already' },
  ])
})
