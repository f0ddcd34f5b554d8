import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#app/server/db.server.ts'
import type { AttemptStatus } from '#app/features/payments/attempt-status.ts'
import { applyProviderEvent } from '#app/features/payments/inbox.server.ts'
import type { MethodKey } from '#tests/emulators/midtrans/methods.ts'
import { aVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from './expect-invariants.ts'
import { expectTruth } from './oracle.ts'
import {
  anOpenPurchase,
  callWebhook,
  type OpenPurchase,
  type PaymentWorld,
  purchaseOf,
  runMoneyJobs,
  startPaymentWorld,
} from './payment-world.ts'
import { inParallel, type Random, randomFrom, size, withinMs } from './random.ts'

let world: PaymentWorld
beforeAll(async () => {
  world = await startPaymentWorld()
})
afterAll(() => world.stop())
afterAll(expectInvariants)

const deliver = (body: string) => callWebhook(body)

test('twenty identical deliveries at once are one event and one capture', async () => {
  world.controls.delivery({ hold: true })
  const { orderId, attemptId, purchaseId } = await anOpenPurchase()
  await world.controls.pay({ orderId })
  const body = world.controls.notificationFor({ orderId })
  const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(body)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
  expect(await db.providerEvent.count({ where: { providerOrderId: orderId } })).toBe(1)
  const event = await db.providerEvent.findFirstOrThrow({ where: { providerOrderId: orderId } })
  await Promise.all(Array.from({ length: 20 }, () => applyProviderEvent(event.id)))
  await runMoneyJobs()
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'paid' })
  expect(await db.ledgerTransaction.count({ where: { attemptId } })).toBe(1)
  expect(
    await db.stockMovement.count({ where: { reason: 'sale', orderLineId: { not: null } } }),
  ).toBe(1)
})

test('a notification about an order nobody knows is kept, answered, and becomes a case', async () => {
  world.controls.delivery({ hold: true })
  const { orderId } = await anOpenPurchase()
  await world.controls.pay({ orderId })
  const body = world.controls.notificationFor({ orderId, changes: { order_id: 'LB-NOBODY-1' } })
  expect((await deliver(body)).status).toBe(200)
  expect((await deliver(body)).status).toBe(200)
  await runMoneyJobs()
  const cases = await db.discrepancy.findMany({ where: { kind: 'unknownOrder' } })
  expect(cases).toHaveLength(1)
  expect(
    await db.paymentAttempt.count({ where: { providerOrderId: orderId, status: 'paid' } }),
  ).toBe(0)
})

test('a body of more than 256 kilobytes is not read to its end', async () => {
  expect((await deliver('x'.repeat(256 * 1024 + 1))).status).toBe(413)
})

// W1. What the provider does is drawn by lot, and so is how its notifications travel: held back,
// shuffled, five times each, twenty at once, with our jobs running in between or only at the end.
test(
  'however notifications travel, a purchase ends where the provider says',
  async () => {
    world.controls.delivery({ hold: true })
    const variants = await Promise.all(
      Array.from({ length: 6 }, () => aVariant({ stock: 100_000 })),
    )
    const lived: OpenPurchase[] = []
    const seeds = Array.from({ length: size(60, 10_000) }, (_, index) => index + 1)
    await inParallel(seeds, 8, async (seed) => {
      const random = randomFrom(seed)
      const purchase = await anOpenPurchase([{ variant: random.pick(variants) }])
      const events = new Set<string>()
      await liveThrough(random, purchase, events)
      await travel(random, [...events])
      await drain(purchase.orderId)
      await expectTruth(world, purchase)
      lived.push(purchase)
    })
    // What was drawn must have been worth drawing: every end of a payment was reached.
    const ends = await db.paymentAttempt.groupBy({ by: ['status'], _count: true })
    expect(ends.map(({ status }) => status)).toEqual(expect.arrayContaining([...reachable]))
    // Money that could not be kept goes back, and is then still what the provider says it is.
    await runMoneyJobs()
    const returned = new Set(
      (await db.refund.findMany({ select: { purchaseId: true } })).map(
        (refund) => refund.purchaseId,
      ),
    )
    for (const purchase of lived) {
      if (returned.has(purchase.purchaseId)) await expectTruth(world, purchase)
    }
  },
  withinMs(600_000),
)

