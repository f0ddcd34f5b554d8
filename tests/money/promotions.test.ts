import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { accounts } from '#app/features/ledger/accounts.ts'
import type { CheckoutInput } from '#app/features/checkout/checkout-input.ts'
import { type CheckoutRefusal, placePurchase } from '#app/features/checkout/commands.server.ts'
import { refuseOrder } from '#app/features/orders/commands.server.ts'
import { moveOrder } from '#app/features/orders/move-order.server.ts'
import { completeOrder } from '#app/features/orders/clock-commands.server.ts'
import { newId } from '#app/core/ids.ts'
import { createPromotion, movePromotion } from '#app/features/promotions/commands.server.ts'
import { listPromotionsOn } from '#app/features/promotions/public-queries.server.ts'
import { closeUnpaidPurchase } from '#app/features/purchases/commands.server.ts'
import { db, pool, transaction } from '#app/server/db.server.ts'
import { mintScope, systemActor } from '#app/server/scopes.server.ts'
import { aPromotion, staff, usual } from '#tests/factories/promotions.ts'
import {
  aCart,
  aCheckout,
  aPhone,
  readPurchase,
  type TestCart,
  type TestPurchase,
  tellPayment,
} from '#tests/factories/purchases.ts'
import { aMaker, aShop, aVariant, type TestVariant } from '#tests/factories/shops.ts'
import { asOwner } from '#tests/setup/as-owner.ts'
import { expectInvariants } from './expect-invariants.ts'
import { inParallel, size, withinMs } from './random.ts'

afterAll(expectInvariants)

const aGenerousShop = () => aShop({ shopShareBasisPoints: 2_000, platformFeeBasisPoints: 200 })

type Bought = { variant: TestVariant; quantity?: number }

async function aCheckoutWith(
  lines: readonly Bought[],
  changes: Partial<CheckoutInput> = {},
): Promise<{ cart: TestCart; input: CheckoutInput }> {
  const cart = await aCart(lines)
  return { cart, input: await aCheckout(cart, changes) }
}

async function buy(lines: readonly Bought[], changes: Partial<CheckoutInput> = {}) {
  const { cart, input } = await aCheckoutWith(lines, changes)
  const placed = await placePurchase(cart.scope, input)
  if (!placed.ok) throw new Error(placed.reason)
  return readPurchase(placed.value, cart)
}

const codeOf = ({ shopId }: { shopId: string }, code: string) => new Map([[shopId, code]])

const closed = (purchase: TestPurchase, to: 'expired' | 'cancelled' = 'expired') =>
  transaction((tx) =>
    closeUnpaidPurchase(tx, { purchaseId: purchase.purchaseId, to, actor: systemActor }),
  )

const orderOf = ({ orders }: TestPurchase) =>
  db.order.findUniqueOrThrow({
    where: { id: orders[0]!.id, shopId: orders[0]!.shopId },
    include: { lines: { orderBy: { id: 'asc' } } },
  })

/** What an account got by the ledger, less what was taken from it. */
async function balanceOf(code: string): Promise<bigint> {
  const { rows } = await pool.query<{ balance: bigint }>(
    `SELECT coalesce(sum(CASE WHEN t.code = $1 THEN p.amount ELSE -p.amount END), 0)::bigint AS balance
     FROM postings p JOIN ledger_accounts f ON f.id = p.from_account_id
     JOIN ledger_accounts t ON t.id = p.to_account_id WHERE $1 IN (f.code, t.code)`,
    [code],
  )
  return rows[0]?.balance ?? 0n
}

test('a promotion is off the goods alone, and each bearer pays it to the rupiah', async () => {
  for (const bearer of ['shop', 'maker'] as const) {
    const shop = await aGenerousShop()
    const variant = await aVariant({ shop, price: 10_001n })
    const { makerId } = variant
    const byMaker = { bearer, target: 'maker', maker: makerId, consent: 'on' }
    await aPromotion(shop, bearer === 'maker' ? byMaker : {})
    const purchase = await buy([{ variant, quantity: 3 }])
    const order = await orderOf(purchase)
    // 3 × 10.001 = 30.003; a tenth of it is 3.000, a fifth 6.000, two of a hundred 600.
    expect(order).toMatchObject({
      itemsTotal: 30_003n,
      discountTotal: 3_000n,
      shippingPrice: 10_000n,
      total: 37_003n,
    })
    expect(order.lines).toMatchObject([
      {
        discount: 3_000n,
        discountBearer: bearer,
        makerShare: bearer === 'maker' ? 20_403n : 23_403n,
        shopShare: bearer === 'shop' ? 3_000n : 6_000n,
        platformFee: 600n,
      },
    ])
    await tellPayment(purchase.attemptId)
    expect(await balanceOf(accounts.makerPending(makerId))).toBe(
      bearer === 'maker' ? 20_403n : 23_403n,
    )
    const shopGets = (bearer === 'shop' ? 3_000n : 6_000n) + 10_000n
    expect(await balanceOf(accounts.shopPending(shop.id))).toBe(shopGets)
  }
})

