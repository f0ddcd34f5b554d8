import { afterAll, expect, test } from 'vitest'
import { type Rupiah, rupiah } from '#app/core/rupiah.ts'
import { countChangedDays } from '#app/features/insights/count-days.server.ts'
import { getSaleReceipt } from '#app/features/makers/earnings.server.ts'
import { sendReceipt, tellDueLowered } from '#app/features/messages/tell-buyer.server.ts'
import { cancelByBuyer } from '#app/features/orders/buyer-commands.server.ts'
import {
  acceptOrder,
  handOverOrder,
  packOrder,
  refuseOrder,
} from '#app/features/orders/commands.server.ts'
import { getOrderForShop } from '#app/features/orders/order-page.server.ts'
import { sendInPart } from '#app/features/orders/shortage-commands.server.ts'
import { listShortLines } from '#app/features/orders/shortage-queries.server.ts'
import { type LineShortage, totalBack } from '#app/features/orders/shortage.ts'
import { listSlips } from '#app/features/orders/slip-queries.server.ts'
import {
  recordCollection,
  recordNotTaken,
  settleDifference,
} from '#app/features/purchases/collect.server.ts'
import { getMoneyTrail } from '#app/features/purchases/money-trail.server.ts'
import { getPurchasePage } from '#app/features/purchases/purchase-page.server.ts'
import { giveBackAfterComplaint } from '#app/features/orders/complaint-refund.server.ts'
import { complain } from '#app/features/orders/complaint-commands.server.ts'
import { db, pool, transaction } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { aPromotion } from '#tests/factories/promotions.ts'
import { aPaidPurchase } from '#tests/factories/purchases.ts'
import { aMaker, aVariant, type TestVariant } from '#tests/factories/shops.ts'
import {
  aCollectingShop,
  aDueOrder,
  aDueOrderOf,
  type DueOrder,
  someStaff,
} from './collection-factories.ts'
import { expectInvariants } from './expect-invariants.ts'
import { newRandom, size } from './random.ts'

afterAll(expectInvariants)

const buyer = { type: 'buyer', id: null } as const
const refusal = { preset: 'outOfStock', words: null } as const
type Deed = DueOrder['deed']
type Said = Omit<LineShortage, 'orderLineId'>

/** Says of each line of the order, in its place, what is missing or what it weighs; null: nothing. */
async function shorten(deed: Deed, said: readonly (Said | null)[], isBackOnShelf = true) {
  const lines = await listShortLines(db, { id: deed.orderId, shopId: deed.shopId })
  const shortages = lines.flatMap(({ id }, index) => {
    const each = said[index]
    return each ? [{ orderLineId: id, ...each }] : []
  })
  const isMissing = shortages.some(({ missing }) => missing > 0)
  return sendInPart({
    ...deed,
    shortages,
    reason: isMissing ? 'outOfStock' : null,
    isBackOnShelf: isMissing && isBackOnShelf,
    seen: totalBack(lines, shortages),
  })
}
const oneMissing = [{ missing: 1, finalGrams: null }]

/** Three pieces of Rp25.000 with postage: Rp85.000. */
async function anAcceptedOrder(quantity = 3) {
  const shop = await aCollectingShop()
  const order = await aDueOrder(shop, {}, quantity)
  await acceptOrder(order.deed)
  return { ...order, shop }
}

async function byTheKilogram(variant: TestVariant): Promise<TestVariant> {
  await db.$executeRaw`UPDATE listings SET unit = 'kg' WHERE id = ${variant.listingId}::uuid`
  return variant
}

async function send({ deed }: DueOrder) {
  for (const step of [packOrder, handOverOrder])
    expect(await step(deed)).toMatchObject({ ok: true })
}

const collect = (order: DueOrder, amount: number) =>
  recordCollection({ ...order.deed, amount: rupiah(amount), paidWith: 'cash' })
const dueOf = async ({ orderId }: DueOrder) =>
  (await db.collection.findUniqueOrThrow({ where: { orderId } })).due
const statusOf = async ({ purchaseId }: DueOrder) =>
  (await db.purchase.findUniqueOrThrow({ where: { id: purchaseId } })).status
