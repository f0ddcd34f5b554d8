import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { callOffDay, previewCallOff } from '#app/features/bookings/call-off.server.ts'
import { openDay } from '#app/features/bookings/desk-commands.server.ts'
import { checkAtGate } from '#app/features/bookings/gate.server.ts'
import { ticketTokenOf } from '#app/features/bookings/ticket-page.server.ts'
import type { Visit } from '#app/features/bookings/visit.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { tellCalledOff, tellTicketsCancelled } from '#app/features/messages/tell-buyer.server.ts'
import { cancelByBuyer } from '#app/features/orders/buyer-commands.server.ts'
import { refundUnchosen, takeMoneyBack } from '#app/features/orders/called-off.server.ts'
import { cancelTickets } from '#app/features/orders/cancel-tickets.server.ts'
import { previewEnding } from '#app/features/orders/cancel-order.server.ts'
import { changeDate } from '#app/features/orders/change-date.server.ts'
import {
  completeDeliveredOrders,
  finishVisits,
} from '#app/features/orders/clock-commands.server.ts'
import { refuseOrder } from '#app/features/orders/commands.server.ts'
import { getPurchasePage } from '#app/features/purchases/purchase-page.server.ts'
import { getMoneyTrail } from '#app/features/purchases/money-trail.server.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import {
  anExperience,
  anotherKindOf,
  inDays,
  type TestExperience,
} from '#tests/factories/experiences.ts'
import {
  aCart,
  aCheckout,
  aPaidPurchase,
  aPurchase,
  tellPayment,
  type TestPurchase,
} from '#tests/factories/purchases.ts'
import { aShop, aVariant } from '#tests/factories/shops.ts'
import { asOwner } from '#tests/setup/as-owner.ts'
import { expectInvariants } from './expect-invariants.ts'

// The BUM Desa calls a day off; its guests choose between all of their money and another day.

afterAll(expectInvariants)

const buyer = { type: 'buyer', id: null } as const
const staff = { type: 'staff', id: newId() } as const
const onDay = (days: number, sessionId: string | null = null) =>
  ({ kind: 'day', date: inDays(days), sessionId }) as const
const nights = (from: number, to: number) =>
  ({ kind: 'stay', date: inDays(from), departure: inDays(to) }) as const

const callOff = (
  { shopId, listingId }: TestExperience,
  days: number,
  sessionId: string | null = null,
) =>
  callOffDay({
    shopId: mintScope.shop(shopId),
    listingId,
    date: inDays(days),
    sessionId,
    reason: 'Ombak tinggi',
    actor: staff,
  })

const bookingsOf = ({ purchaseId }: TestPurchase) =>
  db.booking.findMany({ where: { purchaseId }, orderBy: { orderLineId: 'asc' } })
const visitOf = async (purchase: TestPurchase) =>
  (await bookingsOf(purchase)).find(({ addOnId }) => addOnId === null)!
const statusesOf = async (purchase: TestPurchase) =>
  (await bookingsOf(purchase)).map(({ status }) => status)
const amountsOf = async ({ purchaseId }: TestPurchase) =>
  (await db.refund.findMany({ where: { purchaseId }, orderBy: { createdAt: 'asc' } })).map(
    ({ amount }) => amount,
  )
const orderStatusOf = async ({ orders: [order] }: TestPurchase) =>
  (await db.order.findFirstOrThrow({ where: { id: order!.id, shopId: order!.shopId } })).status
const soldOn = async (listingId: string, days: number) =>
  (await db.slot.findMany({ where: { listingId, date: new Date(inDays(days)) } })).map(
    ({ sold }) => sold,
  )

async function deedOf(purchase: TestPurchase) {
  const purchaseToken = mintScope.purchaseToken(purchase.token)
  return { purchaseToken, bookingId: (await visitOf(purchase)).id, actor: buyer }
}
const moneyBack = async (purchase: TestPurchase) => takeMoneyBack(await deedOf(purchase))
const newDate = async (purchase: TestPurchase, visit: Visit) =>
  changeDate({ ...(await deedOf(purchase)), visit })

