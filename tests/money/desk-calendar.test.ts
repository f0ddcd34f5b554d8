import { afterAll, expect, test } from 'vitest'
import {
  blockNights,
  changeCapacity,
  closeDay,
  freeNights,
  openDay,
} from '#app/features/bookings/desk-commands.server.ts'
import {
  holdVisits,
  listReleasedVisits,
  releaseVisits,
} from '#app/features/bookings/commands.server.ts'
import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { closeUnpaidPurchase } from '#app/features/purchases/commands.server.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { systemActor } from '#app/server/scopes.server.ts'
import { aDesk, type CalendarDesk } from '#tests/desk/calendar-desk.ts'
import { anExperience, inDays, type TestExperience } from '#tests/factories/experiences.ts'
import {
  aCart,
  aCheckout,
  aPaidPurchase,
  aPurchase,
  tellPayment,
} from '#tests/factories/purchases.ts'
import { expectInvariants } from './expect-invariants.ts'
import { size, withinMs } from './random.ts'

// The BUM Desa changes its calendar while others buy: one of the two is first, and nothing is sold twice.

afterAll(expectInvariants)

const onDay = (date: CalendarDate, sessionId: string | null = null) =>
  ({ kind: 'day', date, sessionId }) as const
const nights = (from: number, to: number) =>
  ({ kind: 'stay', date: inDays(from), departure: inDays(to) }) as const

const deedOn = (desk: CalendarDesk, { listingId }: TestExperience, date: CalendarDate) => ({
  shopId: desk.scope,
  listingId,
  date,
  actor: desk.manager,
})

/** A cart at its review page: what is left is the button. */
async function atTheButton(...lines: Parameters<typeof aCart>) {
  const cart = await aCart(...lines)
  const input = await aCheckout(cart)
  return () => placePurchase(cart.scope, input)
}

test(
  'nights blocked while somebody presses the button: one of the two gets them, the other a reason',
  async () => {
    const desk = await aDesk()
    const winners = { manager: 0, buyer: 0 }
    for (let round = 0; round < size(12, 100); round += 1) {
      const room = await anExperience({ shop: desk.shop, units: 1 })
      const buy = await atTheButton([{ variant: room, visit: nights(3, 6) }])
      const block = () =>
        blockNights({
          ...deedOn(desk, room, inDays(5)),
          unitId: room.unitIds[0]!,
          departure: inDays(8),
        })
      const answers =
        round % 2 === 0
          ? await Promise.all([buy(), block()])
          : await Promise.all([block(), buy()]).then(([blocked, bought]) => [bought, blocked])
      const [bought, blocked] = answers as [Awaited<ReturnType<typeof buy>>, { ok: boolean }]
      expect([bought.ok, blocked.ok].filter(Boolean)).toHaveLength(1)
      if (blocked.ok)
        expect(bought).toMatchObject({ reason: expect.stringMatching(/sold-out|cart-problem/) })
      else expect(blocked).toMatchObject({ reason: 'taken', clash: { state: 'held' } })
      winners[blocked.ok ? 'manager' : 'buyer'] += 1
      const stays = await db.unitStay.count({
        where: { unitId: room.unitIds[0]!, isReleased: false },
      })
      expect(stays).toBe(1)
    }
    expect(winners.manager + winners.buyer).toBe(size(12, 100))
  },
  withinMs(60_000),
)

// Leave the lock of lockDay away and the exclusion constraint answers the manager with an error.
test('a block that comes while money takes the nights up again waits, and then sees them taken', async () => {
  const desk = await aDesk()
  const room = await anExperience({ shop: desk.shop, units: 1 })
  const { purchaseId } = await aPurchase([{ variant: room, visit: nights(3, 6) }])
  await giveUp(purchaseId)
  const deed = { ...deedOn(desk, room, inDays(4)), unitId: room.unitIds[0]! }
  const paying = transaction(async (tx) => {
    const visits = await listReleasedVisits(tx, purchaseId)
    expect(await holdVisits(tx, { purchaseId, minutes: 15, visits })).toEqual([])
    const block = blockNights({ ...deed, departure: inDays(5) })
    // Looked at only after this transaction has ended.
    block.catch(() => undefined)
    await somebodyWaitsFor(tx)
    return { block }
  })
  const { block } = await paying
  expect(await block).toMatchObject({ reason: 'taken', clash: { state: 'held' } })
  await transaction((tx) => releaseVisits(tx, purchaseId))
})