const onHand = async (id: string) => (await db.variant.findUniqueOrThrow({ where: { id } })).onHand
const casesOf = ({ orderId }: DueOrder) =>
  db.discrepancy.count({ where: { dedupeKey: `collection:${orderId}` } })

/** One after the other, or `null`: both at once. */
async function inOrder<One, Other>(
  first: 0 | 1 | null,
  one: () => Promise<One>,
  other: () => Promise<Other>,
): Promise<[One, Other]> {
  if (first === null) return Promise.all([one(), other()])
  if (first === 0) return [await one(), await other()]
  const done = await other()
  return [await one(), done]
}

/** What each account has of each good in the end, and of the postage. */
async function netOfLines(orderId: string): Promise<Record<string, bigint>> {
  const { rows } = await pool.query<{ good: string; kind: string; amount: bigint }>(
    `SELECT coalesce(l.variant_id::text, 'postage') AS good, a.kind::text,
      sum(CASE WHEN a.id = q.to_account_id THEN q.amount ELSE -q.amount END)::bigint AS amount
    FROM orders o JOIN ledger_transactions t ON t.purchase_id = o.purchase_id
    JOIN postings q ON q.transaction_id = t.id LEFT JOIN order_lines l ON l.id = q.order_line_id
    JOIN ledger_accounts a ON a.id IN (q.from_account_id, q.to_account_id)
    WHERE o.id = $1 AND a.kind IN ('makerPending', 'shopPending', 'platformPending')
    GROUP BY 1, 2 ORDER BY 1, 2`,
    [orderId],
  )
  return Object.fromEntries(rows.map(({ good, kind, amount }) => [`${kind} of ${good}`, amount]))
}

// Let `splitOf` forget what is off the bill and this is red.
test('everybody has the same shares to the rupiah as if it had been paid in advance, promotion and all', async () => {
  const random = newRandom()
  const { shop } = await aCollectingShop({ mostAmount: 2_000_000n })
  const coffee = await aVariant({ shop, price: 25_001n, stock: 900 })
  const maker = await aMaker(shop)
  const fish = await byTheKilogram(await aVariant({ shop, price: 33_337n, stock: 900, maker }))
  await aPromotion(shop, { percent: '7' })
  for (let turn = 0; turn < size(4, 40); turn++) {
    const [cups, kilos] = [2 + random.below(4), 1 + random.below(4)]
    const broken = random.chance(0.8)
      ? { missing: 1 + random.below(cups - 1), finalGrams: null }
      : null
    const lighter = { missing: 0, finalGrams: kilos * 1000 - 1 - random.below(900) }
    const lines = [
      { variant: coffee, quantity: cups },
      { variant: fish, quantity: kilos },
    ]
    const advance = (await aPaidPurchase(lines)).orders[0]!
    const before = { shopId: mintScope.shop(shop.id), orderId: advance.id, actor: someStaff() }
    const due = await aDueOrderOf(lines)
    for (const deed of [before, due.deed]) {
      await acceptOrder(deed)
      const goods = await listShortLines(db, { id: deed.orderId, shopId: shop.id })
      const said = goods.map(({ unit }) => (unit === 'kg' ? lighter : broken))
      expect(await shorten(deed, said)).toMatchObject({ ok: true })
    }
    await send(due)
    expect(await collect(due, Number(await dueOf(due)))).toMatchObject({ value: 'paid' })
    expect(await netOfLines(due.orderId)).toEqual(await netOfLines(advance.id))
    const { _sum: back } = await db.refund.aggregate({
      where: { orderId: advance.id },
      _sum: { amount: true },
    })
    expect(await dueOf(due)).toBe(due.due - back.amount!)
    expect(await db.refund.count({ where: { orderId: due.orderId } })).toBe(0)
  }
})

