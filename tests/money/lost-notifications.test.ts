import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPayment } from '#app/features/payments/check-payment.server.ts'
import { expirePurchase, expirePurchases } from '#app/features/payments/expire-purchases.server.ts'
import { reconcilePayments, sweepPayments } from '#app/features/payments/reconcile.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { asOwner } from '#tests/setup/as-owner.ts'
import type { MethodKey } from '#tests/emulators/midtrans/methods.ts'
import { aPurchase } from '#tests/factories/purchases.ts'
import { aVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from './expect-invariants.ts'
import { expectTruth } from './oracle.ts'
import {
  anOpenPurchase,
  attemptOf,
  attemptsOf,
  callWebhook,
  letTimePass,
  type OpenPurchase,
  type PaymentWorld,
  purchaseOf,
  runMoneyJobs,
  startPaymentWorld,
} from './payment-world.ts'
import { inParallel, randomFrom, size, withinMs } from './random.ts'

let world: PaymentWorld
beforeAll(async () => {
  world = await startPaymentWorld()
  world.controls.delivery({ lose: true })
})
afterAll(() => world.stop())
afterAll(expectInvariants)

const stockOf = (id: string) =>
  db.variant.findUniqueOrThrow({ where: { id }, select: { onHand: true, held: true } })

async function reconcileEverything(): Promise<void> {
  await pool.query(
    'UPDATE payment_attempts SET next_check_at = now() WHERE next_check_at IS NOT NULL',
  )
  while ((await reconcilePayments()) > 0) await runMoneyJobs()
}

// W3
test(
  'with every notification lost, the reconciler finds every payment',
  async () => {
    const ways: MethodKey[] = ['qris', 'gopay', 'bca_va', 'indomaret', 'credit_card']
    const variant = await aVariant({ stock: 10_000 })
    const random = randomFrom(3)
    const purchases: (OpenPurchase & { isPaid: boolean })[] = []
    await inParallel(
      Array.from({ length: size(60, 500) }, (_, buyer) => buyer),
      8,
      async () => {
        const purchase = await anOpenPurchase([{ variant }])
        const isPaid = random.chance(0.7)
        const { orderId } = purchase
        if (isPaid) await world.controls.pay({ orderId, method: random.pick(ways) })
        else if (random.chance(0.5))
          await world.controls.choose({ orderId, method: random.pick(ways) })
        purchases.push({ ...purchase, isPaid })
      },
    )
    expect(await db.providerEvent.count()).toBe(0)
    await reconcileEverything()
    for (const purchase of purchases) {
      expect((await purchaseOf(purchase.purchaseId)).status).toBe(
        purchase.isPaid ? 'paid' : 'awaitingPayment',
      )
      await expectTruth(world, purchase)
    }
  },
  withinMs(120_000),
)

test('an attempt whose page was never opened is opened by the reconciler', async () => {
  const { attemptId } = await aPurchase()
  await letTimePass((await attemptOf(attemptId)).purchaseId, 2)
  await reconcilePayments()
  expect(await attemptOf(attemptId)).toMatchObject({
    status: 'pending',
    redirectUrl: expect.stringContaining('http'),
  })
})

test('a purchase nobody paid expires: its page is closed and its stock is free', async () => {
  const variant = await aVariant({ stock: 3 })
  const { purchaseId, orderId, attemptId } = await anOpenPurchase([{ variant, quantity: 2 }])
  expect(await stockOf(variant.id)).toEqual({ onHand: 3, held: 2 })
  await letTimePass(purchaseId, 16)
  await expirePurchases()
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'expired' })
  expect(await attemptOf(attemptId)).toMatchObject({ status: 'expired' })
  expect(await stockOf(variant.id)).toEqual({ onHand: 3, held: 0 })
  await expect(world.controls.pay({ orderId })).rejects.toThrow('closed')
})

test('a hold that runs out while the buyer pays still gets its goods', async () => {
  const variant = await aVariant({ stock: 1 })
  const { purchaseId, orderId } = await anOpenPurchase([{ variant }])
  await world.controls.choose({ orderId, method: 'qris' })
  await letTimePass(purchaseId, 16)
  await world.controls.pay({ orderId })
  expect(await expirePurchase(purchaseId)).toBe('paid')
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'paid' })
  expect(await stockOf(variant.id)).toEqual({ onHand: 0, held: 0 })
})

test('a buyer who chose a virtual account keeps the stock for an hour', async () => {
  const variant = await aVariant({ stock: 1 })
  const { purchaseId, orderId } = await anOpenPurchase([{ variant }])
  await world.controls.choose({ orderId, method: 'bca_va' })
  await letTimePass(purchaseId, 16)
  expect(await expirePurchase(purchaseId)).toBe('kept')
  const { expiresAt } = await purchaseOf(purchaseId)
  const left = (expiresAt.getTime() - Date.now()) / 60_000
  expect(left).toBeGreaterThan(55)
  expect(left).toBeLessThan(63)
  await letTimePass(purchaseId, 65)
  expect(await expirePurchase(purchaseId)).toBe('expired')
  await expect(world.controls.pay({ orderId })).rejects.toThrow()
})

