import { afterAll, expect, test } from 'vitest'
import { type Rupiah, zero } from '#app/core/rupiah.ts'
import { type CheckoutRefusal, placePurchase } from '#app/features/checkout/commands.server.ts'
import {
  completeDeliveredOrders,
  finishVisits,
} from '#app/features/orders/clock-commands.server.ts'
import { closeUnpaidPurchase } from '#app/features/purchases/commands.server.ts'
import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import { daysBetween } from '#app/features/bookings/calendar-date.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { cancelByBuyer } from '#app/features/orders/buyer-commands.server.ts'
import { mintScope, systemActor } from '#app/server/scopes.server.ts'
import { anExperience, inDays, type TestExperience } from '#tests/factories/experiences.ts'
import { aCart, aCheckout, aPurchase, tellPayment } from '#tests/factories/purchases.ts'
import { aShop, aVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from './expect-invariants.ts'
import { inParallel, randomFrom, size, withinMs } from './random.ts'

// R4. Dated capacity goes through the same door as goods and never sells what is not there.

afterAll(expectInvariants)

type Line = Parameters<typeof aCart>[0] extends readonly (infer L)[] | undefined ? L : never
type Answer = Awaited<ReturnType<typeof placePurchase>>

async function buy(lines: readonly Line[]): Promise<Answer> {
  const cart = await aCart(lines)
  const input = await aCheckout(cart)
  return placePurchase(cart.scope, input)
}

async function buyAtOnce(carts: readonly (readonly Line[])[], atOnce: number): Promise<Answer[]> {
  const answers: Answer[] = []
  await inParallel(carts, atOnce, async (lines) => {
    answers.push(await buy(lines))
  })
  return answers
}

const onDay = (date: CalendarDate, sessionId: string | null = null) =>
  ({ kind: 'day', date, sessionId }) as const
const nights = (from: number, to: number) =>
  ({ kind: 'stay', date: inDays(from), departure: inDays(to) }) as const
const won = (answers: readonly Answer[]) => answers.filter(({ ok }) => ok).length
const reasons = (answers: readonly Answer[]): CheckoutRefusal['reason'][] =>
  answers.flatMap((answer) => (answer.ok ? [] : [answer.reason]))

/** The cart page says it when it is seen there, the lock when it is seen there. */
const noRoom = new Set(['sold-out', 'cart-problem'])

const rounds = size(3, 100)

// Take the lock of the calendar away and the exclusion constraint answers with errors; take that away as
// well and two parties have one room.
test(
  `fifty ranges over one room at once, ${rounds} rounds: those sold never overlap`,
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const random = randomFrom(round + 1)
      const room = await anExperience({ units: 1 })
      const wishes = Array.from({ length: 50 }, () => {
        const from = 2 + random.below(20)
        return nights(from, from + 1 + random.below(5))
      })
      const answers = await buyAtOnce(
        wishes.map((visit) => [{ variant: room, visit }]),
        10,
      )
      expect(new Set(reasons(answers)).isSubsetOf(noRoom)).toBe(true)
      await expectNoOverlap(room, won(answers))
    }
  },
  withinMs(120_000),
)

async function expectNoOverlap({ unitIds }: TestExperience, sold: number) {
  const stays = await db.unitStay.findMany({
    where: { unitId: { in: unitIds }, isReleased: false },
    orderBy: { arrival: 'asc' },
  })
  expect(stays).toHaveLength(sold)
  expect(sold).toBeGreaterThan(0)
  stays.reduce((before, stay) => {
    expect(stay.arrival.getTime()).toBeGreaterThanOrEqual(before.departure.getTime())
    return stay
  })
}