test('after its completion the maker is owed what the promotion left, and no rupiah more', async () => {
  const shop = await aGenerousShop()
  const variant = await aVariant({ shop, price: 50_000n })
  await aPromotion(shop, {
    bearer: 'maker',
    target: 'listings',
    listings: [variant.listingId],
    consent: 'on',
    kind: 'perPiece',
    percent: '',
    amount: '7.500',
  })
  const purchase = await buy([{ variant, quantity: 2 }])
  await tellPayment(purchase.attemptId)
  const [order] = purchase.orders
  for (const to of ['accepted', 'packed', 'handedOver', 'delivered'] as const) {
    const move = { orderId: order!.id, to, actor: systemActor }
    expect(await transaction((tx) => moveOrder(tx, move))).toBeTruthy()
  }
  await pool.query(`UPDATE orders SET completes_at = now() - interval '1 minute' WHERE id = $1`, [
    order!.id,
  ])
  expect(await transaction((tx) => completeOrder(tx, order!.id))).toBe(true)
  // 100.000 less 20.000 for the BUM Desa, 2.000 for Lumbung and 15.000 that the maker gave.
  expect(await balanceOf(accounts.makerPayable(variant.makerId))).toBe(63_000n)
})

test('a refused order gives back what was really paid, and its use is free again', async () => {
  const shop = await aGenerousShop()
  const variant = await aVariant({ shop, price: 20_000n })
  await aPromotion(shop, { code: 'SEKALI', maximumUses: '1' })
  const changes = { codes: codeOf(variant, 'SEKALI') }
  const purchase = await buy([{ variant }], changes)
  await tellPayment(purchase.attemptId)
  const [order] = purchase.orders
  expect(order!.total).toBe(28_000n)
  await refuseOrder({
    shopId: mintScope.shop(shop.id),
    orderId: order!.id,
    actor: staff,
    refusal: { preset: 'outOfStock', words: null },
  })
  expect(await db.refund.findMany({ where: { orderId: order!.id } })).toMatchObject([
    { amount: 28_000n },
  ])
  expect((await orderOf(await buy([{ variant }], changes))).discountTotal).toBe(2_000n)
})

// Without the lock of the promotion two buyers see the same last use; behind it stands the trigger.
test(
  'of fifty buyers of a code with ten uses exactly ten get it, and nobody pays more unasked',
  async () => {
    for (let round = 0; round < size(2, 100); round++) {
      const shop = await aGenerousShop()
      const variant = await aVariant({ shop, stock: 100, price: 10_000n })
      const promotionId = await aPromotion(shop, { code: 'PANEN10', maximumUses: '10' })
      const codes = codeOf(variant, 'PANEN10')
      const checkouts: Awaited<ReturnType<typeof aCheckoutWith>>[] = []
      await inParallel(
        Array.from({ length: 50 }, (_, index) => index),
        8,
        async () => void checkouts.push(await aCheckoutWith([{ variant }], { codes })),
      )
      const answers = await Promise.all(
        checkouts.map(({ cart, input }) => placePurchase(cart.scope, input)),
      )
      expect(answers.filter(({ ok }) => ok)).toHaveLength(10)
      const refused = answers.filter((answer) => !answer.ok) as ({ ok: false } & CheckoutRefusal)[]
      for (const answer of refused) {
        expect(answer).toMatchObject({
          reason: 'review-changed',
          changes: ['promotion', 'total'],
          quote: {
            total: 20_000n,
            orders: [{ promotions: { code: { problem: { kind: 'used-up' } } } }],
          },
        })
      }
      const held = { promotionId, shopId: shop.id }
      expect(await db.order.count({ where: { ...held, discountTotal: 1_000n } })).toBe(10)
    }
  },
  withinMs(60_000),
)

