import { afterAll, expect, test } from 'vitest'
import type { Visit } from '#app/features/bookings/visit.ts'
import { verifyTicket } from '#app/features/bookings/ticket-keys.server.ts'
import { checkAtGate } from '#app/features/bookings/gate.server.ts'
import { ticketTokenOf } from '#app/features/bookings/ticket-page.server.ts'
import { newId } from '#app/core/ids.ts'
import { cancelTickets } from '#app/features/orders/cancel-tickets.server.ts'
import { changeDate } from '#app/features/orders/change-date.server.ts'
import { rupiah } from '#app/core/rupiah.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aCart, aCheckout, aPaidPurchase, type TestPurchase } from '#tests/factories/purchases.ts'
import { expectInvariants } from './expect-invariants.ts'

// The same guests come on another day.

afterAll(expectInvariants)

const actor = { type: 'buyer', id: null } as const
const onDay = (days: number, sessionId: string | null = null) =>
  ({ kind: 'day', date: inDays(days), sessionId }) as const
const nights = (from: number, to: number) =>
  ({ kind: 'stay', date: inDays(from), departure: inDays(to) }) as const

const bookingsOf = ({ purchaseId }: TestPurchase) =>
  db.booking.findMany({ where: { purchaseId }, orderBy: { id: 'asc' } })

async function move(purchase: TestPurchase, visit: Visit) {
  const booking = (await bookingsOf(purchase)).find(({ addOnId }) => addOnId === null)
  const purchaseToken = mintScope.purchaseToken(purchase.token)
  return changeDate({ purchaseToken, bookingId: booking!.id, actor, visit })
}

const daysOf = async (purchase: TestPurchase) =>
  (await bookingsOf(purchase)).map(({ date }) => date.toISOString().slice(0, 10))
const soldOn = async (listingId: string, days: number) =>
  (await db.slot.findFirst({ where: { listingId, date: new Date(inDays(days)) } }))?.sold ?? 0

test('a visit moves to a day that fits, with everybody who comes together', async () => {
  const beach = await anExperience({ capacity: 4 })
  const child = await db.variant.create({
    data: {
      id: newId(),
      listingId: beach.listingId,
      shopId: beach.shopId,
      price: 5_000n,
      labelId: 'Anak',
      labelEn: 'Child',
    },
  })
  const purchase = await aPaidPurchase([
    { variant: beach, quantity: 2, visit: onDay(20) },
    { variant: child, quantity: 2, visit: onDay(20) },
  ])
  expect(await move(purchase, onDay(22))).toMatchObject({ ok: true })
  expect(await daysOf(purchase)).toEqual([inDays(22), inDays(22)])
  expect([await soldOn(beach.listingId, 20), await soldOn(beach.listingId, 22)]).toEqual([0, 4])
  expect(await move(purchase, onDay(20))).toMatchObject({ ok: true })
  expect(await db.auditEntry.count({ where: { action: 'date-changed' } })).toBe(4)
})

test('a stay may move into its own nights, and its room is then free before them', async () => {
  const room = await anExperience({ units: 1 })
  const purchase = await aPaidPurchase([{ variant: room, visit: nights(20, 22) }])
  expect(await move(purchase, nights(21, 23))).toMatchObject({ ok: true })
  await aPaidPurchase([{ variant: room, visit: nights(19, 21) }])
  expect(await move(purchase, nights(20, 22))).toEqual({ ok: false, reason: 'full' })
  expect(await daysOf(purchase)).toEqual([inDays(21)])
})

test('what is had with a visit moves with it, in each night, if there is one left', async () => {
  const room = await anExperience({ units: 2, addOns: [1] })
  const [bed] = room.addOns
  const purchase = await aPaidPurchase([
    { variant: room, visit: nights(20, 22) },
    { variant: bed!, visit: nights(20, 22) },
  ])
  expect(await move(purchase, nights(21, 23))).toMatchObject({ ok: true })
  expect(await daysOf(purchase)).toEqual([inDays(21), inDays(21)])
  await aPaidPurchase([
    { variant: room, visit: nights(25, 26) },
    { variant: bed!, visit: nights(25, 26) },
  ])
  expect(await move(purchase, nights(24, 26))).toEqual({ ok: false, reason: 'full' })
})