test(
  'two hundred buyers for ten seats of two sessions, goods in the same carts: exactly ten',
  async () => {
    const shops = [await aShop(), await aShop()]
    const tour = await anExperience({ shop: shops[0]!, sessions: ['08:00', '15:00'], capacity: 5 })
    const coffee = await aVariant({ shop: shops[1]!, stock: 500 })
    const batik = await aVariant({ shop: shops[0]!, stock: 500 })
    const date = inDays(3)
    // Every third cart takes both sessions, the next such one in the opposite order.
    const carts = Array.from({ length: 200 }, (_, turn) => {
      const seats = [0, 1].map((each) => ({
        variant: tour,
        visit: onDay(date, tour.sessionIds[(turn + each) % 2]!),
      }))
      const taken = turn % 3 === 0 ? seats : seats.slice(0, 1)
      const goods =
        turn % 3 === 0 ? [{ variant: batik }, { variant: coffee }] : [{ variant: coffee }]
      return turn % 2 === 0 ? [...taken, ...goods] : [...goods, ...taken]
    })
    const answers = await buyAtOnce(carts, 20)
    expect(new Set(reasons(answers)).isSubsetOf(noRoom)).toBe(true)
    const slots = await db.slot.findMany({ where: { listingId: tour.listingId } })
    expect(slots.map(({ held, sold }) => held + sold)).toEqual([5, 5])
    // All or nothing: whoever has a seat has all that was in the cart, and nobody else has any.
    const seats = await db.booking.groupBy({
      by: ['purchaseId'],
      where: { listingId: tour.listingId },
      _sum: { quantity: true },
    })
    expect(seats).toHaveLength(won(answers))
    expect(seats.reduce((sum, { _sum }) => sum + (_sum.quantity ?? 0), 0)).toBe(10)
    const both = seats.filter(({ _sum }) => _sum.quantity === 2).length
    const heldOf = async ({ id }: { id: string }) =>
      (await db.variant.findUniqueOrThrow({ where: { id } })).held
    expect(await heldOf(coffee)).toBe(won(answers))
    expect(await heldOf(batik)).toBe(both)
    expect(won(answers)).toBe(10 - both)
    expect(both).toBeGreaterThan(0)
  },
  withinMs(60_000),
)

test('the database itself keeps two parties out of one room and one guest too many out of a day', async () => {
  const room = await anExperience({ units: 1 })
  await buy([{ variant: room, visit: nights(2, 5) }])
  const { unitId, bookingId } = await db.unitStay.findFirstOrThrow({
    where: { unitId: room.unitIds[0]! },
  })
  const stay = (from: number, to: number) =>
    db.$executeRaw`
      INSERT INTO unit_stays (id, unit_id, booking_id, arrival, departure) VALUES (gen_random_uuid(),
        ${unitId}::uuid, ${bookingId}::uuid, ${inDays(from)}::date, ${inDays(to)}::date)`
  await expect(stay(4, 6)).rejects.toThrow('unit_stays_alone')
  const beach = await anExperience({ capacity: 2 })
  await buy([{ variant: beach, quantity: 2, visit: onDay(inDays(2)) }])
  await expect(
    db.slot.updateMany({ where: { listingId: beach.listingId }, data: { held: 3 } }),
  ).rejects.toThrow('slots_capacity_check')
})

test('who leaves in the morning makes room for who arrives in the evening', async () => {
  const room = await anExperience({ units: 1 })
  expect(await buy([{ variant: room, visit: nights(2, 4) }])).toMatchObject({ ok: true })
  expect(await buy([{ variant: room, visit: nights(4, 6) }])).toMatchObject({ ok: true })
  expect(await buy([{ variant: room, visit: nights(3, 5) }])).toMatchObject({
    reason: 'cart-problem',
  })
})

test('a stay costs the sum of its nights, with the weekend and the holiday at their own price', async () => {
  const room = await anExperience({ units: 2, price: 100_000n })
  await db.dayPrice.createMany({
    data: [
      { variantId: room.id, dayType: 'weekend', price: 150_000n },
      { variantId: room.id, dayType: 'holiday', price: 200_000n },
    ],
  })
  // Any seven nights have five ordinary ones and a weekend; the first ordinary one is made a holiday.
  const from = [2, 3, 4, 5, 6, 7, 8].find((each) => new Date(inDays(each)).getUTCDay() === 1)!
  await db.holiday.createMany({
    data: { date: new Date(inDays(from)), nameId: 'Contoh', nameEn: 'Sample' },
    skipDuplicates: true,
  })
  const { total, orders } = await aPurchase([
    { variant: room, quantity: 2, visit: nights(from, from + 7) },
  ])
  expect(total).toBe(2n * (200_000n + 4n * 100_000n + 2n * 150_000n))
  const [order] = await db.order.findMany({ where: { id: orders[0]!.id } })
  expect(order).toMatchObject({ deliveryMethod: 'onSite', shippingPrice: 0n })
})

test('what was not paid is free again, and late money takes it up again while it is', async () => {
  const beach = await anExperience({ capacity: 3 })
  const date = inDays(4)
  const purchase = await aPurchase([{ variant: beach, quantity: 3, visit: onDay(date) }])
  await giveUp(purchase.purchaseId)
  const slot = () => db.slot.findFirstOrThrow({ where: { listingId: beach.listingId } })
  expect(await slot()).toMatchObject({ held: 0, sold: 0 })
  await tellPayment(purchase.attemptId)
  expect(await slot()).toMatchObject({ held: 0, sold: 3 })
  expect(await statusOf(purchase.purchaseId)).toBe('paid')
})