test('while the provider cannot be asked, stock waits a few minutes and then no longer', async () => {
  const variant = await aVariant({ stock: 1 })
  const { purchaseId, orderId } = await anOpenPurchase([{ variant }])
  await world.controls.choose({ orderId, method: 'qris' })
  await letTimePass(purchaseId, 16)
  world.controls.fault({ call: '*', kind: 'error-503', times: 100 })
  expect(await expirePurchase(purchaseId)).toBe('unknown')
  expect(await stockOf(variant.id)).toEqual({ onHand: 1, held: 1 })
  await letTimePass(purchaseId, 4)
  expect(await expirePurchase(purchaseId)).toBe('expired')
  expect(await stockOf(variant.id)).toEqual({ onHand: 1, held: 0 })
  world.controls.clearFaults()
  // The page could not be closed, so the buyer may have paid; the money is found and accepted late.
  await world.controls.pay({ orderId })
  await reconcileEverything()
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'paid' })
  expect(await stockOf(variant.id)).toEqual({ onHand: 0, held: 0 })
})

test('money that comes after the expiry is accepted when everything is still free', async () => {
  const variant = await aVariant({ stock: 1 })
  const { purchaseId, attemptId, orderId } = await anOpenPurchase([{ variant }])
  await world.controls.choose({ orderId, method: 'qris' })
  await letTimePass(purchaseId, 16)
  expect(await expirePurchase(purchaseId)).toBe('expired')
  await world.controls.payLate({ orderId })
  expect(await checkPayment(attemptId)).toBe('accepted-late')
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'paid' })
  expect(await attemptOf(attemptId)).toMatchObject({ status: 'paid' })
  const [found] = await db.discrepancy.findMany({ where: { attemptId } })
  expect(found).toMatchObject({ kind: 'paidUnexpectedly', resolution: 'accepted-late' })
})

test('money that comes after the expiry goes back when the goods are gone', async () => {
  const variant = await aVariant({ stock: 1 })
  const late = await anOpenPurchase([{ variant }])
  await world.controls.choose({ orderId: late.orderId, method: 'qris' })
  await letTimePass(late.purchaseId, 16)
  expect(await expirePurchase(late.purchaseId)).toBe('expired')
  const quick = await anOpenPurchase([{ variant }])
  await world.controls.pay({ orderId: quick.orderId })
  await world.controls.payLate({ orderId: late.orderId })
  await reconcileEverything()
  await runMoneyJobs()
  expect(await purchaseOf(quick.purchaseId)).toMatchObject({ status: 'paid' })
  expect(await purchaseOf(late.purchaseId)).toMatchObject({ status: 'expired' })
  expect(await attemptOf(late.attemptId)).toMatchObject({ status: 'unexpected' })
  const refund = await db.refund.findFirstOrThrow({ where: { attemptId: late.attemptId } })
  expect(refund).toMatchObject({ status: 'accepted', amount: late.total, reason: 'latePayment' })
  await world.controls.confirmRefund({ orderId: late.orderId })
  await sweepPayments()
  await reconcileEverything()
  expect(await db.refund.findUniqueOrThrow({ where: { id: refund.id } })).toMatchObject({
    status: 'confirmed',
  })
  await expectTruth(world, late)
})

test('a second payment under one order id gets its own place and its own refund', async () => {
  const purchase = await anOpenPurchase()
  const { orderId } = purchase
  await world.controls.choose({ orderId, method: 'gopay' })
  const [first] = world.controls.transactions().filter((tx) => tx.orderId === orderId)
  await world.controls.choose({ orderId, method: 'qris' })
  await world.controls.pay({ orderId })
  await reconcileEverything()
  expect(await purchaseOf(purchase.purchaseId)).toMatchObject({ status: 'paid' })
  const { transactionId } = first!
  await world.controls.payLate({ transactionId })
  expect((await callWebhook(world.controls.notificationFor({ transactionId }))).status).toBe(200)
  await runMoneyJobs()
  expect((await attemptsOf(purchase.purchaseId)).map(({ status }) => status)).toEqual([
    'paid',
    'unexpected',
  ])
  await expectTruth(world, purchase)
  expect(await db.refund.findMany({ where: { purchaseId: purchase.purchaseId } })).toMatchObject([
    { status: 'accepted', amount: purchase.total },
  ])
})

test('a notification whose job was lost is found again by the sweep', async () => {
  const { orderId, purchaseId } = await anOpenPurchase()
  await world.controls.pay({ orderId })
  await callWebhook(world.controls.notificationFor({ orderId }))
  await pool.query(`DELETE FROM jobs.job WHERE name = 'apply-provider-event'`)
  // The events table is append-only, so the test makes the row old on its way in.
  const { rows } = await pool.query(`SELECT id FROM provider_events WHERE provider_order_id = $1`, [
    orderId,
  ])
  await asOwner('ALTER TABLE provider_events DISABLE TRIGGER append_only')
  await asOwner(
    `UPDATE provider_events SET received_at = now() - interval '11 minutes' WHERE id = $1`,
    [rows[0].id],
  )
  await asOwner('ALTER TABLE provider_events ENABLE TRIGGER append_only')
  await sweepPayments()
  await runMoneyJobs()
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'paid' })
})
