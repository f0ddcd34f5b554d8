import { afterEach, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { addDays, type CalendarDate, instantAt } from '#app/features/bookings/calendar-date.ts'
import { putBackOnSale } from '#app/features/availability/commands.server.ts'
import {
  assignResource,
  unassignResource,
} from '#app/features/resources/assignment-commands.server.ts'
import { listDuties, listWhereabouts } from '#app/features/resources/queries.server.ts'
import type { ResourceKind } from '#app/features/resources/resource.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { aDesk, type CalendarDesk } from '#tests/desk/calendar-desk.ts'
import { anExperience, inDays, type TestExperience } from '#tests/factories/experiences.ts'
import { aPaidPurchase } from '#tests/factories/purchases.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]

// Whatever a test did, no resource was ever in two places at once.
afterEach(async () => {
  const twice = await db.$queryRaw`
    SELECT a.id FROM resource_assignments a JOIN resource_assignments b ON b.id > a.id
      AND b.resource_id = a.resource_id AND NOT a.is_released AND NOT b.is_released
      AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at`
  expect(twice).toEqual([])
})

let names = 0

async function aResource(desk: CalendarDesk, changes: { weekdays?: number[] } = {}) {
  const id = newId()
  const kind: ResourceKind = 'boat'
  names += 1
  const columns = { id, shopId: desk.shop.id, kind, name: `Perahu ${names}`, capacity: 8 }
  await db.resource.create({ data: { ...columns, weekdays: everyDay, ...changes } })
  return { resourceId: id }
}

const deedOn = (desk: CalendarDesk, { listingId }: TestExperience, date: CalendarDate) => ({
  shopId: desk.scope,
  listingId,
  date,
  actor: desk.manager,
  sessionId: null,
  bookingId: null,
})

async function paidFor(variant: TestExperience, date: CalendarDate, sessionId: string | null) {
  const { purchaseId, orders } = await aPaidPurchase([
    { variant, visit: { kind: 'day', date, sessionId } },
  ])
  const booking = await db.booking.findFirstOrThrow({ where: { purchaseId } })
  return { bookingId: booking.id, orderId: orders[0]!.id }
}

const live = (where: { resourceId: string }) =>
  db.resourceAssignment.findMany({ where: { ...where, isReleased: false } })

// Leave the lock of lockResource away and the exclusion constraint answers with an error instead.
test('fifty at once send one boat to overlapping tours: what remains does not overlap, and nobody sees an error', async () => {
  const desk = await aDesk()
  const boat = await aResource(desk)
  const tours = await Promise.all(
    Array.from({ length: 5 }, () =>
      anExperience({ shop: desk.shop, sessions: ['07:00', '08:00', '09:30', '11:00', '13:00'] }),
    ),
  )
  const date = inDays(3)
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => {
      const tour = tours[index % 5]!
      const sessionId = tour.sessionIds[Math.floor(index / 5) % 5]!
      return assignResource({ ...deedOn(desk, tour, date), ...boat, sessionId })
    }),
  )
  const won = answers.filter(({ ok }) => ok)
  const kept = await live(boat)
  expect(kept).toHaveLength(won.length)
  expect(won.length).toBeGreaterThanOrEqual(2)
  expect(won.length).toBeLessThanOrEqual(3)
  const lost = answers.filter(({ ok }) => !ok)
  expect(lost.every((answer) => !answer.ok && answer.reason === 'resource-taken')).toBe(true)
})

test('the database itself keeps one boat from two places, whoever writes', async () => {
  const desk = await aDesk()
  const boat = await aResource(desk)
  const tour = await anExperience({ shop: desk.shop, sessions: ['08:00'] })
  const [sessionId] = tour.sessionIds as [string]
  const date = inDays(3)
  await assignResource({ ...deedOn(desk, tour, date), ...boat, sessionId })
  const [row] = await live(boat)
  const second = db.resourceAssignment.create({
    data: { ...row!, id: newId(), endsAt: new Date(row!.endsAt.getTime() + 60_000) },
  })
  await expect(second).rejects.toThrow(/resource_assignments_alone|23P01|exclusion/i)
})

