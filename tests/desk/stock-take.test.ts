import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import {
  countField,
  dropField,
  readCounts,
  seenField,
  takeListQuery,
} from '#app/features/stock/take.ts'
import { applyTake, discardTake, saveCounts } from '#app/features/stock/take-commands.server.ts'
import {
  getEndedTake,
  getOpenTake,
  listGoodsToCount,
  listTakes,
} from '#app/features/stock/take-queries.server.ts'
import { db } from '#app/server/db.server.ts'
import { aCounter, sell } from '#tests/counter/counter-factories.ts'
import { aCart, aCheckout } from '#tests/factories/purchases.ts'
import { aShop, aVariant, type TestVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'

afterAll(expectInvariants)

const stockOf = async ({ id }: TestVariant) =>
  db.variant.findUniqueOrThrow({ where: { id }, select: { onHand: true, held: true } })
const count = (variant: TestVariant, counted: number, seen: number) => ({
  counts: [{ variantId: variant.id, counted, seen }],
  dropped: [],
})

async function aShelf(...stocks: number[]) {
  const shop = await aShop()
  const goods: TestVariant[] = []
  for (const stock of stocks) goods.push(await aVariant({ shop, stock, price: 10_000n }))
  return { scope: aCounter(shop.id), shop, goods }
}
/** The first one has a name from now on. */
async function aColleague(first: ReturnType<typeof aCounter>) {
  await db.user.create({
    data: { id: first.actor.id, name: 'Rekan Pertama', passwordHash: 'x' },
  })
  return aCounter(first.shopId)
}
const open = async (scope: ReturnType<typeof aCounter>) => (await getOpenTake(scope.shopId))!

// Set the stock to the count instead of moving it by the difference, and what was sold comes back.
test('what is sold between counting and applying stays sold, and what is held for the web stays held', async () => {
  const { scope, shop, goods } = await aShelf(10, 5, 7)
  const [coffee, honey, tea] = goods as [TestVariant, TestVariant, TestVariant]
  await saveCounts(scope, count(coffee, 8, 10))
  await saveCounts(scope, count(honey, 6, 5))
  await saveCounts(scope, count(tea, 7, 7))
  await sell(shop.id, [{ variant: coffee, quantity: 3, visit: null }])
  const cart = await aCart([{ variant: coffee, quantity: 2 }])
  expect(await placePurchase(cart.scope, await aCheckout(cart))).toMatchObject({ ok: true })
  expect(await stockOf(coffee)).toEqual({ onHand: 7, held: 2 })
  const { stamp, goods: counted } = await open(scope)
  // Nothing changes before it is applied; differences come first.
  expect(counted.map((good) => good.counted - good.seen).map(Math.abs)).toEqual([2, 1, 0])
  const applied = await applyTake(scope, { stamp })
  if (!applied.ok) throw new Error(applied.reason)
  const { takeId } = applied.value
  expect(await stockOf(coffee)).toEqual({ onHand: 5, held: 2 })
  expect(await stockOf(honey)).toEqual({ onHand: 6, held: 0 })
  const movements = await db.stockMovement.findMany({
    orderBy: { delta: 'asc' },
    where: { shopId: shop.id, stockTakeId: takeId },
  })
  expect(movements.map(({ delta, reason, actorId }) => [delta, reason, actorId])).toEqual([
    [-2, 'stockTake', scope.actor.id],
    [1, 'stockTake', scope.actor.id],
  ])
  expect(await db.auditEntry.findMany({ where: { subjectId: takeId } })).toMatchObject([
    { action: 'applied', details: { goods: 3, more: 1, fewer: 2 } },
  ])
  expect(await getEndedTake(scope.shopId, takeId)).toMatchObject({
    take: { outcome: 'applied', goods: 3, differences: 2 },
  })
  const key = { takeId_variantId: { takeId, variantId: tea.id } }
  const where = { ...key, shopId: shop.id }
  await expect(db.stockTakeCount.update({ where, data: { counted: 1 } })).rejects.toThrow()
  await expect(db.stockTakeCount.delete({ where })).rejects.toThrow()
})

// Apply what can be applied, or look before the lock, and the shelf goes below what was sold.
test('more was sold than the count leaves: nothing is applied until that good is counted again', async () => {
  const { scope, shop, goods } = await aShelf(10, 5)
  const [coffee, honey] = goods as [TestVariant, TestVariant]
  await saveCounts(scope, count(coffee, 3, 10))
  await saveCounts(scope, count(honey, 4, 5))
  await sell(shop.id, [{ variant: coffee, quantity: 4, visit: null }])
  const { stamp } = await open(scope)
  expect(await applyTake(scope, { stamp })).toEqual({ ok: false, reason: 'count-again' })
  expect(await stockOf(honey)).toMatchObject({ onHand: 5 })
  await saveCounts(scope, count(coffee, 3, 6))
  expect(await applyTake(scope, { stamp })).toEqual({ ok: false, reason: 'already-changed' })
  expect(await applyTake(scope, await open(scope))).toMatchObject({ ok: true })
  expect(await stockOf(coffee)).toMatchObject({ onHand: 3 })
  expect(await stockOf(honey)).toMatchObject({ onHand: 4 })
})

// Delete the first count without a row, and nobody knows that it was another number.
test('a count that is made again or taken back stays in the trail, with what was found first', async () => {
  const { scope, goods } = await aShelf(10, 5)
  const [coffee, honey] = goods as [TestVariant, TestVariant]
  await saveCounts(scope, count(coffee, 3, 10))
  await saveCounts(scope, count(honey, 5, 5))
  const again = await aColleague(scope)
  await saveCounts(again, count(coffee, 9, 10))
  await saveCounts(again, { counts: [], dropped: [honey.id] })
  const where = { action: { in: ['recounted', 'count-dropped'] }, shopId: scope.shopId }
  const trail = await db.auditEntry.findMany({ where, orderBy: { at: 'asc' } })
  expect(trail).toMatchObject([
    {
      action: 'recounted',
      actorId: again.actor.id,
      details: { counted: 9, countedBefore: 3, seen: 10, countedFirstBy: 'Rekan Pertama' },
    },
    { action: 'count-dropped', details: { counted: null, countedBefore: 5, seenBefore: 5 } },
  ])
  expect((await open(scope)).goods).toMatchObject([{ counted: 9 }])
})

// Take the lock of the stock-take away, and it is applied more than once.
test('four apply at once while others count: it is applied once, and what comes later begins another', async () => {
  const { scope, goods } = await aShelf(10, 10)
  const [coffee, honey] = goods as [TestVariant, TestVariant]
  await Promise.all(
    [count(coffee, 9, 10), count(honey, 8, 10)].map((one) => saveCounts(scope, one)),
  )
  expect(await db.stockTake.count({ where: { shopId: scope.shopId } })).toBe(1)
  const { stamp } = await open(scope)
  const answers = await Promise.all(Array.from({ length: 4 }, () => applyTake(scope, { stamp })))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await stockOf(coffee)).toMatchObject({ onHand: 9 })
  expect(await getOpenTake(scope.shopId)).toBeNull()
  await saveCounts(scope, count(coffee, 1, 9))
  expect(await discardTake(scope)).toMatchObject({ ok: true })
  expect(await discardTake(scope)).toEqual({ ok: false, reason: 'already-changed' })
  expect(await stockOf(coffee)).toMatchObject({ onHand: 9 })
  const { takes } = await listTakes(scope.shopId, null)
  expect(takes.map(({ outcome }) => outcome)).toEqual(['discarded', 'applied'])
})