async function somebodyWaitsFor(tx: Tx): Promise<void> {
  for (;;) {
    const [row] = await tx.$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS waiting FROM pg_locks
      WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))`
    if (row!.waiting > 0) return
  }
}

const giveUp = (purchaseId: string) =>
  transaction((tx) => closeUnpaidPurchase(tx, { purchaseId, to: 'expired', actor: systemActor }))

test('a clash names the order once it is paid; before, only that somebody is paying', async () => {
  const desk = await aDesk()
  const room = await anExperience({ shop: desk.shop, units: 1 })
  const purchase = await aPurchase([{ variant: room, visit: nights(3, 6) }])
  const block = (from: number, to: number) =>
    blockNights({
      ...deedOn(desk, room, inDays(from)),
      unitId: room.unitIds[0]!,
      departure: inDays(to),
    })
  expect(await block(5, 8)).toMatchObject({ clash: { state: 'held', orderNumber: null } })
  await tellPayment(purchase.attemptId)
  const { number } = await db.order.findUniqueOrThrow({ where: { id: purchase.orders[0]!.id } })
  expect(await block(5, 8)).toEqual({
    ok: false,
    reason: 'taken',
    clash: { state: 'booked', orderNumber: number, arrival: inDays(3), departure: inDays(6) },
  })
  expect(await block(6, 8)).toEqual({ ok: true, value: undefined })
  expect(await block(7, 9)).toMatchObject({ clash: { state: 'blocked', orderNumber: null } })
})

test('money that comes after the nights were blocked goes back whole', async () => {
  const desk = await aDesk()
  const room = await anExperience({ shop: desk.shop, units: 1 })
  const late = await aPurchase([{ variant: room, visit: nights(3, 5) }])
  const { purchaseId } = late
  await giveUp(purchaseId)
  const deed = deedOn(desk, room, inDays(4))
  const unit = { unitId: room.unitIds[0]!, departure: inDays(5) }
  expect(await blockNights({ ...deed, ...unit })).toMatchObject({ ok: true })
  await tellPayment(late.attemptId)
  expect(await db.refund.findMany({ where: { purchaseId } })).toMatchObject([
    { amount: late.total },
  ])
})

test('blocked nights can be freed and sold again, a booking cannot be freed', async () => {
  const desk = await aDesk()
  const room = await anExperience({ shop: desk.shop, units: 1 })
  const deed = deedOn(desk, room, inDays(3))
  await blockNights({ ...deed, unitId: room.unitIds[0]!, departure: inDays(5) })
  const stayOf = () =>
    db.unitStay.findFirstOrThrow({ where: { unitId: room.unitIds[0]!, isReleased: false } })
  const stayId = (await stayOf()).id
  expect(await freeNights({ ...deed, stayId })).toMatchObject({ ok: true })
  expect(await freeNights({ ...deed, stayId })).toMatchObject({ reason: 'already-changed' })
  await aPaidPurchase([{ variant: room, visit: nights(3, 5) }])
  const booked = (await stayOf()).id
  expect(await freeNights({ ...deed, stayId: booked })).toMatchObject({ reason: 'already-changed' })
})

test('a closed day sells nothing, not even to who stands at the button; opened, it does again', async () => {
  const desk = await aDesk()
  const beach = await anExperience({ shop: desk.shop })
  const date = inDays(4)
  const deed = deedOn(desk, beach, date)
  const before = await aPaidPurchase([{ variant: beach, quantity: 2, visit: onDay(date) }])
  const buy = await atTheButton([{ variant: beach, visit: onDay(date) }])
  expect(await closeDay(deed)).toMatchObject({ ok: true })
  expect(await closeDay(deed)).toMatchObject({ reason: 'already-changed' })
  expect(await buy()).toMatchObject({ ok: false })
  expect(await db.booking.findMany({ where: { purchaseId: before.purchaseId } })).toMatchObject([
    { status: 'booked' },
  ])
  expect(await openDay(deed)).toMatchObject({ ok: true })
  expect(await db.experienceDate.count({ where: { listingId: beach.listingId } })).toBe(0)
  const again = await atTheButton([{ variant: beach, visit: onDay(date) }])
  expect(await again()).toMatchObject({ ok: true })
})

test('a day that is usually closed can be opened, and closed again leaves nothing behind', async () => {
  const desk = await aDesk()
  const beach = await anExperience({ shop: desk.shop, columns: { weekdays: [] } })
  const deed = deedOn(desk, beach, inDays(4))
  expect(await closeDay(deed)).toMatchObject({ reason: 'already-changed' })
  expect(await openDay(deed)).toMatchObject({ ok: true })
  const buy = await atTheButton([{ variant: beach, visit: onDay(deed.date) }])
  expect(await buy()).toMatchObject({ ok: true })
  expect(await closeDay(deed)).toMatchObject({ ok: true })
  expect(await db.experienceDate.count({ where: { listingId: beach.listingId } })).toBe(0)
})

// Take the comparison out of changeCapacity and the CHECK of slots answers with an error.
test('the capacity of a session cannot go below what is sold or being paid', async () => {
  const desk = await aDesk()
  const tour = await anExperience({ shop: desk.shop, sessions: ['08:00', '15:00'], capacity: 10 })
  const [sessionId] = tour.sessionIds as [string]
  const visit = onDay(inDays(3), sessionId)
  const deed = { ...deedOn(desk, tour, visit.date), sessionId }
  await aPaidPurchase([{ variant: tour, quantity: 3, visit }])
  await aPurchase([{ variant: tour, quantity: 2, visit }])
  expect(await changeCapacity({ ...deed, capacity: 4 })).toEqual({
    ok: false,
    reason: 'below-sold',
    sold: 3,
    held: 2,
    unit: 'orang',
  })
  expect(await changeCapacity({ ...deed, capacity: 5 })).toMatchObject({ ok: true })
  const slots = () => db.slot.findMany({ where: { listingId: tour.listingId } })
  expect(await slots()).toMatchObject([{ capacity: 5, held: 2, sold: 3 }])
  const cart = await aCart([{ variant: tour, visit }])
  expect(await placePurchase(cart.scope, await aCheckout(cart))).toMatchObject({ ok: false })
  expect(await changeCapacity({ ...deed, capacity: 10 })).toMatchObject({ ok: true })
  expect(await db.experienceDate.count({ where: { listingId: tour.listingId } })).toBe(0)
})

test(
  'a capacity lowered while forty people buy: never more guests than places, and no errors',
  async () => {
    const desk = await aDesk()
    const beach = await anExperience({ shop: desk.shop, capacity: 20 })
    const date = inDays(3)
    const buyers = await Promise.all(
      Array.from({ length: 40 }, () => atTheButton([{ variant: beach, visit: onDay(date) }])),
    )
    const deed = { ...deedOn(desk, beach, date), sessionId: null }
    const lowered = Promise.all([15, 8, 5].map((capacity) => changeCapacity({ ...deed, capacity })))
    const answers = await Promise.all(buyers.map((buy) => buy()))
    const changes = await lowered
    const [slot] = await db.slot.findMany({ where: { listingId: beach.listingId } })
    const sold = answers.filter(({ ok }) => ok).length
    expect(slot).toMatchObject({ held: sold })
    expect(sold).toBeLessThanOrEqual(20)
    expect(changes.every((change) => change.ok || change.reason === 'below-sold')).toBe(true)
  },
  withinMs(60_000),
)

test('each change leaves its trail: who, which day, from what to what', async () => {
  const desk = await aDesk()
  const beach = await anExperience({ shop: desk.shop, capacity: 10 })
  const deed = deedOn(desk, beach, inDays(2))
  await closeDay(deed)
  await changeCapacity({ ...deed, sessionId: null, capacity: 12 })
  const trail = await db.auditEntry.findMany({
    where: { subjectId: beach.listingId },
    orderBy: { sequence: 'asc' },
  })
  const who = { actorType: 'staff', actorId: desk.manager.id, shopId: desk.shop.id }
  const details = expect.objectContaining({ date: inDays(2) })
  expect(trail).toMatchObject([
    { ...who, action: 'opening', fromStatus: 'open', toStatus: 'closed', details },
    { ...who, action: 'capacity', fromStatus: '10', toStatus: '12', details },
  ])
})

test('a day that is over stays as it was', async () => {
  const desk = await aDesk()
  const beach = await anExperience({ shop: desk.shop })
  const room = await anExperience({ shop: desk.shop, units: 1 })
  const deed = deedOn(desk, beach, inDays(-1))
  expect(await closeDay(deed)).toMatchObject({ reason: 'past' })
  expect(await changeCapacity({ ...deed, sessionId: null, capacity: 1 })).toMatchObject({
    reason: 'past',
  })
  const unit = { unitId: room.unitIds[0]!, departure: inDays(3) }
  expect(await blockNights({ ...deedOn(desk, room, inDays(-1)), ...unit })).toMatchObject({
    reason: 'past',
  })
})