test('the refusal says where it is; the hour it ends the next may have it', async () => {
  const desk = await aDesk()
  const boat = await aResource(desk)
  const tour = await anExperience({ shop: desk.shop, sessions: ['08:00', '09:00', '10:00'] })
  const [eight, nine, ten] = tour.sessionIds as [string, string, string]
  const date = inDays(3)
  const { bookingId } = await paidFor(tour, date, eight)
  const deed = { ...deedOn(desk, tour, date), ...boat }
  expect(await assignResource({ ...deed, bookingId })).toEqual({ ok: true, value: undefined })
  const order = await db.order.findFirstOrThrow({
    where: { lines: { some: { booking: { id: bookingId } } } },
  })
  expect(await assignResource({ ...deed, sessionId: nine })).toMatchObject({
    reason: 'resource-taken',
    elsewhere: {
      title: 'Tiket',
      orderNumber: order.number,
      startsAt: instantAt(date, '08:00', 'WIB'),
      endsAt: instantAt(date, '10:00', 'WIB'),
      zone: 'WIB',
    },
  })
  expect(await assignResource({ ...deed, sessionId: ten })).toMatchObject({ ok: true })
})

test('the times are those of the place: a stay goes from one check-out hour to the other', async () => {
  const desk = await aDesk()
  const boat = await aResource(desk)
  const home = await anExperience({ shop: desk.shop, units: 1 })
  await db.experience.update({ where: { listingId: home.listingId }, data: { zone: 'WIT' } })
  const stay = async (from: number, to: number) => {
    const { purchaseId } = await aPaidPurchase([
      { variant: home, visit: { kind: 'stay', date: inDays(from), departure: inDays(to) } },
    ])
    return (await db.booking.findFirstOrThrow({ where: { purchaseId } })).id
  }
  const [first, second] = [await stay(3, 5), await stay(5, 6)]
  const deed = { ...deedOn(desk, home, inDays(4)), ...boat }
  expect(await assignResource({ ...deed, bookingId: first })).toMatchObject({ ok: true })
  expect(await live(boat)).toMatchObject([
    {
      startsAt: instantAt(inDays(3), '12:00', 'WIT'),
      endsAt: instantAt(inDays(5), '12:00', 'WIT'),
    },
  ])
  const next = { ...deed, date: inDays(5), bookingId: second }
  expect(await assignResource(next)).toMatchObject({ ok: true })
  expect(await assignResource({ ...deed, bookingId: second })).toMatchObject({
    reason: 'already-changed',
  })
  expect(await assignResource(deed)).toMatchObject({ reason: 'already-changed' })
})

// Take the trigger resources_follow away and each of the next three tests is red.
test('what a cancelled booking had is free again, in the same transaction', async () => {
  const desk = await aDesk()
  const [one, all] = [await aResource(desk), await aResource(desk)]
  const tour = await anExperience({ shop: desk.shop, sessions: ['08:00'] })
  const [sessionId] = tour.sessionIds as [string]
  const date = inDays(3)
  const [first, second] = [
    await paidFor(tour, date, sessionId),
    await paidFor(tour, date, sessionId),
  ]
  const deed = deedOn(desk, tour, date)
  await assignResource({ ...deed, ...one, bookingId: first.bookingId })
  await assignResource({ ...deed, ...all, sessionId })
  await transaction((tx) => putBackOnSale(tx, first.orderId))
  expect(await live(one)).toEqual([])
  expect(await live(all)).toHaveLength(1)
  // Nobody comes any more, so the guide of the session need not either.
  await transaction((tx) => putBackOnSale(tx, second.orderId))
  expect(await live(all)).toEqual([])
  expect(await followed(one)).toEqual([{ to: 'free', bookingId: first.bookingId, date }])
  expect(await followed(all)).toEqual([{ to: 'free', bookingId: null, date }])
})

/** What the trail of a resource says that nobody did by hand. */
async function followed({ resourceId }: { resourceId: string }) {
  const trail = await db.auditEntry.findMany({
    where: { subjectId: resourceId, action: 'assignment', actorType: 'system' },
    orderBy: { sequence: 'asc' },
  })
  return trail.map(({ toStatus: to, details }) => {
    const { bookingId, date } = details as { bookingId: string | null; date: string }
    return { to, bookingId, date }
  })
}