test('one of three jars broke: Rp25.000 less is due, everywhere, and that sum closes it', async () => {
  const order = await anAcceptedOrder()
  const { shop, coffee } = order.shop
  expect(await shorten(order.deed, oneMissing, false)).toMatchObject({ ok: true })
  expect(await dueOf(order)).toBe(60_000n)
  // Gone for good: only what is sold again comes back.
  expect(await onHand(coffee.id)).toBe(17)

  const shopId = order.deed.shopId
  const { number } = await db.order.findUniqueOrThrow({ where: { id: order.orderId } })
  const desk = await getOrderForShop({ shopId, number, role: 'manager' })
  expect(desk).toMatchObject({
    total: 60_000n,
    collection: { due: 60_000n },
    timeline: expect.arrayContaining([
      expect.objectContaining({ status: 'shortened', why: 'offBill' }),
    ]),
    shares: { makers: [{ amount: 44_000n }], shop: 5_000n, platform: 1_000n },
    lines: [{ shortage: { missing: 1, amount: 25_000n, isOffBill: true } }],
  })
  const [slip] = await listSlips({ shopId, numbers: [number], role: 'manager' })
  expect(slip).toMatchObject({ due: 60_000n, lines: [{ quantity: 2 }] })
  expect(await getPurchasePage(order.token)).toMatchObject({
    total: 60_000n,
    itemsTotal: 75_000n,
    unsentTotal: 25_000n,
    orders: [{ lines: [{ shortage: { missing: 1, isOffBill: true } }] }],
  })

  await send(order)
  expect(await collect(order, 60_000)).toEqual({ ok: true, value: 'paid' })
  expect(await casesOf(order)).toBe(0)
  expect(await getMoneyTrail(order.purchaseId)).toEqual({
    makers: 44_000n,
    shops: 5_000n,
    platform: 1_000n,
    shipping: 10_000n,
  })
  const maker = mintScope.maker({ makerId: coffee.makerId, shopId: shop.id })
  const sold = await db.orderLine.findFirstOrThrow({ where: { orderId: order.orderId } })
  expect(await getSaleReceipt(maker, sold.id)).toMatchObject({
    unsent: 25_000n,
    shopShare: 5_000n,
    platformFee: 1_000n,
    makerShare: 44_000n,
    left: 44_000n,
  })
  // What really was sold is what the day counts; nothing was given back.
  await countChangedDays()
  const days = await db.dailySales.findMany({ where: { shopId: shop.id, makerId: coffee.makerId } })
  expect(days).toMatchObject([{ units: 2, sold: 50_000n, givenBack: 0n }])
})

test('goods that weigh less cost less, that weigh more cost the same', async () => {
  const shop = await aCollectingShop()
  await byTheKilogram(shop.coffee)
  const [light, heavy] = [await aDueOrder(shop, {}, 2), await aDueOrder(shop, {}, 2)]
  for (const [order, finalGrams, due] of [
    [light, 1_850, 56_250n],
    [heavy, 2_300, 60_000n],
  ] as const) {
    await acceptOrder(order.deed)
    expect(await shorten(order.deed, [{ missing: 0, finalGrams }])).toMatchObject({ ok: true })
    expect(await dueOf(order)).toBe(due)
    // Said once a line.
    expect(await shorten(order.deed, [{ missing: 0, finalGrams: 1_000 }])).toMatchObject({
      reason: 'terms-changed',
    })
  }
})

test('another line may be short later, and both are off the bill', async () => {
  const { shop, coffee } = await aCollectingShop()
  const honey = await aVariant({ shop, price: 40_000n })
  const order = await aDueOrderOf([
    { variant: coffee, quantity: 2 },
    { variant: honey, quantity: 2 },
  ])
  await acceptOrder(order.deed)
  expect(await shorten(order.deed, oneMissing)).toMatchObject({ ok: true })
  await packOrder(order.deed)
  expect(await shorten(order.deed, oneMissing)).toMatchObject({ ok: true })
  expect(await dueOf(order)).toBe(75_000n)
  expect([await onHand(coffee.id), await onHand(honey.id)]).toEqual([19, 9])
  await handOverOrder(order.deed)
  expect(await collect(order, 75_000)).toMatchObject({ value: 'paid' })
})

