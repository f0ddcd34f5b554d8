import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { refuseOrder } from '#app/features/orders/commands.server.ts'
import { payAgain } from '#app/features/payments/pay-again.server.ts'
import { reconcileAttempt } from '#app/features/payments/reconcile.server.ts'
import { action } from '#app/routes/webhooks/stripe.ts'
import { db } from '#app/server/db.server.ts'
import { configure } from '#app/server/env.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { expectInvariants } from './expect-invariants.ts'
import { expectTruth } from './oracle.ts'
import {
  anOpenPurchase,
  attemptOf,
  attemptsOf,
  type OpenPurchase,
  type PaymentWorld,
  purchaseOf,
  refundsOf,
  runMoneyJobs,
  startPaymentWorld,
} from './payment-world.ts'
import { type StripeWorld, startStripeWorld } from './stripe-world.ts'

// What is the same for every provider is told in payment-story.test.ts; here is what only cards from
// abroad bring: late promises, disputes, refunds that come back, and the other way to pay.

let world: StripeWorld
let local: PaymentWorld
beforeAll(async () => {
  local = await startPaymentWorld()
  world = await startStripeWorld()
  configure({
    STRIPE_SECRET_KEY: 'sk_test_world',
    STRIPE_WEBHOOK_SECRET: 'whsec_world',
  })
})
afterAll(() => Promise.all([local.stop(), world.stop()]))
afterAll(expectInvariants)

const aCardPurchase = () => anOpenPurchase(undefined, { provider: 'stripe' })

/** Until every event has arrived and everything that follows from it is done. */
async function settle(): Promise<void> {
  await world.controls.idle()
  await runMoneyJobs()
}

async function paid(): Promise<OpenPurchase> {
  const purchase = await aCardPurchase()
  await world.controls.pay(purchase)
  await settle()
  return purchase
}

test('a card is charged once, told by its event alone', async () => {
  const purchase = await paid()
  expect(await purchaseOf(purchase.purchaseId)).toMatchObject({ status: 'paid' })
  expect(await attemptOf(purchase.attemptId)).toMatchObject({ status: 'paid', method: 'card' })
  await expectTruth(world, purchase)
})

test('a page that is done is not paid before the money is there', async () => {
  const purchase = await aCardPurchase()
  await world.controls.promise(purchase)
  await settle()
  expect(await purchaseOf(purchase.purchaseId)).toMatchObject({ status: 'awaitingPayment' })
  await world.controls.keepPromise(purchase)
  await settle()
  expect(await purchaseOf(purchase.purchaseId)).toMatchObject({ status: 'paid' })
  await expectTruth(world, purchase)
})

test('a dispute freezes the sale; won it goes on, lost it is undone', async () => {
  const [won, lost] = [await paid(), await paid()]
  for (const purchase of [won, lost]) {
    await world.controls.dispute(purchase)
    await settle()
    expect(await attemptOf(purchase.attemptId)).toMatchObject({ status: 'disputed' })
    await expectTruth(world, purchase)
  }
  await world.controls.winDispute(won)
  await world.controls.loseDispute(lost)
  await settle()
  expect(await attemptOf(won.attemptId)).toMatchObject({ status: 'paid' })
  expect(await attemptOf(lost.attemptId)).toMatchObject({ status: 'reversed' })
  expect(await purchaseOf(lost.purchaseId)).toMatchObject({ status: 'cancelled' })
})

async function refusedAfterPayment(): Promise<OpenPurchase> {
  const purchase = await paid()
  const [order] = purchase.orders
  await refuseOrder({
    shopId: mintScope.shop(order!.shopId),
    orderId: order!.id,
    actor: { type: 'staff', id: newId() },
    refusal: { preset: 'outOfStock', words: null },
  })
  await settle()
  return purchase
}

test('a refund that the bank sends back before it arrived waits for a person', async () => {
  world.controls.refundsBegin({ status: 'pending' })
  const purchase = await refusedAfterPayment()
  world.controls.refundsBegin({ status: 'succeeded' })
  expect(await refundsOf(purchase.purchaseId)).toMatchObject([{ status: 'accepted' }])
  await world.controls.failRefund(purchase)
  await settle()
  expect(await refundsOf(purchase.purchaseId)).toMatchObject([
    { status: 'manual', failureReason: 'did-not-arrive' },
  ])
})

