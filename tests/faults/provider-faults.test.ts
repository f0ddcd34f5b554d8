import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refuseOrder } from '#app/features/orders/commands.server.ts'
import { reconcileAttempt } from '#app/features/payments/reconcile.server.ts'
import { startPayment } from '#app/features/payments/start-payment.server.ts'
import { sendRefund } from '#app/features/refunds/send-refund.server.ts'
import { newId } from '#app/core/ids.ts'
import { db, pool } from '#app/server/db.server.ts'
import { withBreaker } from '#app/server/gateways.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { GatewayUnavailable, type PaymentGateway } from '#integrations/payments/payment-gateway.ts'
import { type FaultKind, faultKinds } from '#tests/emulators/shared/faults.ts'
import { aPurchase } from '#tests/factories/purchases.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { expectTruth } from '#tests/money/oracle.ts'
import {
  anOpenPurchase,
  attemptsOf,
  type PaymentWorld,
  purchaseOf,
  runMoneyJobs,
  startPaymentWorld,
} from '#tests/money/payment-world.ts'
import { size } from '#tests/money/random.ts'
import { type StripeWorld, startStripeWorld } from '#tests/money/stripe-world.ts'

// G1: twelve ways to fail for each call; afterwards nobody was charged twice and nothing is lost.

const worlds = { midtrans: startPaymentWorld, stripe: startStripeWorld }
const providers = Object.keys(worlds) as (keyof typeof worlds)[]
afterAll(expectInvariants)

const rounds = size(1, 50)

/** As the reconciler would, but without waiting for its minutes. */
async function reconcile(purchaseId: string): Promise<void> {
  await pool.query(`UPDATE payment_attempts SET next_check_at = now() WHERE purchase_id = $1`, [
    purchaseId,
  ])
  for (const { id } of await attemptsOf(purchaseId)) {
    await reconcileAttempt(id).catch((error: unknown) => {
      if (!(error instanceof GatewayUnavailable)) throw error
    })
  }
}

describe.each(providers)('%s', (provider) => {
  let world: PaymentWorld | StripeWorld
  beforeAll(async () => {
    world = await worlds[provider]()
    world.controls.delivery({ lose: true })
  })
  afterAll(() => world.stop())
  describe.each(faultKinds)('%s', (kind) => faultTests(() => world, { provider, kind }))
})

function faultTests(
  worldNow: () => PaymentWorld | StripeWorld,
  { provider, kind }: { provider: string; kind: FaultKind },
): void {
  const fault = (call: 'create' | 'status' | 'refund', times = 1) => {
    worldNow().waitAtMost(300)
    worldNow().controls.fault({ call, kind, times, ms: 700 })
  }
  /** What must succeed now has the time of a busy machine. */
  const mend = () => {
    worldNow().controls.clearFaults()
    worldNow().waitAtMost(30_000)
  }

  test('while the page is opened: the buyer gets one page and pays once', async () => {
    const world = worldNow()
    for (let round = 0; round < rounds; round++) {
      const { purchaseId, attemptId, total } = await aPurchase(undefined, { provider })
      fault('create', 1 + (round % 2))
      const started = await startPayment(attemptId)
      mend()
      expect(started.state).not.toBe('closed')
      for (let tries = 0; tries < 4; tries++) await reconcile(purchaseId)
      const live = (await attemptsOf(purchaseId)).filter(({ status }) => status === 'pending')
      expect(live).toHaveLength(1)
      expect(live[0]!.redirectUrl).toContain('http')
      await world.controls.pay({ orderId: live[0]!.providerOrderId })
      await reconcile(purchaseId)
      expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'paid' })
      await expectTruth(world, { purchaseId, total })
    }
  })

  test('while the status is asked: nothing is believed until it is told, then all of it', async () => {
    const world = worldNow()
    for (let round = 0; round < rounds; round++) {
      const purchase = await anOpenPurchase(undefined, { provider })
      await world.controls.pay({ orderId: purchase.orderId })
      fault('status')
      await reconcile(purchase.purchaseId)
      mend()
      await reconcile(purchase.purchaseId)
      await runMoneyJobs()
      await expectTruth(world, purchase)
      expect(await purchaseOf(purchase.purchaseId)).toMatchObject({ status: 'paid' })
    }
  })

  test('while money is sent back: it goes back exactly once', async () => {
    const world = worldNow()
    for (let round = 0; round < rounds; round++) {
      const purchase = await anOpenPurchase(undefined, { provider })
      await world.controls.pay({ orderId: purchase.orderId })
      await reconcile(purchase.purchaseId)
      const [order] = purchase.orders
      await refuseOrder({
        shopId: mintScope.shop(order!.shopId),
        orderId: order!.id,
        actor: { type: 'staff', id: newId() },
        refusal: { preset: 'outOfStock', words: null },
      })
      const refund = await db.refund.findFirstOrThrow({ where: { orderId: order!.id } })
      fault('refund')
      await sendRefund(refund.id).catch((error: unknown) => {
        if (!(error instanceof GatewayUnavailable)) throw error
      })
      mend()
      await sendRefund(refund.id)
      const refunds = world
        .known()
        .filter(({ orderId }) => orderId === purchase.orderId)
        .flatMap((payment) => payment.refunds)
      expect(refunds).toMatchObject([{ amount: Number(refund.amount), key: refund.refundKey }])
      await world.controls.confirmRefund({ orderId: purchase.orderId })
      await reconcile(purchase.purchaseId)
      expect(await db.refund.findUnique({ where: { id: refund.id } })).toMatchObject({
        status: 'confirmed',
      })
      await expectTruth(world, purchase)
    }
  })
}

test('a provider that does not answer is left alone for a while and tried again', async () => {
  let calls = 0
  let isDown = true
  const gateway = {
    provider: 'midtrans',
    fetchStatus: async () => {
      calls++
      if (!isDown) return 'not-started'
      throw new GatewayUnavailable({
        provider: 'midtrans',
        operation: 'status',
        reason: 'timeout',
        effect: 'unknown',
      })
    },
  } as unknown as PaymentGateway
  const guarded = withBreaker(gateway, { failures: 3, pauseMs: 50 })
  const ask = () => guarded.fetchStatus({ orderId: 'x', token: null })
  for (let count = 0; count < 6; count++) await expect(ask()).rejects.toThrow(GatewayUnavailable)
  expect(calls).toBe(3)
  isDown = false
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(await ask()).toBe('not-started')
  expect(await ask()).toBe('not-started')
})