// Forget the roll-back to the savepoint and the first of the two has moved alone.
test('a day with room for half of them moves nobody', async () => {
  const beach = await anExperience({ capacity: 3 })
  const child = await db.variant.create({
    data: {
      id: newId(),
      listingId: beach.listingId,
      shopId: beach.shopId,
      price: 5_000n,
      labelId: 'Anak',
      labelEn: 'Child',
    },
  })
  await aPaidPurchase([{ variant: beach, visit: onDay(22) }])
  const purchase = await aPaidPurchase([
    { variant: beach, quantity: 2, visit: onDay(20) },
    { variant: child, visit: onDay(20) },
  ])
  expect(await move(purchase, onDay(22))).toEqual({ ok: false, reason: 'full' })
  expect(await daysOf(purchase)).toEqual([inDays(20), inDays(20)])
  expect([await soldOn(beach.listingId, 20), await soldOn(beach.listingId, 22)]).toEqual([3, 1])
})

test('a dearer day, the same day, a day that is over, and a change that comes too late are refused', async () => {
  const beach = await anExperience()
  const purchase = await aPaidPurchase([{ variant: beach, visit: onDay(20) }])
  expect(await move(purchase, onDay(20))).toEqual({ ok: false, reason: 'same-date' })
  expect(await move(purchase, onDay(-1))).toEqual({ ok: false, reason: 'too-soon' })
  await db.variant.update({ where: { id: beach.id }, data: { price: 10_001n } })
  expect(await move(purchase, onDay(21))).toEqual({ ok: false, reason: 'dearer' })
  await db.variant.update({ where: { id: beach.id }, data: { price: 9_000n } })
  const { purchaseId } = purchase
  const date = new Date(inDays(2))
  await db.slot.updateMany({ where: { bookings: { some: { purchaseId } } }, data: { date } })
  await db.booking.updateMany({ where: { purchaseId }, data: { date } })
  expect(await move(purchase, onDay(21))).toEqual({ ok: false, reason: 'too-late' })
})

// Move without the lock of the calendar and both have the last place.
test('who moves and who buys the last place of a day: one of the two', async () => {
  for (let round = 0; round < 6; round += 1) {
    const beach = await anExperience({ capacity: 1 })
    const purchase = await aPaidPurchase([{ variant: beach, visit: onDay(20) }])
    const cart = await aCart([{ variant: beach, visit: onDay(22) }])
    const input = await aCheckout(cart)
    const answers = await Promise.all([move(purchase, onDay(22)), placePurchase(cart.scope, input)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  }
})

test('who moves and gives up at once has done both or one, and nothing is lost', async () => {
  for (let round = 0; round < 6; round += 1) {
    const beach = await anExperience({ capacity: 4 })
    const purchase = await aPaidPurchase([{ variant: beach, quantity: 3, visit: onDay(20) }])
    const [booking] = await bookingsOf(purchase)
    const deed = {
      purchaseToken: mintScope.purchaseToken(purchase.token),
      bookingId: booking!.id,
      actor,
    }
    await Promise.all([
      changeDate({ ...deed, visit: onDay(22) }),
      cancelTickets({ ...deed, count: 1, seen: rupiah(10_000) }),
    ])
    expect(await soldOn(beach.listingId, 22)).toBe(2)
    expect(await soldOn(beach.listingId, 20)).toBe(0)
  }
})

// Leave the comparison out of the gate and the old code still opens it.
test('the old code is refused at the gate with the new day, and a new one is there', async () => {
  const beach = await anExperience()
  const purchase = await aPaidPurchase([{ variant: beach, visit: onDay(20) }])
  const before = ticketTokenOf((await bookingsOf(purchase))[0]!)!
  await move(purchase, onDay(22))
  const after = ticketTokenOf((await bookingsOf(purchase))[0]!)!
  expect(verifyTicket(after)).toMatchObject({ ticket: { date: inDays(22) } })
  const gate = (code: string) =>
    checkAtGate({
      shopId: mintScope.shop(beach.shopId),
      actor: { type: 'staff', id: newId() },
      code,
      gate: '1',
      count: null,
      scanId: newId(),
    })
  expect(await gate(before)).toMatchObject({ kind: 'date-changed', date: inDays(22) })
  expect(await gate(after)).toMatchObject({ kind: 'other-day', date: inDays(22) })
})
