import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { refuseOrder } from '#app/features/orders/commands.server.ts'
import { countRefunds, listRefunds } from '#app/features/refunds/desk-queries.server.ts'
import {
  confirmSlowRefund,
  sendSlowRefundByHand,
} from '#app/features/refunds/slow-refund.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { expectTruth } from '#tests/money/oracle.ts'
import {
  anOpenPurchase,
  bookedAtProvider,
  type PaymentWorld,
  runMoneyJobs,
  startPaymentWorld,
} from '#tests/money/payment-world.ts'
import { anAdmin, type TestAdmin } from './desk-people.ts'

// Midtrans says twice that money goes back; only the second time (`bank_confirmed_at`) it has moved.

let world: PaymentWorld
let actor: TestAdmin
beforeAll(async () => {
  world = await startPaymentWorld()
  actor = await anAdmin()
})
afterAll(() => world.stop())
afterAll(expectInvariants)

async function anAcceptedRefund({ days }: { days: number }) {
  const purchase = await anOpenPurchase()
  const { orderId, purchaseId, orders } = purchase
  await world.controls.pay({ orderId, method: 'qris' })
  await runMoneyJobs()
  await refuseOrder({
    shopId: mintScope.shop(orders[0]!.shopId),
    orderId: orders[0]!.id,
    actor: { type: 'staff', id: newId() },
    refusal: { preset: 'outOfStock', words: null },
  })
  await runMoneyJobs()
  const { id: refundId, status } = await db.refund.findFirstOrThrow({ where: { purchaseId } })
  expect(status).toBe('accepted')
  await pool.query(
    `UPDATE refunds SET updated_at = now() - make_interval(days => $2) WHERE id = $1`,
    [refundId, days],
  )
  return { ...purchase, refundId }
}

const slowOnes = async () => {
  const { refunds } = await listRefunds({ keadaan: 'lama', cari: '', sebelum: null })
  return refunds.map(({ id }) => id)
}
const stateOf = (id: string) => db.refund.findUniqueOrThrow({ where: { id } })

test('what the bank has not confirmed for two weeks stands in a list of its own', async () => {
  const before = (await countRefunds()).slow
  const fresh = await anAcceptedRefund({ days: 13 })
  const slow = await anAcceptedRefund({ days: 15 })
  expect(await slowOnes()).toContain(slow.refundId)
  expect(await slowOnes()).not.toContain(fresh.refundId)
  expect((await countRefunds()).slow).toBe(before + 1)
})

test('one that is not slow yet is left to the bank', async () => {
  const { refundId } = await anAcceptedRefund({ days: 13 })
  const refused = { ok: false, reason: 'already-changed' }
  expect(await confirmSlowRefund({ refundId, actor })).toEqual(refused)
  expect(await sendSlowRefundByHand({ refundId, actor })).toEqual(refused)
  expect(await confirmSlowRefund({ refundId: newId(), actor })).toMatchObject({
    reason: 'not-found',
  })
})

test('found on the statement, it has left by the books; the bank’s late word changes nothing', async () => {
  const refund = await anAcceptedRefund({ days: 15 })
  const { refundId, purchaseId, orderId } = refund
  const before = await bookedAtProvider(purchaseId)
  expect(await confirmSlowRefund({ refundId, actor })).toMatchObject({ ok: true })
  expect(await confirmSlowRefund({ refundId, actor })).toMatchObject({ ok: false })
  const { amount, status } = await stateOf(refundId)
  expect(status).toBe('confirmed')
  expect(await bookedAtProvider(purchaseId)).toBe(before - amount)
  await world.controls.confirmRefund({ orderId })
  await world.controls.idle()
  await runMoneyJobs()
  await expectTruth(world, refund)
})

test('what will not arrive is sent by hand, unless it arrives after all', async () => {
  const refund = await anAcceptedRefund({ days: 15 })
  const { refundId, orderId } = refund
  expect(await sendSlowRefundByHand({ refundId, actor })).toMatchObject({ ok: true })
  expect(await stateOf(refundId)).toMatchObject({
    status: 'manual',
    failureReason: 'did-not-arrive',
  })
  await world.controls.confirmRefund({ orderId })
  await world.controls.idle()
  await runMoneyJobs()
  expect(await stateOf(refundId)).toMatchObject({ status: 'confirmed' })
  await expectTruth(world, refund)
})