test('the old sum is another sum now: a second person settles it, and the new one is booked', async () => {
  const order = await anAcceptedOrder()
  await shorten(order.deed, oneMissing)
  await send(order)
  expect(await collect(order, 85_000)).toEqual({ ok: true, value: 'differs' })
  expect(await casesOf(order)).toBe(1)
  const settled = await transaction((tx) =>
    settleDifference(tx, { ...order, owner: order.deed, actor: someStaff(), why: 'Salah tagih' }),
  )
  expect(settled).toMatchObject({ ok: true })
  const captured = Object.values(await netOfLines(order.orderId))
  expect(captured.reduce((sum, amount) => sum + amount, 0n)).toBe(60_000n)
})

test('all of it gone, another sum, too late, another BUM Desa: what is due stays', async () => {
  const order = await anAcceptedOrder()
  expect(await shorten(order.deed, [{ missing: 3, finalGrams: null }])).toEqual({
    ok: false,
    reason: 'nothing-left',
  })
  const stranger = { ...order.deed, shopId: mintScope.shop((await aCollectingShop()).shop.id) }
  const [line] = await listShortLines(db, { id: order.orderId, shopId: order.deed.shopId })
  const typed = {
    shortages: [{ orderLineId: line!.id, missing: 1, finalGrams: null }],
    reason: 'damaged' as const,
    isBackOnShelf: false,
  }
  const bySum = (deed: Deed, seen: number) => sendInPart({ ...deed, ...typed, seen: rupiah(seen) })
  expect(await bySum(order.deed, 24_999)).toMatchObject({ reason: 'terms-changed' })
  expect(await bySum(stranger, 25_000)).toMatchObject({ reason: 'already-changed' })
  await send(order)
  expect(await bySum(order.deed, 25_000)).toMatchObject({ reason: 'already-changed' })
  expect(await dueOf(order)).toBe(85_000n)
})

// Without it the CHECK of `collections` answers instead, with an error.
test('where nothing would be left to pay the order is refused instead', async () => {
  const { shop } = await aCollectingShop({ byCourier: false, districts: [] })
  const choices = new Map([
    [shop.id, { method: 'pickup', pickupPointId: shop.pickupPointId } as const],
  ])
  const salt = await byTheKilogram(await aVariant({ shop, price: 100n }))
  const order = await aDueOrderOf([{ variant: salt }], { choices, address: null })
  await acceptOrder(order.deed)
  const aGram = [{ missing: 0, finalGrams: 1 }]
  expect(await shorten(order.deed, aGram)).toEqual({ ok: false, reason: 'nothing-left' })
  expect(await dueOf(order)).toBe(100n)
})

test.each([
  ['refused', refuseOrder],
  ['left lying', recordNotTaken],
] as const)(
  'short and then %s: nothing is owed, and only what is there is back',
  async (how, end) => {
    const order = await anAcceptedOrder()
    await shorten(order.deed, oneMissing, false)
    if (how === 'left lying') await send(order)
    expect(await end({ ...order.deed, refusal })).toMatchObject({ ok: true })
    expect(await statusOf(order)).toBe('cancelled')
    expect(await onHand(order.shop.coffee.id)).toBe(19)
    expect(await netOfLines(order.orderId)).toEqual({})
  },
)

test('after a complaint what was taken goes back, which is no more than that', async () => {
  const order = await anAcceptedOrder()
  await shorten(order.deed, oneMissing)
  await send(order)
  await collect(order, 60_000)
  const mine = { purchaseToken: order.token, orderId: order.orderId, actor: buyer }
  await complain({ ...mine, complaint: { kind: 'damaged', words: null } })
  expect(await giveBackAfterComplaint(order.deed)).toMatchObject({ ok: true })
  expect(await db.refund.findMany({ where: { orderId: order.orderId } })).toMatchObject([
    { amount: 60_000n },
  ])
  expect(new Set(Object.values(await netOfLines(order.orderId)))).toEqual(new Set([0n]))
})

test('two colleagues find the same jar broken: it is off the bill once', async () => {
  for (let round = 0; round < 4; round++) {
    const order = await anAcceptedOrder()
    const both = await Promise.all([1, 2].map(() => shorten(order.deed, oneMissing)))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await dueOf(order)).toBe(60_000n)
    expect(await onHand(order.shop.coffee.id)).toBe(18)
  }
})