test('another’s goods cannot be counted, what was counted by mistake is taken back, and the rest is found', async () => {
  const { scope, goods } = await aShelf(4, 5)
  const other = await aShelf(3)
  const [coffee, honey] = goods as [TestVariant, TestVariant]
  expect(await saveCounts(scope, count(other.goods[0]!, 1, 3))).toEqual({
    ok: false,
    reason: 'not-found',
  })
  expect(await saveCounts(scope, { counts: [], dropped: [newId()] })).toMatchObject({ ok: false })
  expect(await getOpenTake(scope.shopId)).toBeNull()
  await saveCounts(scope, count(coffee, 4, 4))
  const uncounted = takeListQuery.parse({ lihat: 'belum' })
  const left = await listGoodsToCount(scope.shopId, uncounted)
  expect(left.goods.map(({ variantId }) => variantId)).toEqual([honey.id])
  await saveCounts(scope, { counts: [], dropped: [coffee.id] })
  expect((await listGoodsToCount(scope.shopId, uncounted)).goods).toHaveLength(2)
  const { id } = await db.stockTake.findFirstOrThrow({ where: { shopId: scope.shopId } })
  expect(await getEndedTake(other.scope.shopId, id)).toBeNull()
})

test('an empty number says nothing, and one that nobody can read is named', () => {
  const [a, b, c] = [newId(), newId(), newId()] as const
  const typed = {
    [countField(a)]: '12',
    [seenField(a)]: '10',
    [countField(b)]: ' ',
    [seenField(b)]: '4',
    [dropField(c)]: 'on',
  }
  expect(readCounts(typed)).toEqual({
    counts: [{ variantId: a, counted: 12, seen: 10 }],
    dropped: [c],
    wrong: [],
  })
  for (const text of ['-1', '1,5', '100001', 'banyak']) {
    expect(readCounts({ ...typed, [countField(a)]: text }).wrong).toEqual([countField(a)])
  }
  expect(readCounts({ ...typed, [seenField(a)]: 'x' }).wrong).toEqual([countField(a)])
})
