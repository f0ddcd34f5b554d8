import { afterAll, expect, test } from 'vitest'
import { addVisitToCart, setCartQuantities } from '#app/features/cart/commands.server.ts'
import { listCartLines } from '#app/features/cart/queries.server.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { holdAll } from '#app/features/availability/commands.server.ts'
import { newId } from '#app/core/ids.ts'
import { zero } from '#app/core/rupiah.ts'
import { anExperience, anotherKindOf, inDays } from '#tests/factories/experiences.ts'
import { aCart, aCheckout, aGuest, aPurchase } from '#tests/factories/purchases.ts'
import { expectInvariants } from './expect-invariants.ts'

// A school class is one group: its teachers, its children and its guest from abroad.

afterAll(expectInvariants)

const tomorrow = { kind: 'day', date: inDays(3), sessionId: null } as const
const later = { ...tomorrow, date: inDays(4) }

async function aFarm(limits = { groupMinimum: 10, groupMaximum: 30 }) {
  const adults = await anExperience({ capacity: 40, columns: limits })
  return { adults, children: await anotherKindOf(adults) }
}

const wish = (variant: { id: string }, quantity: number) => ({ variantId: variant.id, quantity })

async function linesIn(scope: Awaited<ReturnType<typeof aGuest>>) {
  const cart = await db.cart.findUniqueOrThrow({ where: { sessionId: scope.sessionId } })
  const lines = await listCartLines(db, cart.id)
  return (variant: { id: string }) => lines.find((line) => line.variantId === variant.id)!
}

// Leave the companions out of addVisitToCart and this is red: two adults alone are too few.
test('two adults and eight children are a group of ten', async () => {
  const { adults, children } = await aFarm()
  const scope = await aGuest()
  const both = [wish(adults, 2), wish(children, 8)]
  expect(await addVisitToCart(scope, tomorrow, both)).toMatchObject({ ok: true, cartCount: 10 })
  const lineOf = await linesIn(scope)
  expect(lineOf(adults)).toMatchObject({ quantity: 2, refusal: null })
  expect(lineOf(children)).toMatchObject({ quantity: 8, refusal: null })
})

test('nine of them are too few and thirty-one too many, whoever they are', async () => {
  const { adults, children } = await aFarm()
  for (const [count, reason] of [
    [7, 'group-too-small'],
    [29, 'group-too-large'],
  ] as const) {
    const both = [wish(adults, 2), wish(children, count)]
    expect(await addVisitToCart(await aGuest(), tomorrow, both)).toMatchObject({ reason })
  }
})

test('who comes on another day comes along with nobody', async () => {
  const { adults, children } = await aFarm()
  const scope = await aGuest()
  await addVisitToCart(scope, tomorrow, [wish(adults, 10)])
  expect(await addVisitToCart(scope, later, [wish(children, 2)])).toMatchObject({
    reason: 'group-too-small',
  })
  expect(await addVisitToCart(scope, tomorrow, [wish(children, 2)])).toMatchObject({ ok: true })
})

// Leave stillToCome out of setCartQuantities and this is red.
test('a group may change from children to adults in one form, and not shrink below its least', async () => {
  const { adults, children } = await aFarm()
  const scope = await aGuest()
  await addVisitToCart(scope, tomorrow, [wish(adults, 2), wish(children, 8)])
  const lineOf = await linesIn(scope)
  const set = (first: number, second: number) =>
    setCartQuantities(scope, [
      { lineId: lineOf(adults).id, quantity: first },
      { lineId: lineOf(children).id, quantity: second },
    ])
  expect(await set(1, 9)).toMatchObject({ ok: true })
  expect(await set(1, 5)).toMatchObject({ reason: 'group-too-small' })
  expect(await set(20, 10)).toMatchObject({ ok: true })
  expect(await set(21, 10)).toMatchObject({ reason: 'group-too-large' })
})

test('a group of two kinds is bought, one that lost its children is not', async () => {
  const { adults, children } = await aFarm()
  await aPurchase([
    { variant: adults, quantity: 2, visit: tomorrow },
    { variant: children, quantity: 8, visit: tomorrow },
  ])
  const alone = await aCart([{ variant: adults, quantity: 2, visit: tomorrow }])
  expect(await placePurchase(alone.scope, await aCheckout(alone))).toMatchObject({
    reason: 'cart-problem',
  })
})

// Leave the companions out of holdOne and this is red.
test('the lock counts the group as the cart does', async () => {
  const { adults } = await aFarm()
  const { purchaseId } = await aPurchase([{ variant: adults, quantity: 10, visit: tomorrow }])
  const { listingId, shopId } = adults
  const line = (quantity: number) => ({
    orderLineId: newId(),
    listingId,
    shopId,
    visit: later,
    quantity,
    addOnId: null,
    onSitePrice: zero,
  })
  const short = await transaction((tx) =>
    holdAll(tx, { purchaseId, goods: [], visits: [line(2)], minutes: 5 }),
  )
  expect(short?.visits).toMatchObject([{ reason: 'group-too-small' }])
  const crowd = await transaction((tx) =>
    holdAll(tx, { purchaseId, goods: [], visits: [line(20), line(20)], minutes: 5 }),
  )
  expect(crowd?.visits.map(({ reason }) => reason)).toEqual(['group-too-large', 'group-too-large'])
})
