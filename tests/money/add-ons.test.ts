import { afterAll, expect, test } from 'vitest'
import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import { readGateList } from '#app/features/bookings/gate-list.server.ts'
import { addVisitToCart, removeFromCart } from '#app/features/cart/commands.server.ts'
import { problemOf } from '#app/features/cart/cart-line.ts'
import { getCart, listCartLines } from '#app/features/cart/queries.server.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { releaseHolds } from '#app/features/availability/commands.server.ts'
import { cancelByBuyer } from '#app/features/orders/buyer-commands.server.ts'
import { listGuests } from '#app/features/orders/guest-queries.server.ts'
import { closeUnpaidPurchase } from '#app/features/purchases/commands.server.ts'
import { getPurchasePage } from '#app/features/purchases/purchase-page.server.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { mintScope, systemActor } from '#app/server/scopes.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import {
  aCart,
  aCheckout,
  aGuest,
  aPaidPurchase,
  aPurchase,
  tellPayment,
} from '#tests/factories/purchases.ts'
import { aShop } from '#tests/factories/shops.ts'
import { expectInvariants } from './expect-invariants.ts'
import { inParallel, withinMs } from './random.ts'

// R4 for what is had with a visit: a vest, a guide, a bed. It has its own counter behind the same lock.

afterAll(expectInvariants)

type Line = NonNullable<Parameters<typeof aCart>[0]>[number]

const onDay = (date: CalendarDate, sessionId: string | null = null) =>
  ({ kind: 'day', date, sessionId }) as const
const nights = (from: number, to: number) =>
  ({ kind: 'stay', date: inDays(from), departure: inDays(to) }) as const

async function buy(lines: readonly Line[]) {
  const cart = await aCart(lines)
  return placePurchase(cart.scope, await aCheckout(cart))
}

const countersOf = (addOn: { id: string }) =>
  db.slot.findMany({
    where: { addOnId: addOn.id },
    orderBy: { date: 'asc' },
    select: { held: true, sold: true },
  })

// Take the lock of the calendar away and buyers meet the guard of the counter as an error.
test(
  'the last vest of two places, wanted by twenty buyers in two orders of their carts, is sold once each',
  async () => {
    const shops = [await aShop(), await aShop()]
    const river = await anExperience({ shop: shops[0]!, capacity: 100, addOns: [1] })
    const lake = await anExperience({ shop: shops[1]!, capacity: 100, addOns: [1] })
    const visit = onDay(inDays(4))
    const wanted = [river, lake].flatMap((place) => [
      { variant: place, visit },
      { variant: place.addOns[0]!, visit },
    ])
    const answers: Awaited<ReturnType<typeof buy>>[] = []
    const carts = Array.from({ length: 20 }, (_, turn) => (turn % 2 ? wanted : wanted.toReversed()))
    await inParallel(carts, 20, async (lines) => {
      answers.push(await buy(lines))
    })
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const reasons = answers.flatMap((answer) => (answer.ok ? [] : [answer.reason]))
    expect(new Set(reasons).isSubsetOf(new Set(['sold-out', 'cart-problem']))).toBe(true)
    for (const place of [river, lake]) {
      expect(await countersOf(place.addOns[0]!)).toEqual([{ held: 1, sold: 0 }])
      const [places] = await db.slot.findMany({
        where: { listingId: place.listingId, addOnId: null },
      })
      expect(places).toMatchObject({ held: 1, sold: 0 })
    }
  },
  withinMs(60_000),
)

test('a bed is counted in each of its nights, and free again in the morning', async () => {
  const home = await anExperience({ units: 5, addOns: [1] })
  const withBed = (from: number, to: number) => [
    { variant: home, visit: nights(from, to) },
    { variant: home.addOns[0]!, visit: nights(from, to) },
  ]
  const { purchaseId, total, attemptId } = await aPurchase(withBed(4, 7))
  expect(total).toBe(3n * (home.price + home.addOns[0]!.price))
  expect(await buy(withBed(2, 5))).toMatchObject({ reason: 'cart-problem' })
  expect(await buy(withBed(6, 7))).toMatchObject({ reason: 'cart-problem' })
  expect(await buy(withBed(2, 4))).toMatchObject({ ok: true })
  expect(await buy(withBed(7, 8))).toMatchObject({ ok: true })
  await tellPayment(attemptId)
  expect(await countersOf(home.addOns[0]!)).toEqual([
    ...Array(2).fill({ held: 1, sold: 0 }),
    ...Array(3).fill({ held: 0, sold: 1 }),
    { held: 1, sold: 0 },
  ])
  expect(await db.unitStay.count({ where: { booking: { purchaseId } } })).toBe(1)
})