/** As if nothing came back any more by the tiers. */
const noTiers = (purchase: TestPurchase) =>
  db.booking.updateMany({ where: { purchaseId: purchase.purchaseId }, data: { refundTiers: [] } })
const timeIsUp = ({ purchaseId }: TestPurchase) =>
  db.booking.updateMany({
    where: { purchaseId, status: 'calledOff' },
    data: { chooseBy: new Date(Date.now() - 1000) },
  })

// Let callOffBookings leave the counters, or loadCalendars the days, and this is red.
test('a day that is called off is closed and empty, and its parties were counted before', async () => {
  const river = await anExperience({ addOns: [9] })
  const child = await anotherKindOf(river)
  const [vest] = river.addOns
  const visit = onDay(5)
  const family = await aPaidPurchase([
    { variant: river, quantity: 2, visit },
    { variant: child, quantity: 1, visit },
    { variant: vest!, quantity: 3, visit },
  ])
  const pair = await aPaidPurchase([{ variant: river, quantity: 2, visit }])
  const other = await aPaidPurchase([{ variant: river, visit: onDay(6) }])
  const unpaid = await aPurchase([{ variant: river, quantity: 4, visit }])
  const day = { ...river, shopId: mintScope.shop(river.shopId), date: inDays(5), sessionId: null }
  expect(await previewCallOff(day)).toEqual({
    parties: 2,
    quantity: 5,
    amount: family.total + pair.total,
    held: 4,
  })
  expect(await callOff(river, 5)).toEqual({ ok: true, value: { parties: 2 } })
  expect(await statusesOf(family)).toEqual(['calledOff', 'calledOff', 'calledOff'])
  expect(await statusesOf(other)).toEqual(['booked'])
  expect(await statusesOf(unpaid)).toEqual(['held'])
  expect(await soldOn(river.listingId, 5)).toEqual([0, 0])
  const before = await getPurchasePage(mintScope.purchaseToken(unpaid.token))
  expect(before!.whyNotToPay).toBe('Ombak tinggi')
  const cart = await aCart([{ variant: river, visit: onDay(5) }])
  expect(await placePurchase(cart.scope, await aCheckout(cart))).toMatchObject({ ok: false })
  const page = await getPurchasePage(mintScope.purchaseToken(family.token))
  expect(page!.orders[0]!.calledOff).toMatchObject([
    { reason: 'Ombak tinggi', amount: family.total, canMove: true },
  ])
  expect(await callOff(river, 5)).toEqual({ ok: false, reason: 'already-changed' })
  expect(await callOff(river, -1)).toEqual({ ok: false, reason: 'past' })
  expect(await callOff({ ...river, shopId: (await aShop()).id }, 6)).toMatchObject({ ok: false })
})

