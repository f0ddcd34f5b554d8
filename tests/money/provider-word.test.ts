import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { checkPayment } from '#app/features/payments/check-payment.server.ts'
import { sweepPayments } from '#app/features/payments/reconcile.server.ts'
import { declaredEdges } from '#app/jobs/declared-edges.ts'
import { pool } from '#app/server/db.server.ts'
import { findViolations } from '#app/server/invariants.server.ts'
import { aPaidPurchase, aPurchase, tellPayment } from '#tests/factories/purchases.ts'
import { asOwner } from '#tests/setup/as-owner.ts'
import {
  anOpenPurchase,
  attemptOf,
  type PaymentWorld,
  runMoneyJobs,
  startPaymentWorld,
} from './payment-world.ts'

// I14: what the provider says against what we say, each time broken by hand.

let world: PaymentWorld
beforeAll(async () => {
  world = await startPaymentWorld()
})
afterAll(() => world.stop())

const statements = {
  word: 'What the provider says is paid is paid with us, by the same amount, and nothing else is',
  purchase: 'Of every paid purchase the provider says that one of its payments is worth its total',
  event: 'Two hours after a notification somebody has asked the provider what is true',
}

/** The statements of I14 that name it. */
async function whatNames(id: string): Promise<string[]> {
  return (await findViolations(declaredEdges, 'quick'))
    .filter((violation) => violation.id === 'I14')
    .filter(({ rows }) => rows.some((row) => 'id' in row && row.id === id))
    .map(({ statement }) => statement)
}

const setAttempt = (id: string, change: string) =>
  asOwner(`UPDATE payment_attempts SET ${change} WHERE id = $1`, [id])

async function aPurchasePaidThere() {
  const purchase = await anOpenPurchase()
  await world.controls.pay({ orderId: purchase.orderId })
  await runMoneyJobs()
  return purchase
}

test('payments of every kind agree with the provider', async () => {
  const { attemptId } = await aPurchasePaidThere()
  expect(await attemptOf(attemptId)).toMatchObject({ status: 'paid', providerState: 'paid' })
  const denied = await anOpenPurchase()
  await world.controls.choose({ orderId: denied.orderId, method: 'credit_card' })
  await world.controls.deny({ orderId: denied.orderId })
  const takenBack = await anOpenPurchase()
  await world.controls.pay({ orderId: takenBack.orderId, method: 'permata_va' })
  await runMoneyJobs()
  await world.controls.reverse({ orderId: takenBack.orderId })
  await runMoneyJobs()
  const contested = await aPaidPurchase()
  await tellPayment(contested.attemptId, { state: 'disputed' })
  await aPurchase()
  expect(await findViolations(declaredEdges)).toEqual([])
})

test('money that the provider has and we do not know of is found', async () => {
  const { attemptId } = await aPurchasePaidThere()
  expect(await whatNames(attemptId)).toEqual([])
  await setAttempt(attemptId, `status = 'expired'`)
  expect(await whatNames(attemptId)).toEqual([statements.word])
})

test('a sale that the provider knows no money of is found when he is asked', async () => {
  // Told without a provider, so the real one has never heard of it.
  const { attemptId, purchaseId } = await aPaidPurchase()
  expect(await whatNames(attemptId)).toEqual([])
  expect(await checkPayment(attemptId)).toBe('not-started')
  expect(await attemptOf(attemptId)).toMatchObject({ status: 'paid', providerState: 'notStarted' })
  expect(await whatNames(attemptId)).toEqual([statements.word])
  expect(await whatNames(purchaseId)).toEqual([statements.purchase])
})

test('another amount than the provider has is found', async () => {
  const { attemptId, purchaseId } = await aPurchasePaidThere()
  await setAttempt(attemptId, 'provider_amount = provider_amount - 1')
  expect(await whatNames(attemptId)).toEqual([statements.word])
  expect(await whatNames(purchaseId)).toEqual([statements.purchase])
})

test('money of the wrong amount is explained by its case, and by that only', async () => {
  const { attemptId } = await aPurchase()
  await tellPayment(attemptId, { amount: 1n as Rupiah, amountAsSent: '1.00' })
  expect(await attemptOf(attemptId)).toMatchObject({ status: 'review', providerAmount: 1n })
  expect(await whatNames(attemptId)).toEqual([])
  const closeCase = (by: string) =>
    asOwner(
      `UPDATE discrepancies SET resolved_at = now(), resolved_by = ${by} WHERE attempt_id = $1`,
      [attemptId],
    )
  await closeCase('gen_random_uuid()')
  expect(await whatNames(attemptId)).toEqual([])
  await closeCase('NULL')
  expect(await whatNames(attemptId)).toEqual([statements.word])
})

test('a purchase is called paid for two days at most without a word of the provider', async () => {
  const { attemptId, purchaseId } = await aPaidPurchase()
  await setAttempt(attemptId, 'provider_state = NULL, provider_amount = NULL, asked_at = NULL')
  expect(await whatNames(purchaseId)).toEqual([])
  await setAttempt(attemptId, `paid_at = now() - interval '3 days'`)
  expect(await whatNames(purchaseId)).toEqual([statements.purchase])
})

test('a notification that nobody has looked into for two hours is found', async () => {
  const id = newId()
  const receivedAgo = (age: string) =>
    asOwner(
      `SET session_replication_role = replica;
       DELETE FROM provider_events WHERE id = '${id}';
       INSERT INTO provider_events (id, provider, dedupe_key, provider_order_id, body, received_at)
       VALUES ('${id}', 'midtrans', '${id}', 'LB-1', '{}', now() - interval '${age}')`,
    )
  await receivedAgo('1 hour')
  expect(await whatNames(id)).toEqual([])
  await receivedAgo('3 hours')
  expect(await whatNames(id)).toEqual([statements.event])
})

// Take `askOnceADay` out of the sweep and this is red.
test('a payment nobody looks at any more is asked about once a day, for a week', async () => {
  const [quiet, fresh, old, sample] = [
    await aPaidPurchase(),
    await aPaidPurchase(),
    await aPaidPurchase(),
    await aPaidPurchase(),
  ]
  const asked = (age: string) => `next_check_at = NULL, asked_at = now() - interval '${age}'`
  await setAttempt(quiet.attemptId, asked('25 hours'))
  await setAttempt(fresh.attemptId, asked('1 hour'))
  await setAttempt(old.attemptId, `${asked('25 hours')}, created_at = now() - interval '8 days'`)
  await setAttempt(sample.attemptId, asked('25 hours'))
  await pool.query('UPDATE purchases SET is_sample = true WHERE id = $1', [sample.purchaseId])
  await sweepPayments()
  const planned = async ({ attemptId }: { attemptId: string }) =>
    (await attemptOf(attemptId)).nextCheckAt !== null
  expect(await planned(quiet)).toBe(true)
  expect(await planned(fresh)).toBe(false)
  expect(await planned(old)).toBe(false)
  expect(await planned(sample)).toBe(false)
})