// Take the locks of purchase and order away and the old sum closes an order of which less is due.
test.each([
  ['said first', 0],
  ['handed over and paid first', 1],
  ['both at once', null],
] as const)('short while it is handed over and paid, %s: one sum is true', async (_, first) => {
  for (let round = 0; round < 4; round++) {
    const order = await anAcceptedOrder()
    await packOrder(order.deed)
    const sayShort = () => shorten(order.deed, oneMissing)
    const pay = async () => {
      await handOverOrder(order.deed)
      return collect(order, 85_000)
    }
    const [said, paid] = await inOrder(first, sayShort, pay)
    expect(paid).toEqual({ ok: true, value: said.ok ? 'differs' : 'paid' })
    expect(await dueOf(order)).toBe(said.ok ? 60_000n : 85_000n)
    expect(await casesOf(order)).toBe(said.ok ? 1 : 0)
  }
})

test.each([
  ['said first', 0],
  ['cancelled first', 1],
  ['both at once', null],
] as const)(
  'short while the buyer cancels, %s: it is over, and all stock is there once',
  async (_, first) => {
    for (let round = 0; round < 4; round++) {
      const order = await anAcceptedOrder()
      // Somebody waits for more than a week: the buyer may cancel again.
      await pool.query(`UPDATE orders SET accepted_at = now() - interval '8 days' WHERE id = $1`, [
        order.orderId,
      ])
      const { orderId, token: purchaseToken } = order
      const deeds = [
        () => shorten(order.deed, oneMissing),
        () => cancelByBuyer({ orderId, purchaseToken, actor: buyer, seen: rupiah(0) }),
      ] as const
      if (first === null) await Promise.all(deeds.map((deed) => deed()))
      else for (const index of [first, 1 - first]) await deeds[index]!()
      expect(await statusOf(order)).toBe('cancelled')
      expect(await onHand(order.shop.coffee.id)).toBe(20)
      expect(await db.refund.count({ where: { orderId } })).toBe(0)
    }
  },
)

test('the buyer is told what is missing and what to have ready now, once for each sum', async () => {
  const order = await anAcceptedOrder()
  await shorten(order.deed, oneMissing)
  for (let turn = 0; turn < 2; turn++) await tellDueLowered(order.orderId)
  const lettersOf = ({ purchaseId }: DueOrder) =>
    db.message.findMany({ where: { purchaseId, template: 'order-shortened' } })
  const [letter, ...others] = await lettersOf(order)
  expect(others).toEqual([])
  expect(letter!.subject).toContain('Rp60.000')
  expect(letter!.text).toMatch(/1 dari 3 tidak dikirim karena stoknya ternyata habis/)
  expect(letter!.text).toContain('Siapkan Rp60.000 saja')
  // Who has paid by then has a receipt instead.
  const quick = await anAcceptedOrder()
  await shorten(quick.deed, oneMissing)
  await send(quick)
  await collect(quick, 60_000)
  await tellDueLowered(quick.orderId)
  expect(await lettersOf(quick)).toEqual([])
  await sendReceipt(quick.purchaseId)
  const receipt = await db.message.findFirstOrThrow({
    where: { purchaseId: quick.purchaseId, template: 'purchasePaid' },
  })
  expect(receipt.text).toMatch(/Tidak dikirim atau kurang timbangan.*-Rp25\.000/)
})

test('what is due falls only with its order, and never once something was taken', async () => {
  const order = await anAcceptedOrder()
  const change = (due: string) =>
    pool.query(`UPDATE collections SET due = ${due} WHERE order_id = $1`, [order.orderId])
  await expect(change('due - 1')).rejects.toThrow('stands')
  await shorten(order.deed, oneMissing)
  await expect(change('due + 1')).rejects.toThrow('stands')
  await send(order)
  await collect(order, 60_000)
  const less = { unsentTotal: { increment: 1n }, total: { decrement: 1n } }
  const tooLate = transaction(async (tx) => {
    const { orderId: id, purchaseId } = order
    await tx.order.update({ where: { id, purchaseId }, data: less })
    const due = 59_999n as Rupiah
    await tx.collection.update({ where: { orderId: order.orderId }, data: { due } })
  })
  await expect(tooLate).rejects.toThrow('stands')
})