test('two who press at once call it off once, and every party is written to once', async () => {
  const river = await anExperience({ addOns: [9] })
  const visit = onDay(5)
  const purchase = await aPaidPurchase([
    { variant: river, quantity: 2, visit },
    { variant: river.addOns[0]!, quantity: 2, visit },
  ])
  const answers = await Promise.all(Array.from({ length: 6 }, () => callOff(river, 5)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  const ids = (await bookingsOf(purchase)).map(({ id }) => id)
  expect(
    await db.auditEntry.count({ where: { subjectId: { in: ids }, action: 'called-off' } }),
  ).toBe(2)
  const { id: bookingId } = await visitOf(purchase)
  const told = await db.$queryRaw<{ id: string }[]>`
    SELECT data->>'bookingId' AS id FROM jobs.job
    WHERE data->>'type' = 'booking.calledOff' AND data->>'bookingId' = ANY(${ids})`
  expect(told).toEqual([{ id: bookingId }])
  const callId = newId()
  for (const _ of [1, 2]) await tellCalledOff({ bookingId, callId })
  const letters = await db.message.findMany({
    where: { purchaseId: purchase.purchaseId, template: 'visit-called-off' },
  })
  expect(letters).toHaveLength(1)
  expect(letters[0]!.text).toMatch(/Ombak tinggi.*uang kembali seluruhnya/s)
})

// Take giveVisitsBack's 100 % from the tiers, or only of the asked line, and this is red.
test('the money of the whole visit comes back whatever the tiers say, and once', async () => {
  const river = await anExperience({ addOns: [9] })
  const visit = onDay(5)
  const purchase = await aPaidPurchase([
    { variant: river, quantity: 2, visit },
    { variant: river.addOns[0]!, quantity: 2, visit },
  ])
  await noTiers(purchase)
  await callOff(river, 5)
  const { id: bookingId } = await visitOf(purchase)
  const answers = await Promise.all(Array.from({ length: 5 }, () => moneyBack(purchase)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await amountsOf(purchase)).toEqual([purchase.total])
  expect(await statusesOf(purchase)).toEqual(['cancelled', 'cancelled'])
  expect(await orderStatusOf(purchase)).toBe('cancelled')
  expect(await soldOn(river.listingId, 5)).toEqual([0, 0])
  const trail = await getMoneyTrail(purchase.purchaseId)
  expect(Object.values(trail).reduce((a, b) => a + b, 0n)).toBe(0n)
  const stranger = await aPaidPurchase([{ variant: river, visit: onDay(6) }])
  const purchaseToken = mintScope.purchaseToken(stranger.token)
  expect(await takeMoneyBack({ purchaseToken, bookingId, actor: buyer })).toEqual({
    ok: false,
    reason: 'not-found',
  })
  expect(await moneyBack(stranger)).toEqual({ ok: false, reason: 'already-changed' })
})

test('goods and other days of the order go on, and the letter says what came back', async () => {
  const shop = await aShop({ courierPrice: 7_000n })
  const [beach, coffee] = [await anExperience({ shop }), await aVariant({ shop })]
  const purchase = await aPaidPurchase([
    { variant: coffee },
    { variant: beach, quantity: 2, visit: onDay(5) },
  ])
  await callOff(beach, 5)
  expect(await moneyBack(purchase)).toMatchObject({ ok: true })
  expect(await amountsOf(purchase)).toEqual([20_000n])
  expect(await orderStatusOf(purchase)).toBe('paid')
  await tellTicketsCancelled({ bookingId: (await visitOf(purchase)).id, remaining: 0 })
  const [letter] = await db.message.findMany({
    where: { purchaseId: purchase.purchaseId, template: 'tickets-cancelled' },
  })
  expect(letter!.text).toMatch(/dibatalkan oleh BUM Desa.*Rp20\.000/s)
})

// Keep the lead time or the price in rebookBookings and this is red.
test('another day is free of the lead time and of its price, and takes everything along', async () => {
  const river = await anExperience({ addOns: [9], columns: { leadTimeHours: 96 } })
  const visit = onDay(5)
  const purchase = await aPaidPurchase([
    { variant: river, quantity: 2, visit },
    { variant: river.addOns[0]!, quantity: 2, visit },
  ])
  const before = ticketTokenOf(await visitOf(purchase))!
  await db.variant.updateMany({ where: { listingId: river.listingId }, data: { price: 99_000n } })
  await callOff(river, 5)
  expect(await newDate(purchase, onDay(5))).toEqual({ ok: false, reason: 'called-off' })
  const gate = (code: string) =>
    checkAtGate({
      shopId: mintScope.shop(river.shopId),
      actor: staff,
      code,
      gate: '1',
      count: 2,
      scanId: newId(),
    })
  expect(await gate(before)).toMatchObject({ kind: 'called-off' })
  expect(await newDate(purchase, onDay(2))).toEqual({ ok: true, value: undefined })
  expect(await statusesOf(purchase)).toEqual(['booked', 'booked'])
  expect(await soldOn(river.listingId, 2)).toEqual([2, 2])
  expect(await amountsOf(purchase)).toEqual([])
  expect(await gate(before)).toMatchObject({ kind: 'date-changed', date: inDays(2) })
  expect(await gate(ticketTokenOf(await visitOf(purchase))!)).toMatchObject({ kind: 'other-day' })
  expect(await moneyBack(purchase)).toEqual({ ok: false, reason: 'already-changed' })
})

test('a full day is refused and nothing has changed', async () => {
  const beach = await anExperience({ capacity: 2 })
  const purchase = await aPaidPurchase([{ variant: beach, quantity: 2, visit: onDay(5) }])
  await aPaidPurchase([{ variant: beach, visit: onDay(6) }])
  await callOff(beach, 5)
  expect(await newDate(purchase, onDay(6))).toEqual({ ok: false, reason: 'full' })
  expect(await statusesOf(purchase)).toEqual(['calledOff'])
  expect(await newDate(purchase, onDay(7))).toMatchObject({ ok: true })
})

test('who asks for the money and for a day at once has one of the two', async () => {
  for (let round = 0; round < 6; round += 1) {
    const beach = await anExperience()
    const purchase = await aPaidPurchase([{ variant: beach, quantity: 2, visit: onDay(5) }])
    await callOff(beach, 5)
    const [money, day] = await Promise.all([moneyBack(purchase), newDate(purchase, onDay(7))])
    expect([money.ok, day.ok].filter(Boolean)).toHaveLength(1)
    expect(await statusesOf(purchase)).toEqual([money.ok ? 'cancelled' : 'booked'])
    expect(await amountsOf(purchase)).toEqual(money.ok ? [20_000n] : [])
  }
})

// Let callOffBookings look at the bookings before it has locked them, and a cancelled one is called off.
test('who gives tickets up while the day is called off has done either, and nothing is paid twice', async () => {
  for (let round = 0; round < 6; round += 1) {
    const beach = await anExperience()
    const purchase = await aPaidPurchase([{ variant: beach, quantity: 2, visit: onDay(5) }])
    await db.booking.updateMany({
      where: { purchaseId: purchase.purchaseId },
      data: { refundTiers: [{ daysBefore: 1, percent: 50 }] },
    })
    const deed = { ...(await deedOf(purchase)), count: 1, seen: 5_000n as Rupiah }
    const [gave, called] = await Promise.all([cancelTickets(deed), callOff(beach, 5)])
    expect(called).toMatchObject({ ok: true })
    expect(await statusesOf(purchase)).toEqual(['calledOff'])
    expect(await moneyBack(purchase)).toMatchObject({ ok: true })
    expect(await amountsOf(purchase)).toEqual(gave.ok ? [5_000n, 10_000n] : [20_000n])
    expect(await soldOn(beach.listingId, 5)).toEqual([0])
  }
})

// Leave callOffLatecomers out of commitVisits and a paid guest comes to a closed river.
test('money that arrives while the day is called off buys the same choice', async () => {
  for (let round = 0; round < 6; round += 1) {
    const beach = await anExperience()
    const purchase = await aPurchase([{ variant: beach, quantity: 2, visit: onDay(5) }])
    await Promise.all([tellPayment(purchase.attemptId), callOff(beach, 5)])
    expect(await statusesOf(purchase)).toEqual(['calledOff'])
    expect(await soldOn(beach.listingId, 5)).toEqual([0])
    expect(await moneyBack(purchase)).toMatchObject({ ok: true })
    expect(await amountsOf(purchase)).toEqual([20_000n])
  }
  const beach = await anExperience()
  const late = await aPurchase([{ variant: beach, visit: onDay(5) }])
  await callOff(beach, 5)
  await tellPayment(late.attemptId)
  expect(await statusesOf(late)).toEqual(['calledOff'])
  expect(await newDate(late, onDay(6))).toMatchObject({ ok: true })
})

test('without a choice everything comes back by itself, once', async () => {
  const river = await anExperience({ addOns: [9] })
  const visit = onDay(5)
  const lines = [
    { variant: river, quantity: 2, visit },
    { variant: river.addOns[0]!, visit },
  ]
  const [silent, waiting] = [await aPaidPurchase(lines), await aPaidPurchase(lines)]
  await callOff(river, 5)
  const { chooseBy } = await visitOf(waiting)
  expect(Math.abs(chooseBy!.getTime() - Date.now() - 7 * 86_400_000)).toBeLessThan(60_000)
  await timeIsUp(silent)
  await Promise.all([refundUnchosen(), refundUnchosen()])
  await refundUnchosen()
  expect(await amountsOf(silent)).toEqual([silent.total])
  expect(await orderStatusOf(silent)).toBe('cancelled')
  expect(await amountsOf(waiting)).toEqual([])
})

test('the hour strikes while the buyer chooses: the money or the day', async () => {
  for (let round = 0; round < 4; round += 1) {
    const beach = await anExperience()
    const purchase = await aPaidPurchase([{ variant: beach, visit: onDay(5) }])
    await callOff(beach, 5)
    await timeIsUp(purchase)
    const [, day] = await Promise.all([refundUnchosen(), newDate(purchase, onDay(6))])
    expect(await amountsOf(purchase)).toEqual(day.ok ? [] : [10_000n])
    expect(await statusesOf(purchase)).toEqual([day.ok ? 'booked' : 'cancelled'])
  }
})

test('one session is called off, the other takes place', async () => {
  const batik = await anExperience({ sessions: ['09:00', '13:00'], capacity: 5 })
  const [morning, noon] = batik.sessionIds as [string, string]
  const early = await aPaidPurchase([{ variant: batik, visit: onDay(5, morning) }])
  const late = await aPaidPurchase([{ variant: batik, visit: onDay(5, noon) }])
  expect(await callOff(batik, 5, newId())).toMatchObject({ ok: false })
  expect(await callOff(batik, 5, morning)).toEqual({ ok: true, value: { parties: 1 } })
  expect(await statusesOf(early)).toEqual(['calledOff'])
  expect(await statusesOf(late)).toEqual(['booked'])
  expect(await newDate(early, onDay(5, morning))).toEqual({ ok: false, reason: 'called-off' })
  expect(await newDate(early, onDay(5, noon))).toMatchObject({ ok: true })
})

test('a stay that has the night is called off whole, and its room is free on the others', async () => {
  const rooms = await anExperience({ units: 1, price: 100_000n })
  const purchase = await aPaidPurchase([{ variant: rooms, visit: nights(5, 8) }])
  const before = await aPaidPurchase([{ variant: rooms, visit: nights(3, 5) }])
  expect(await callOff(rooms, 6)).toEqual({ ok: true, value: { parties: 1 } })
  expect(await statusesOf(before)).toEqual(['booked'])
  await aPaidPurchase([{ variant: rooms, visit: nights(7, 8) }])
  expect(await newDate(purchase, nights(9, 12))).toMatchObject({ ok: true })
  expect(await statusesOf(purchase)).toEqual(['booked'])
})

// Take the scans out of affectedBookings and who has bathed gets the money back.
test('who is inside has been there, with everything that belongs to it', async () => {
  const river = await anExperience({ addOns: [9] })
  const visit = onDay(0)
  const purchase = await aPaidPurchase([
    { variant: river, quantity: 2, visit },
    { variant: river.addOns[0]!, quantity: 2, visit },
  ])
  const { id: bookingId, shopId } = await visitOf(purchase)
  await db.gateScan.create({
    data: {
      id: newId(),
      bookingId,
      shopId,
      gate: '1',
      count: 1,
      scannedAt: new Date(),
      scannedBy: staff.id,
    },
  })
  const outside = await aPaidPurchase([{ variant: river, visit }])
  expect(await callOff(river, 0)).toEqual({ ok: true, value: { parties: 1 } })
  expect(await statusesOf(purchase)).toEqual(['booked', 'booked'])
  expect(await statusesOf(outside)).toEqual(['calledOff'])
})

test('opened again, the day is for everybody, also for who was told not to come', async () => {
  const beach = await anExperience()
  const purchase = await aPaidPurchase([{ variant: beach, visit: onDay(5) }])
  await callOff(beach, 5)
  const day = { shopId: mintScope.shop(beach.shopId), listingId: beach.listingId, actor: staff }
  expect(await openDay({ ...day, date: inDays(5) })).toMatchObject({ ok: true })
  expect(await openDay({ ...day, date: inDays(5) })).toMatchObject({ ok: false })
  expect(await statusesOf(purchase)).toEqual(['calledOff'])
  expect(await newDate(purchase, onDay(5))).toMatchObject({ ok: true })
  expect(await soldOn(beach.listingId, 5)).toEqual([1])
})

// Leave calledOff out of visitsAhead and the money is earned before anybody has chosen.
test('nothing is earned of a day that was called off while its guests choose', async () => {
  const beach = await anExperience()
  const purchase = await aPaidPurchase([{ variant: beach, visit: onDay(1) }])
  await callOff(beach, 1)
  const date = new Date(inDays(-3))
  const { purchaseId } = purchase
  await db.slot.updateMany({ where: { bookings: { some: { purchaseId } } }, data: { date } })
  await db.booking.updateMany({ where: { purchaseId }, data: { date } })
  await finishVisits()
  await completeDeliveredOrders()
  expect(await orderStatusOf(purchase)).toBe('accepted')
  expect(await moneyBack(purchase)).toMatchObject({ ok: true })
  expect(await amountsOf(purchase)).toEqual([10_000n])
})

test('the whole order cancelled by anybody gives a visit that was called off back whole', async () => {
  const shop = await aShop({ courierPrice: 7_000n })
  const [beach, coffee] = [await anExperience({ shop }), await aVariant({ shop })]
  const lines = [{ variant: coffee }, { variant: beach, quantity: 2, visit: onDay(5) }]
  const [one, two, three] = [
    await aPaidPurchase(lines),
    await aPaidPurchase(lines),
    await aPaidPurchase(lines),
  ]
  for (const each of [one, two, three]) await noTiers(each)
  await callOff(beach, 5)
  const deed = (purchase: TestPurchase) => ({
    orderId: purchase.orders[0]!.id,
    purchaseToken: mintScope.purchaseToken(purchase.token),
    actor: buyer,
  })
  const { amount } = await previewEnding(one.orders[0]!, 'buyerCancelled')
  expect(amount).toBe(one.total)
  expect(await cancelByBuyer({ ...deed(one), seen: amount })).toMatchObject({ ok: true })
  const refusal = { preset: 'other', words: null } as const
  const { orderId } = deed(two)
  await refuseOrder({ shopId: mintScope.shop(shop.id), orderId, actor: staff, refusal })
  await tellPayment(three.attemptId, { state: 'reversed' })
  expect(await amountsOf(one)).toEqual([one.total])
  expect(await amountsOf(two)).toEqual([two.total])
  for (const each of [one, two, three]) {
    expect(await statusesOf(each)).toEqual(['cancelled'])
    expect(await moneyBack(each)).toEqual({ ok: false, reason: 'already-changed' })
  }
  await refundUnchosen()
  expect(await amountsOf(three)).toEqual([])
})

test('while the bank looks into the payment nothing goes back, also not by itself', async () => {
  const beach = await anExperience()
  const purchase = await aPaidPurchase([{ variant: beach, visit: onDay(5) }])
  await callOff(beach, 5)
  await tellPayment(purchase.attemptId, { state: 'disputed' })
  expect(await moneyBack(purchase)).toEqual({ ok: false, reason: 'payment-disputed' })
  await timeIsUp(purchase)
  await refundUnchosen()
  expect(await amountsOf(purchase)).toEqual([])
})

test('the database keeps no called-off booking without a time and a reason', async () => {
  const beach = await anExperience()
  const { id } = await visitOf(await aPaidPurchase([{ variant: beach, visit: onDay(5) }]))
  for (const change of [
    `status = 'calledOff'`,
    `choose_by = now(), call_off_reason = 'x'`,
    `status = 'calledOff', choose_by = now(), call_off_reason = ''`,
  ]) {
    await expect(asOwner(`UPDATE bookings SET ${change} WHERE id = '${id}'`)).rejects.toThrow(
      'bookings_called_off_check',
    )
  }
})