test('late money for a night that somebody else has goes back whole', async () => {
  const room = await anExperience({ units: 1 })
  const late = await aPurchase([{ variant: room, visit: nights(3, 5) }])
  await giveUp(late.purchaseId)
  expect(await buy([{ variant: room, visit: nights(4, 6) }])).toMatchObject({ ok: true })
  await tellPayment(late.attemptId)
  expect(await statusOf(late.purchaseId)).toBe('expired')
  expect(await db.refund.findMany({ where: { purchaseId: late.purchaseId } })).toMatchObject([
    { amount: late.total },
  ])
})

// Leave visitsAhead out of completeDeliveredOrders or finishVisits and this is red.
test('a paid visit is promised at once, over after its day, and owed three days later', async () => {
  const beach = await anExperience()
  const purchase = await aPurchase([{ variant: beach, quantity: 2, visit: onDay(inDays(1)) }])
  await tellPayment(purchase.attemptId)
  const orderId = purchase.orders[0]!.id
  const status = async () => (await db.order.findUniqueOrThrow({ where: { id: orderId } })).status
  expect(await status()).toBe('accepted')
  await finishVisits()
  expect(await status()).toBe('accepted')
  // As if the day had passed: the booking and the places it has of it.
  const { purchaseId } = purchase
  const passed = { date: new Date(inDays(-1)) }
  await db.slot.updateMany({ where: { bookings: { some: { purchaseId } } }, data: passed })
  await db.booking.updateMany({ where: { purchaseId }, data: passed })
  await finishVisits()
  expect(await status()).toBe('delivered')
  await completeDeliveredOrders()
  expect(await status()).toBe('delivered')
  await db.$executeRaw`
    UPDATE orders SET completes_at = now() WHERE id = ${orderId}::uuid`
  await completeDeliveredOrders()
  expect(await status()).toBe('completed')
})

// Leave firstVisitAt out of canBuyerCancel and this is red: an accepted visit could not be given up at all.
test('a visit far enough away is given back whole and its place is free again; a near one for nothing', async () => {
  const room = await anExperience({ units: 1 })
  const far = await aPurchase([{ variant: room, visit: nights(10, 12) }])
  const near = await aPurchase([{ variant: room, visit: nights(2, 3) }])
  const cancel = async ({ token, orders, attemptId }: typeof far, seen: Rupiah) => {
    await tellPayment(attemptId)
    const purchaseToken = mintScope.purchaseToken(token)
    const actor = { type: 'buyer', id: null } as const
    return cancelByBuyer({ purchaseToken, orderId: orders[0]!.id, actor, seen })
  }
  expect(await cancel(near, near.total)).toEqual({ ok: false, reason: 'terms-changed' })
  expect(await cancel(near, zero)).toMatchObject({ ok: true })
  expect(await cancel(far, far.total)).toMatchObject({ ok: true })
  const refunds = await db.refund.findMany({
    where: { purchaseId: { in: [far.purchaseId, near.purchaseId] } },
  })
  expect(refunds).toMatchObject([{ purchaseId: far.purchaseId, amount: far.total }])
  expect(await buy([{ variant: room, visit: nights(10, 12) }])).toMatchObject({ ok: true })
})

test.each([
  ['a day that is over', onDay(inDays(-1))],
  ['a day beyond the horizon', onDay(inDays(400))],
  ['nights of a place for days', nights(2, 3)],
  ['a session there is none of', onDay(inDays(2), '00000000-0000-4000-8000-000000000000')],
])('%s cannot be bought', async (_, visit) => {
  const beach = await anExperience()
  expect(await buy([{ variant: beach, visit }])).toMatchObject({ reason: 'cart-problem' })
})

test('a day closed between the review page and the click sells nothing', async () => {
  const beach = await anExperience()
  const date = inDays(5)
  const cart = await aCart([{ variant: beach, visit: onDay(date) }])
  const input = await aCheckout(cart)
  await db.experienceDate.create({
    data: {
      id: crypto.randomUUID(),
      listingId: beach.listingId,
      date: new Date(date),
      isOpen: false,
    },
  })
  expect(await placePurchase(cart.scope, input)).toMatchObject({ reason: 'cart-problem' })
  expect(daysBetween(inDays(0), date)).toBe(5)
})

const statusOf = async (id: string) =>
  (await db.purchase.findUniqueOrThrow({ where: { id } })).status

const giveUp = (purchaseId: string) =>
  transaction((tx) => closeUnpaidPurchase(tx, { purchaseId, to: 'expired', actor: systemActor }))