test('behind the lock stands the database: an eleventh use is refused whoever writes it', async () => {
  const shop = await aGenerousShop()
  const variant = await aVariant({ shop, price: 10_000n })
  const promotionId = await aPromotion(shop, { code: 'SATU', maximumUses: '1' })
  await buy([{ variant }], { codes: codeOf(variant, 'SATU') })
  const stranger = await orderOf(await buy([{ variant: await aVariant({ price: 10_000n }) }]))
  const insert = asOwner(
    `INSERT INTO orders (id, number, purchase_id, shop_id, delivery_method, items_total,
       shipping_price, discount_total, total, promotion_id)
     VALUES (gen_random_uuid(), $1, $2, $3, 'villageCourier', 10, 0, 1, 9, $4)`,
    [`${stranger.number}-X`, stranger.purchaseId, shop.id, promotionId],
  )
  await expect(insert).rejects.toThrow('is used up')
})

test('each buyer gets it as often as is said, known again by number or address', async () => {
  const shop = await aGenerousShop()
  const variant = await aVariant({ shop, price: 10_000n, stock: 50 })
  await aPromotion(shop, { code: 'PERORANG', maximumPerBuyer: '1' })
  const codes = codeOf(variant, 'PERORANG')
  const phone = aPhone()
  const saved = async (buyer: Partial<CheckoutInput['buyer']>) => {
    const who = { name: 'Pembeli Contoh', phone: aPhone(), email: null, ...buyer }
    const purchase = await buy([{ variant }], { codes, buyer: who })
    return (await orderOf(purchase)).discountTotal
  }
  expect(await saved({ phone, email: 'satu@example.com' })).toBe(1_000n)
  expect(await saved({ phone })).toBe(0n)
  expect(await saved({ email: 'SATU@example.com' })).toBe(0n)
  expect(await saved({})).toBe(1_000n)
})

test('twenty purchases of one buyer at once use a code once', async () => {
  const shop = await aGenerousShop()
  const variant = await aVariant({ shop, price: 10_000n, stock: 50 })
  const promotionId = await aPromotion(shop, { code: 'SATUSAJA', maximumPerBuyer: '1' })
  const codes = codeOf(variant, 'SATUSAJA')
  const buyer = { name: 'Pembeli Contoh', phone: aPhone(), email: null }
  const checkouts = await Promise.all(
    Array.from({ length: 20 }, () => aCheckoutWith([{ variant }], { codes, buyer })),
  )
  await Promise.all(checkouts.map(({ cart, input }) => placePurchase(cart.scope, input)))
  expect(await db.order.count({ where: { promotionId, shopId: shop.id } })).toBe(1)
})

test('a purchase that expires or is given up gives its use back once, and a late payment takes it again', async () => {
  const shop = await aGenerousShop()
  const variant = await aVariant({ shop, price: 10_000n })
  const promotionId = await aPromotion(shop, { code: 'KEMBALI', maximumUses: '1' })
  const codes = codeOf(variant, 'KEMBALI')
  const holders = () =>
    db.order.count({ where: { promotionId, shopId: shop.id, status: { not: 'cancelled' } } })
  const first = await buy([{ variant }], { codes })
  expect(await closed(first)).toBe(true)
  expect(await closed(first)).toBe(false)
  expect(await holders()).toBe(0)
  const second = await buy([{ variant }], { codes })
  expect(await closed(second, 'cancelled')).toBe(true)
  expect(await holders()).toBe(0)
  expect(await tellPayment(first.attemptId)).toBe('accepted-late')
  expect(await holders()).toBe(1)
})

test('money that comes late for a use that somebody else has by now goes back', async () => {
  const shop = await aGenerousShop()
  const variant = await aVariant({ shop, price: 10_000n })
  await aPromotion(shop, { code: 'REBUT', maximumUses: '1' })
  const codes = codeOf(variant, 'REBUT')
  const first = await buy([{ variant }], { codes })
  await closed(first)
  const second = await buy([{ variant }], { codes })
  expect(await tellPayment(first.attemptId)).toBe('refunded-late')
  expect((await orderOf(second)).discountTotal).toBe(1_000n)
})

test('whoever ends a promotion while somebody pays: the new price is shown, never charged unseen', async () => {
  const shop = await aGenerousShop()
  const variant = await aVariant({ shop, price: 10_000n })
  const promotionId = await aPromotion(shop)
  const { cart, input } = await aCheckoutWith([{ variant }])
  const deed = { shopId: mintScope.shop(shop.id), actor: staff }
  await movePromotion(deed, { promotionId, to: 'paused' })
  expect(await placePurchase(cart.scope, input)).toMatchObject({
    reason: 'review-changed',
    changes: ['promotion', 'total'],
    quote: { total: 20_000n },
  })
  await movePromotion(deed, { promotionId, to: 'active' })
  expect(await placePurchase(cart.scope, input)).toMatchObject({ ok: true })
})