const reachable: readonly AttemptStatus[] = [
  'pending',
  'review',
  'paid',
  'failed',
  'expired',
  'cancelled',
  'unexpected',
  'reversed',
  'disputed',
]

const ways: readonly MethodKey[] = [
  'qris',
  'gopay',
  'bca_va',
  'permata_va',
  'indomaret',
  'credit_card',
  'credit_card',
]

/** A few steps of a buyer, a bank and somebody at the provider's dashboard. */
async function liveThrough(
  random: Random,
  { orderId }: OpenPurchase,
  events: Set<string>,
): Promise<void> {
  const { controls } = world
  const step = async (run: () => Promise<unknown>) => {
    try {
      await run()
    } catch (error) {
      // The emulator refuses what cannot happen; then it did not happen.
      if (
        (error as Error).name !== 'ImpossibleStep' &&
        !(error as Error).message.includes('There is no')
      )
        throw error
      return
    }
    for (const { transactionId } of own()) events.add(controls.notificationFor({ transactionId }))
    if (random.chance(0.3)) await travel(random, random.shuffled([...events]).slice(0, 2))
    if (random.chance(0.3)) await drain(orderId)
  }
  const which = { orderId }
  const own = () => controls.transactions().filter((tx) => tx.orderId === orderId)
  const buyer = [
    () => controls.choose({ orderId, method: random.pick(ways) }),
    () => controls.pay({ orderId, fraud: random.chance(0.4) ? 'challenge' : 'accept' }),
    () => controls.deny(which),
    () => controls.expire(which),
    () => controls.cancel(which),
    // A virtual account given up for another way may still be paid.
    () => controls.payLate({ transactionId: random.pick(own())?.transactionId ?? '' }),
  ]
  const bank = [
    () => controls.settleCard(which),
    () => {
      // Of a second payment we give back everything ourselves; who does it by hand at the same time
      // makes a case for people, not a state.
      if (own().length > 1) throw new Error('There is no refund here')
      return controls.refundFromDashboard({ orderId, amount: 1 + random.below(5_000) })
    },
    () => controls.confirmRefund(which),
    () => controls.chargeback(which),
    () => controls.reverse(which),
  ]
  const late = () => controls.payLate({ transactionId: own()[0]?.transactionId ?? '' })
  // Stories that chance alone rarely tells to their end.
  const plots = [
    [
      () => controls.choose({ orderId, method: 'bca_va' }),
      () => controls.pay({ orderId, method: 'qris' }),
      late,
    ],
    [() => controls.pay({ orderId, method: 'permata_va' }), () => controls.reverse(which)],
    [() => controls.pay({ orderId, method: 'credit_card', fraud: 'challenge' })],
  ]
  if (random.chance(0.3)) for (const next of random.pick(plots)) await step(next)
  for (let count = 2 + random.below(3); count > 0; count--) await step(random.pick(buyer))
  for (let count = random.below(4); count > 0; count--) await step(random.pick(bank))
}

/** Every notification five times, shuffled, up to twenty at once. */
async function travel(random: Random, bodies: readonly string[]): Promise<void> {
  const copies = random.shuffled(bodies.flatMap((body) => Array.from({ length: 5 }, () => body)))
  while (copies.length > 0) {
    const batch = copies.splice(0, 1 + random.below(20))
    const answers = await Promise.all(batch.map(deliver))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
  }
}

/** The jobs of one order's events, some of them twice and at once, as two workers would. */
async function drain(orderId: string): Promise<void> {
  const events = await db.providerEvent.findMany({
    where: { providerOrderId: orderId, outcome: null },
    select: { id: true },
  })
  await Promise.all(events.flatMap(({ id }) => [asTheQueue(id), asTheQueue(id)]))
}

/** A job that fails (a lock that took too long, an attempt that changed too often) runs again. */
async function asTheQueue(eventId: string, tries = 5): Promise<void> {
  try {
    await applyProviderEvent(eventId)
  } catch (error) {
    if (tries === 1) throw error
    await asTheQueue(eventId, tries - 1)
  }
}
