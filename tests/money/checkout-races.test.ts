import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createInterface, type Interface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addToCart } from '#app/features/cart/commands.server.ts'
import type { CheckoutInput } from '#app/features/checkout/checkout-input.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { db } from '#app/server/db.server.ts'
import {
  aCart,
  aCheckout,
  aGuest,
  aPurchase,
  readPurchase,
  type TestCart,
  tellPayment,
} from '#tests/factories/purchases.ts'
import { aShop, aVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from './expect-invariants.ts'
import { inParallel, randomFrom, size, withinMs } from './random.ts'

afterAll(expectInvariants)

type Server = { process: ChildProcessWithoutNullStreams; lines: AsyncIterator<string> }
let servers: Server[]

beforeAll(async () => {
  servers = await Promise.all([startServer(), startServer()])
}, withinMs(60_000))
afterAll(() => {
  for (const server of servers) server.process.stdin.end()
})

async function startServer(): Promise<Server> {
  const child = spawn(process.execPath, ['tests/money/checkout-process.ts'], {
    env: { ...process.env, DATABASE_POOL_SIZE: '8' },
  })
  child.stderr.pipe(process.stderr)
  const reader: Interface = createInterface({ input: child.stdout })
  const lines = reader[Symbol.asyncIterator]()
  expect(JSON.parse(String((await lines.next()).value))).toBe('ready')
  return { process: child, lines }
}

type Answer = { purchaseId?: string; attemptId?: string; reason?: string; error?: string }

async function placeThere(
  { process: child, lines }: Server,
  checkout: { cart: TestCart; input: CheckoutInput; times: number },
): Promise<Answer[]> {
  const { cart, input, times } = checkout
  const line = {
    times,
    scope: cart.scope,
    input: {
      ...input,
      expectedTotal: `${input.expectedTotal}`,
      choices: [...input.choices],
      guestNames: [...input.guestNames],
      codes: [...input.codes],
    },
  }
  child.stdin.write(`${JSON.stringify(line)}\n`)
  return JSON.parse(String((await lines.next()).value))
}

// R1. Without the key's row these are many purchases, or many errors.
test(
  'fifty identical checkouts at two servers are one purchase with one attempt',
  async () => {
    const variant = await aVariant({ stock: 10_000 })
    for (let round = 0; round < size(10, 100); round++) {
      const cart = await aCart([{ variant }])
      const input = await aCheckout(cart)
      const answers = (
        await Promise.all(servers.map((server) => placeThere(server, { cart, input, times: 25 })))
      ).flat()
      expect(answers.filter(({ error }) => error)).toEqual([])
      expect(answers).toHaveLength(50)
      expect(new Set(answers.map(({ purchaseId }) => purchaseId)).size).toBe(1)
      expect(new Set(answers.map(({ attemptId }) => attemptId)).size).toBe(1)
      const { purchaseId } = answers[0]!
      expect(await db.purchase.count({ where: { cartId: cart.id } })).toBe(1)
      expect(await db.paymentAttempt.count({ where: { purchaseId: purchaseId! } })).toBe(1)
      expect(await db.hold.count({ where: { purchaseId: purchaseId! } })).toBe(1)
    }
  },
  withinMs(120_000),
)

test('two tabs with the review page open make one purchase; the other is led to it', async () => {
  const cart = await aCart()
  const [one, other] = [await aCheckout(cart), await aCheckout(cart)]
  const answers = await Promise.all(
    servers.map((server, index) =>
      placeThere(server, { cart, input: [one, other][index]!, times: 1 }),
    ),
  )
  expect(answers.flat().filter(({ purchaseId }) => purchaseId)).toHaveLength(1)
  expect(answers.flat().filter(({ reason }) => reason === 'already-ordered')).toHaveLength(1)
})

test('a key is good for one checkout only', async () => {
  const cart = await aCart()
  const input = await aCheckout(cart)
  await placePurchase(cart.scope, input)
  const changed = { ...input, expectedTotal: 1n as typeof input.expectedTotal }
  expect(await placePurchase(cart.scope, changed)).toEqual({ ok: false, reason: 'key-reused' })
})

// R2. Without the guard `on_hand - held >= quantity` (and the CHECK behind it) more than ten are sold;
// with a plain FOR UPDATE, or without the order of ids, buyers see deadlocks.
test(
  'of 200 buyers who want ten last pieces from three villages, exactly ten get them',
  async () => {
    for (let round = 0; round < size(2, 200); round++) {
      const random = randomFrom(round + 1)
      const variants = await Promise.all(
        Array.from({ length: 3 }, () => aVariant({ stock: 10, price: 10_000n })),
      )
      const carts: { cart: TestCart; input: CheckoutInput }[] = []
      await inParallel(
        Array.from({ length: 200 }, (_, buyer) => buyer),
        16,
        async () => {
          const cart = await aCart(random.shuffled(variants).map((variant) => ({ variant })))
          carts.push({ cart, input: await aCheckout(cart) })
        },
      )
      const started = performance.now()
      const placed = await Promise.allSettled(
        carts.map(({ cart, input }) => placePurchase(cart.scope, input)),
      )
      const milliseconds = performance.now() - started
      process.stdout.write(`200 buyers on 10 units: ${milliseconds.toFixed(0)} ms\n`)
      expect(placed.filter(({ status }) => status === 'rejected')).toEqual([])
      const sold = placed.filter((each) => each.status === 'fulfilled' && each.value.ok)
      expect(sold).toHaveLength(10)
      for (const { id } of variants) {
        expect(await db.variant.findUniqueOrThrow({ where: { id } })).toMatchObject({
          onHand: 10,
          held: 10,
        })
      }
    }
  },
  withinMs(300_000),
)

// R3
test('a price that changes between review and click is said, not charged', async () => {
  const variant = await aVariant({ price: 20_000n })
  const cart = await aCart([{ variant }])
  const input = await aCheckout(cart)
  await db.variant.update({ where: { id: variant.id }, data: { price: 90_000n } })
  expect(await placePurchase(cart.scope, input)).toMatchObject({
    ok: false,
    reason: 'review-changed',
  })
  expect(await db.purchase.count({ where: { cartId: cart.id } })).toBe(0)
})

test('a price that changes while the buyer pays changes nothing that was bought', async () => {
  const variant = await aVariant({ price: 20_000n })
  const purchase = await aPurchase([{ variant }])
  await db.variant.update({ where: { id: variant.id }, data: { price: 90_000n } })
  await db.shop.update({ where: { id: variant.shopId }, data: { shopShareBasisPoints: 9_000 } })
  expect(await tellPayment(purchase.attemptId)).toBe('capture')
  const [line] = await db.orderLine.findMany({
    where: { order: { purchaseId: purchase.purchaseId } },
  })
  expect(line).toMatchObject({ unitPrice: 20_000n, shopShare: 2_000n })
})

test('price and checkout at the same moment: the buyer pays what was agreed, or nothing', async () => {
  for (let round = 0; round < size(20, 100); round++) {
    const variant = await aVariant({ price: 20_000n })
    const cart = await aCart([{ variant }])
    const input = await aCheckout(cart)
    const [placed] = await Promise.all([
      placePurchase(cart.scope, input),
      db.variant.update({ where: { id: variant.id }, data: { price: 90_000n } }),
    ])
    if (placed.ok) {
      expect((await readPurchase(placed.value, cart)).total).toBe(input.expectedTotal)
    } else expect(placed.reason).toBe('review-changed')
  }
})

test('what is put into the cart while paying is not part of what is paid', async () => {
  const [first, second] = [await aVariant(), await aVariant()]
  const guest = await aGuest()
  const cart = await aCart([{ variant: first }], guest)
  const placed = await placePurchase(guest, await aCheckout(cart))
  if (!placed.ok) throw new Error(placed.reason)
  await addToCart(guest, { visit: null, variantId: second.id, quantity: 1 })
  await tellPayment(placed.value.attemptId!)
  const { orders } = await readPurchase(placed.value, cart)
  expect(orders.map(({ shopId }) => shopId)).toEqual([first.shopId])
  expect(await db.cartLine.count({ where: { cartId: cart.id } })).toBe(1)
})

test('a cart edited at the moment of the checkout is bought as it was or not at all', async () => {
  const shop = await aShop()
  for (let round = 0; round < size(20, 100); round++) {
    const [first, second] = [await aVariant({ shop }), await aVariant({ shop })]
    const guest = await aGuest()
    const cart = await aCart([{ variant: first }], guest)
    const input = await aCheckout(cart)
    const [placed] = await Promise.all([
      placePurchase(guest, input),
      addToCart(guest, { visit: null, variantId: second.id, quantity: 1 }),
    ])
    if (!placed.ok) expect(placed.reason).toBe('review-changed')
    else expect((await readPurchase(placed.value, cart)).total).toBe(input.expectedTotal)
  }
})