test('a code of one BUM Desa does nothing for another, nor a draft for anybody', async () => {
  const [shop, other] = [await aGenerousShop(), await aGenerousShop()]
  await aPromotion(other, { code: 'TETANGGA' })
  await aPromotion(shop, { code: 'KONSEP' }, 'draft')
  const variant = await aVariant({ shop, price: 10_000n })
  for (const code of ['TETANGGA', 'KONSEP']) {
    const purchase = await buy([{ variant }], { codes: codeOf(variant, code) })
    expect((await orderOf(purchase)).discountTotal).toBe(0n)
  }
})

test('the terms of a promotion never change, whoever tries', async () => {
  const shop = await aGenerousShop()
  const id = await aPromotion(shop)
  await expect(asOwner(`UPDATE promotions SET percent = 20 WHERE id = '${id}'`)).rejects.toThrow(
    'never change',
  )
})

// Take `madeByForm` out of writePromotion and this is red.
test('the form of a new promotion that is sent again makes no second one', async () => {
  const shop = await aGenerousShop()
  const deed = { shopId: mintScope.shop(shop.id), actor: staff }
  const form = { ...usual, formKey: newId() }
  const [first, again] = [await createPromotion(deed, form), await createPromotion(deed, form)]
  expect(again).toEqual(first)
  expect(await db.promotion.count({ where: { shopId: shop.id } })).toBe(1)
})

test('a maker bears nothing without consent, and nobody’s goods but his own', async () => {
  const shop = await aGenerousShop()
  const [one, other] = [await aVariant({ shop }), await aVariant({ shop })]
  const deed = { shopId: mintScope.shop(shop.id), actor: staff }
  const problems = async (changes: Record<string, string | string[]>) => {
    const made = await createPromotion(deed, { ...usual, bearer: 'maker', ...changes })
    return made.ok ? null : made.problems
  }
  const both = { target: 'listings', listings: [one.listingId, other.listingId] }
  expect(await problems({ consent: 'on' })).toEqual({ bearer: 'bearerOfOne' })
  expect(await problems({ consent: 'on', ...both })).toEqual({ bearer: 'bearerOfOne' })
  const his = { target: 'maker', maker: one.makerId }
  expect(await problems(his)).toEqual({ consent: 'consentMissing' })
  expect(await problems({ ...his, maker: (await aMaker()).id, consent: 'on' })).toEqual({
    maker: 'makerMissing',
  })
  expect(await problems({ ...his, consent: 'on' })).toBeNull()
  expect(await problems({ bearer: 'shop', percent: '21' })).toEqual({ percent: 'aboveShare' })
  expect(await problems({ bearer: 'shop', code: 'ganda' })).toBeNull()
  expect(await problems({ bearer: 'shop', code: ' Gan-DA' })).toEqual({ code: 'codeTaken' })
})

test('the page of a good tells of the promotions it is in today, and of no code', async () => {
  const shop = await aGenerousShop()
  const [good, other] = [await aVariant({ shop }), await aVariant({ shop })]
  const told = async ({ listingId }: TestVariant) =>
    (await listPromotionsOn({ listingId, shopId: shop.id })).map(({ name }) => name)
  await aPromotion(shop, { name: 'Semua' })
  await aPromotion(shop, { name: 'Pilihan', target: 'listings', listings: [good.listingId] })
  await aPromotion(shop, { name: 'Lapak', target: 'maker', maker: other.makerId })
  await aPromotion(shop, { name: 'Rahasia', code: 'RAHASIA' })
  await aPromotion(shop, { name: 'Nanti', fromDate: '2036-12-30' })
  await aPromotion(shop, { name: 'Konsep' }, 'draft')
  expect(await told(good)).toEqual(['Pilihan', 'Semua'])
  expect(await told(other)).toEqual(['Lapak', 'Semua'])
})

test('kept pages of a BUM Desa are dropped when one of its promotions begins or ends', async () => {
  const shop = await aGenerousShop()
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  const heard: string[] = []
  client.on('notification', ({ payload = '' }) => heard.push(payload))
  await client.query('LISTEN page_cache')
  const promotionId = await aPromotion(shop)
  const deed = { shopId: mintScope.shop(shop.id), actor: staff }
  await movePromotion(deed, { promotionId, to: 'ended' })
  await expect
    .poll(() => heard.filter((tags) => tags.includes(`shop:${shop.id}`)).length)
    .toBeGreaterThanOrEqual(2)
  await client.end()
})