test('what was held is released once, what was sold is returned once', async () => {
  const river = await anExperience({ sessions: ['09:00'], addOns: [5] })
  const visit = onDay(inDays(9), river.sessionIds[0]!)
  const [vest] = river.addOns
  const lines = [
    { variant: river, quantity: 4, visit },
    { variant: vest!, quantity: 2, visit },
  ]
  const unpaid = await aPurchase(lines)
  const paid = await aPaidPurchase(lines)
  expect(await countersOf(vest!)).toEqual([{ held: 2, sold: 2 }])
  for (const _ of [1, 2]) await transaction((tx) => releaseHolds(tx, unpaid.purchaseId))
  expect(await countersOf(vest!)).toEqual([{ held: 0, sold: 2 }])
  await transaction((tx) =>
    closeUnpaidPurchase(tx, { purchaseId: unpaid.purchaseId, to: 'expired', actor: systemActor }),
  )
  const cancel = () =>
    cancelByBuyer({
      purchaseToken: mintScope.purchaseToken(paid.token),
      orderId: paid.orders[0]!.id,
      actor: { type: 'buyer', id: null },
      seen: paid.total,
    })
  expect(await cancel()).toMatchObject({ ok: true })
  expect(await cancel()).toMatchObject({ ok: false })
  expect(await countersOf(vest!)).toEqual([{ held: 0, sold: 0 }])
  // Late money takes both up again.
  await tellPayment(unpaid.attemptId)
  expect(await countersOf(vest!)).toEqual([{ held: 0, sold: 2 }])
})

test('of an add-on nobody has more than there are, nor than one may order', async () => {
  const river = await anExperience({ capacity: 100, addOns: [5] })
  const visit = onDay(inDays(6))
  const vest = river.addOns[0]!
  const cart = await aCart([])
  const put = (quantity: number) =>
    addVisitToCart(cart.scope, visit, [
      { variantId: river.id, quantity: 2 },
      { variantId: vest.id, quantity },
    ])
  expect(await put(6)).toMatchObject({ ok: false, reason: 'too-many', left: 5 })
  const ofVests = async () =>
    (await listCartLines(db, cart.id)).find(({ variantId }) => variantId === vest.id)!
  expect(await ofVests()).toMatchObject({ quantity: 5 })
  await db.variant.update({ where: { id: vest.id }, data: { maximumPerOrder: 2 } })
  expect(problemOf(await ofVests())).toEqual({ kind: 'too-many', left: 2 })
  expect(await placePurchase(cart.scope, await aCheckout(cart))).toMatchObject({
    ok: false,
    reason: 'cart-problem',
  })
})

// Leave visitLineOf out of withVisits and the first is bought; leave hasVisit out of offerOf
// and the second is put in.
test('an add-on is bought with a visit of the same place, day and hour only', async () => {
  const river = await anExperience({ sessions: ['09:00', '13:00'], addOns: [5] })
  const other = await anExperience({ addOns: [] })
  const [vest] = river.addOns
  const visit = onDay(inDays(3), river.sessionIds[0]!)
  const strangers: Line[] = [
    { variant: river, visit: onDay(inDays(3), river.sessionIds[1]!) },
    { variant: river, visit: onDay(inDays(4), river.sessionIds[0]!) },
    { variant: other, visit: onDay(inDays(3)) },
  ]
  expect(await buy([...strangers, { variant: vest!, visit }])).toMatchObject({
    reason: 'cart-problem',
  })
  const scope = await aGuest()
  const vests = { variantId: vest!.id, quantity: 9 }
  expect(await addVisitToCart(scope, visit, [vests])).toMatchObject({ reason: 'without-visit' })
  const tickets = { variantId: river.id, quantity: 2 }
  // Of vests there are only five.
  expect(await addVisitToCart(scope, visit, [tickets, vests])).toMatchObject({
    reason: 'too-many',
    left: 5,
    cartCount: 7,
  })
})

test('who takes the last ticket of a visit out of the cart takes its add-ons out as well', async () => {
  const river = await anExperience({ addOns: [5] })
  const [visit, otherDay] = [onDay(inDays(3)), onDay(inDays(5))]
  const scope = await aGuest()
  for (const each of [visit, otherDay]) {
    const wishes = [river, river.addOns[0]!].map(({ id }) => ({ variantId: id, quantity: 1 }))
    expect(await addVisitToCart(scope, each, wishes)).toMatchObject({ ok: true })
  }
  const lines = (await getCart(scope))!.lines
  const ticket = lines.find((line) => line.visit?.date === visit.date && line.addOnId === null)
  expect(await removeFromCart(scope, ticket!.id)).toMatchObject({ addOns: 1, cartCount: 2 })
  expect((await getCart(scope))!.lines.map((line) => line.visit?.date)).toEqual([
    otherDay.date,
    otherDay.date,
  ])
})

test('nobody comes by an add-on: no group is too small by it, no guest more, and no ticket', async () => {
  const cave = await anExperience({ addOns: [5], columns: { groupMinimum: 3, groupMaximum: 3 } })
  const visit = onDay(inDays(0))
  const wishes = [cave, cave.addOns[0]!].map(({ id }) => ({ variantId: id, quantity: 2 }))
  expect(await addVisitToCart(await aGuest(), visit, wishes)).toMatchObject({
    reason: 'group-too-small',
  })
  const { token } = await aPaidPurchase([
    { variant: cave, quantity: 3, visit },
    { variant: cave.addOns[0]!, quantity: 1, visit },
  ])
  const shopId = mintScope.readableShop(cave.shopId)
  const guests = await listGuests({ shopId, role: 'manager', date: visit.date })
  expect(guests.map(({ quantity }) => quantity)).toEqual([3])
  const { bookings } = await readGateList({ shopId, slug: 'tempat-ini' })
  expect(bookings).toMatchObject([{ count: 3 }])
  const page = await getPurchasePage(mintScope.purchaseToken(token))
  expect(page!.orders[0]!.lines.map(({ ticket }) => ticket !== null)).toEqual([true, false])
})