test('with another date it moves along, unless it is needed elsewhere or rests then', async () => {
  const desk = await aDesk()
  const date = inDays(3)
  const later = addDays(date, 1)
  const restsLater = everyDay.filter((day) => day !== (new Date(later).getUTCDay() || 7))
  const [moves, busy, rests] = [
    await aResource(desk),
    await aResource(desk),
    await aResource(desk, { weekdays: restsLater }),
  ]
  const tour = await anExperience({ shop: desk.shop, sessions: ['08:00', '15:00'] })
  const [eight, three] = tour.sessionIds as [string, string]
  const { bookingId } = await paidFor(tour, date, eight)
  const deed = deedOn(desk, tour, date)
  for (const each of [moves, busy, rests]) await assignResource({ ...deed, ...each, bookingId })
  await assignResource({ ...deed, ...busy, date: later, sessionId: three })
  await db.booking.update({
    where: { id: bookingId },
    data: { date: new Date(`${later}T00:00:00Z`), sessionId: three },
  })
  expect(await live(moves)).toMatchObject([
    { bookingId, sessionId: three, startsAt: instantAt(later, '15:00', 'WIB') },
  ])
  expect(await live(rests)).toEqual([])
  expect(await live(busy)).toMatchObject([{ bookingId: null }])
  expect(await followed(moves)).toEqual([{ to: 'assigned', bookingId, date: later }])
  expect(await followed(rests)).toEqual([{ to: 'free', bookingId, date: later }])
  expect(await followed(busy)).toEqual([{ to: 'free', bookingId, date }])
})

test('an unpaid visit that ends takes no guide away', async () => {
  const desk = await aDesk()
  const guide = await aResource(desk)
  const tour = await anExperience({ shop: desk.shop, sessions: ['08:00'] })
  const [sessionId] = tour.sessionIds as [string]
  const date = inDays(3)
  await assignResource({ ...deedOn(desk, tour, date), ...guide, sessionId })
  const { bookingId } = await paidFor(tour, date, sessionId)
  await db.booking.update({ where: { id: bookingId }, data: { status: 'held' } })
  await db.booking.update({ where: { id: bookingId }, data: { status: 'released' } })
  expect(await live(guide)).toHaveLength(1)
})

test('the day page proposes who is free, and says who goes where', async () => {
  const desk = await aDesk()
  const [boat, other] = [await aResource(desk), await aResource(desk)]
  const tour = await anExperience({ shop: desk.shop, sessions: ['08:00', '15:00'] })
  const [sessionId] = tour.sessionIds as [string, string]
  const date = inDays(3)
  await assignResource({ ...deedOn(desk, tour, date), ...boat, sessionId })
  const duties = await listDuties({ shopId: desk.scope, date })
  const free = duties.map((duty) => duty.free.map(({ id }) => id).toSorted())
  expect(free).toEqual([[other.resourceId], [boat.resourceId, other.resourceId].toSorted()])
  expect(duties[0]!.assigned).toMatchObject([boat])
  const where = await listWhereabouts({ shopId: desk.scope, date })
  expect(where.map(({ stations }) => stations.length)).toEqual([1, 0])
  const { id: assignmentId } = duties[0]!.assigned[0]!
  const deed = { ...deedOn(desk, tour, date), assignmentId }
  expect(await unassignResource(deed)).toMatchObject({ ok: true })
  expect(await unassignResource(deed)).toMatchObject({ reason: 'already-changed' })
  const trail = await db.auditEntry.findMany({
    where: { subjectId: boat.resourceId },
    orderBy: { sequence: 'asc' },
  })
  expect(trail).toMatchObject([
    { action: 'assignment', toStatus: 'assigned', actorId: desk.manager.id },
    { action: 'assignment', toStatus: 'free', shopId: desk.shop.id },
  ])
})

test('of another BUM Desa nothing can be sent, and nobody on a day that is over or on a day of rest', async () => {
  const [mine, other] = [await aDesk(), await aDesk()]
  const [boat, theirs] = [await aResource(mine), await aResource(other)]
  const tour = await anExperience({ shop: mine.shop, sessions: ['08:00'] })
  const [sessionId] = tour.sessionIds as [string]
  const deed = { ...deedOn(mine, tour, inDays(3)), sessionId }
  const gone = { ok: false, reason: 'already-changed' }
  expect(await assignResource({ ...deed, ...theirs })).toEqual(gone)
  expect(await assignResource({ ...deed, ...boat, shopId: other.scope })).toEqual(gone)
  expect(await assignResource({ ...deed, ...boat, sessionId: newId() })).toEqual(gone)
  expect(await assignResource({ ...deed, ...boat, bookingId: newId() })).toEqual(gone)
  expect(await assignResource({ ...deed, ...boat, date: inDays(-1) })).toMatchObject({
    reason: 'past',
  })
  await db.resource.update({ where: { id: boat.resourceId }, data: { isActive: false } })
  expect(await assignResource({ ...deed, ...boat })).toMatchObject({ reason: 'resource-rests' })
  expect(await live(boat)).toEqual([])
})