test('a refund made in the dashboard is found by its event, which names the payment only', async () => {
  const purchase = await paid()
  await world.controls.refundFromDashboard({ orderId: purchase.orderId, amount: 10_000 })
  await settle()
  expect(await refundsOf(purchase.purchaseId)).toMatchObject([{ amount: 10_000n }])
  const events = await db.providerEvent.findMany({ where: { providerOrderId: purchase.orderId } })
  expect(events.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toContain(
    'refund.created',
  )
})

const refundSome = ({ orderId }: OpenPurchase) =>
  world.controls.refundFromDashboard({ orderId, amount: 10_000 })

async function refundSlowly(purchase: OpenPurchase) {
  world.controls.refundsBegin({ status: 'pending' })
  await refundSome(purchase)
  world.controls.refundsBegin({ status: 'succeeded' })
}
const ownSteps = { refundSome, refundSlowly }

type Step =
  | keyof typeof ownSteps
  | Extract<
      keyof StripeWorld['controls'],
      | 'pay'
      | 'promise'
      | 'keepPromise'
      | 'breakPromise'
      | 'expire'
      | 'deny'
      | 'confirmRefund'
      | 'failRefund'
      | 'dispute'
      | 'reviewDispute'
      | 'winDispute'
    >

/** Each event of the contract (§4.1): what brings it about, and how the attempt stands after it. */
const events: readonly (readonly [event: string, steps: readonly Step[], attempt: string])[] = [
  ['checkout.session.completed', ['pay'], 'paid'],
  ['checkout.session.async_payment_succeeded', ['promise', 'keepPromise'], 'paid'],
  ['checkout.session.async_payment_failed', ['promise', 'breakPromise'], 'failed'],
  ['checkout.session.expired', ['expire'], 'expired'],
  ['payment_intent.payment_failed', ['deny'], 'failed'],
  ['charge.refunded', ['pay', 'refundSome'], 'paid'],
  ['refund.created', ['pay', 'refundSome'], 'paid'],
  ['refund.updated', ['pay', 'refundSlowly', 'confirmRefund'], 'paid'],
  ['charge.refund.updated', ['pay', 'refundSlowly', 'confirmRefund'], 'paid'],
  ['refund.failed', ['pay', 'refundSome', 'failRefund'], 'paid'],
  ['charge.dispute.created', ['pay', 'dispute'], 'disputed'],
  ['charge.dispute.funds_withdrawn', ['pay', 'dispute'], 'disputed'],
  ['charge.dispute.updated', ['pay', 'dispute', 'reviewDispute'], 'disputed'],
  ['charge.dispute.closed', ['pay', 'dispute', 'winDispute'], 'paid'],
  ['charge.dispute.funds_reinstated', ['pay', 'dispute', 'winDispute'], 'paid'],
]

// Take a line out of `readers` and its event is not stored: red.
test.each(events)('%s is stored once, looked into and answered', async (event, steps, attempt) => {
  const purchase = await aCardPurchase()
  // Alone: whatever else is told at the same moment is lost on the way.
  for (const step of steps) {
    const isLast = step === steps.at(-1)
    world.controls.delivery({ lose: isLast })
    await { ...world.controls, ...ownSteps }[step](purchase)
    if (!isLast) await settle()
  }
  world.controls.delivery({})
  const told = world.controls
    .notifications()
    .findLast(({ orderId, status }) => orderId === purchase.orderId && status === event)
  await world.controls.replay(told?.id ?? -1)
  await settle()
  const { id } = JSON.parse(told!.body) as { id: string }
  const stored = await db.providerEvent.findMany({ where: { dedupeKey: id } })
  expect(stored).toHaveLength(1)
  const outcome = await db.providerEventOutcome.findUnique({ where: { eventId: stored[0]!.id } })
  expect(outcome).not.toBeNull()
  expect(await attemptOf(purchase.attemptId)).toMatchObject({ status: attempt })
  await expectTruth(world, purchase)
})

test('twenty copies of an event at once are one payment', async () => {
  const purchase = await aCardPurchase()
  world.controls.delivery({ copies: 20 })
  await world.controls.pay(purchase)
  world.controls.delivery({})
  await settle()
  await expectTruth(world, purchase)
})

test('a forged event is refused and nothing happens; a late one as well', async () => {
  const purchase = await aCardPurchase()
  world.controls.delivery({ lose: true })
  await world.controls.pay(purchase)
  world.controls.delivery({})
  const { rawBody, signature } = world.controls.lastEvent(purchase)
  const old = world.controls.lastEvent({ ...purchase, at: Date.now() - 600_000 })
  for (const [body, header] of [
    [`${rawBody} `, signature],
    [rawBody, signature.replace(/v1=./, 'v1=z')],
    [rawBody, old.signature],
    [rawBody, ''],
  ] as const) {
    const request = new Request('http://localhost/webhooks/stripe', {
      method: 'POST',
      body,
      headers: { 'stripe-signature': header },
    })
    const response = await action({ request, params: {}, context: {} as never })
    expect(response.status).toBe(400)
  }
  expect(await db.providerEvent.count({ where: { providerOrderId: purchase.orderId } })).toBe(0)
  expect(await purchaseOf(purchase.purchaseId)).toMatchObject({ status: 'awaitingPayment' })
  await reconcileAttempt(purchase.attemptId)
  expect(await purchaseOf(purchase.purchaseId)).toMatchObject({ status: 'paid' })
})

test('who changes from a card to another way has one page that takes money', async () => {
  const purchase = await aCardPurchase()
  await world.controls.deny(purchase)
  await settle()
  const scope = mintScope.purchaseToken(purchase.token)
  expect(await payAgain(scope, { way: 'nonsense' })).toEqual({
    ok: false,
    reason: 'way-not-offered',
  })
  expect(await payAgain(scope, { way: 'local' })).toMatchObject({ ok: true })
  await expect(world.controls.pay(purchase)).rejects.toThrow('closed')
  const attempts = await attemptsOf(purchase.purchaseId)
  expect(attempts).toMatchObject([{ provider: 'stripe' }, { provider: 'midtrans' }])
  await local.controls.pay({ orderId: attempts[1]!.providerOrderId })
  await local.controls.idle()
  await settle()
  expect(await purchaseOf(purchase.purchaseId)).toMatchObject({ status: 'paid' })
})
