import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { newId } from '#app/core/ids.ts'
import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import { makeLink, removeFeed, setFeed } from '#app/features/calendars/commands.server.ts'
import { followDueFeeds, followFeed } from '#app/features/calendars/follow-feed.server.ts'
import { listOccupied } from '#app/features/calendars/occupancy-queries.server.ts'
import { listConnections } from '#app/features/calendars/queries.server.ts'
import { freeNights } from '#app/features/bookings/desk-commands.server.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { loader as calendarPage } from '#app/routes/kelola/calendar.tsx'
import { loader as dayPage } from '#app/routes/kelola/calendar-day.tsx'
import { action as follow } from '#app/routes/kelola/connection-follow.tsx'
import { action as makeAddress } from '#app/routes/kelola/connection-link.tsx'
import { action as unfollow } from '#app/routes/kelola/connection-unfollow.tsx'
import { loader as connectionsPage } from '#app/routes/kelola/connections.tsx'
import { tellShopOfCollision } from '#app/features/messages/tell-shop.server.ts'
import { db, pool, transaction, type Tx } from '#app/server/db.server.ts'
import { configure } from '#app/server/env.server.ts'
import { aDesk, args, type CalendarDesk, slugOf, statusOf } from '#tests/desk/calendar-desk.ts'
import {
  type CalendarEmulator,
  calendarOf,
  startCalendarEmulator,
} from '#tests/emulators/calendars.ts'
import { anExperience, inDays, type TestExperience } from '#tests/factories/experiences.ts'
import { aCart, aCheckout, aPaidPurchase } from '#tests/factories/purchases.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'

let site: CalendarEmulator

beforeAll(async () => {
  site = await startCalendarEmulator()
  configure({ CALENDAR_TEST_ORIGIN: site.origin })
})
afterAll(() => site.stop())
afterEach(expectInvariants)

let paths = 0

type Followed = { desk: CalendarDesk; room: TestExperience; feedId: string; path: string }

/** A room that follows another site, not read yet. */
async function aFollowedRoom(): Promise<Followed> {
  const desk = await aDesk()
  const room = await anExperience({ shop: desk.shop, units: 1 })
  paths += 1
  const path = `/${paths}.ics?s=secret`
  const made = await setFeed({ ...placeOf({ desk, room }), address: site.origin + path })
  if (!made.ok) throw new Error(made.reason)
  return { desk, room, path, feedId: made.value }
}

const placeOf = ({ desk, room }: Pick<Followed, 'desk' | 'room'>) => ({
  shopId: desk.scope,
  listingId: room.listingId,
  unitId: room.unitIds[0]!,
  actor: desk.manager,
})

const nights = (from: number, to: number) => [inDays(from), inDays(to)] as const

function say({ path }: Followed, ...taken: (readonly [CalendarDate, CalendarDate])[]) {
  site.serve(path, calendarOf(taken))
}

async function blocksOf({ room }: Followed) {
  const rows = await db.unitStay.findMany({
    where: { unitId: room.unitIds[0]!, bookingId: null, isReleased: false },
    orderBy: { arrival: 'asc' },
  })
  return rows.map(({ arrival, departure }) =>
    [arrival, departure].map((date) => date.toISOString().slice(0, 10)),
  )
}

const feedOf = ({ feedId }: Followed) =>
  db.calendarFeed.findUniqueOrThrow({ where: { id: feedId } })
const stay = (from: number, to: number) =>
  ({ kind: 'stay', date: inDays(from), departure: inDays(to) }) as const

test('nights taken there are blocked here, move and are free again as the site says', async () => {
  const followed = await aFollowedRoom()
  say(followed, nights(3, 5), nights(10, 12))
  await followFeed(followed.feedId)
  expect(await blocksOf(followed)).toEqual([nights(3, 5), nights(10, 12)])
  const cart = await aCart([{ variant: followed.room, visit: stay(4, 6) }])
  expect(await placePurchase(cart.scope, await aCheckout(cart))).toMatchObject({ ok: false })
  say(followed, nights(3, 6))
  await followFeed(followed.feedId)
  expect(await blocksOf(followed)).toEqual([nights(3, 6)])
  expect(await feedOf(followed)).toMatchObject({ problem: null, failures: 0 })
  const trail = await db.auditEntry.findMany({
    where: { subjectId: followed.room.listingId, action: 'nights-elsewhere' },
    orderBy: { sequence: 'asc' },
  })
  expect(trail.map(({ details }) => details)).toMatchObject([
    { added: 2, gone: 0 },
    { added: 1, gone: 2 },
  ])
  // Read again without a change, nothing is written.
  await followFeed(followed.feedId)
  expect(await db.auditEntry.count({ where: { subjectId: followed.room.listingId } })).toBe(3)
})

test('a block of another site is not ours to free, and says where it is from', async () => {
  const followed = await aFollowedRoom()
  say(followed, nights(3, 5))
  await followFeed(followed.feedId)
  const { desk, room } = followed
  const block = await db.unitStay.findFirstOrThrow({ where: { feedId: followed.feedId } })
  const deed = { shopId: desk.scope, listingId: room.listingId, actor: desk.manager }
  expect(await freeNights({ ...deed, date: inDays(3), stayId: block.id })).toMatchObject({
    reason: 'already-changed',
  })
  const { experiences } = await dayPage(args({ cookie: desk.cookie, date: inDays(4) }))
  expect(experiences[0]!.rooms).toMatchObject([{ stay: { host: new URL(site.origin).host } }])
})

// Let fitBlocks ignore our stays and the exclusion constraint stops the whole reading.
test('where it meets a booking of ours nothing is moved: it is shown, and told once', async () => {
  const followed = await aFollowedRoom()
  const { desk, room } = followed
  const { purchaseId } = await aPaidPurchase([{ variant: room, visit: stay(5, 7) }])
  const booking = await db.booking.findFirstOrThrow({ where: { purchaseId } })
  say(followed, nights(3, 10))
  await followFeed(followed.feedId)
  await followFeed(followed.feedId)
  expect(await blocksOf(followed)).toEqual([nights(3, 5), nights(7, 10)])
  expect(await db.booking.findUnique({ where: { id: booking.id } })).toEqual(booking)
  const conflict = { arrival: inDays(5), departure: inDays(7), unit: 'Kamar 1' }
  const { conflicts } = await dayPage(args({ cookie: desk.cookie, date: inDays(6) }))
  expect(conflicts).toMatchObject([conflict])
  const month = `?bulan=${inDays(5).slice(0, 7)}`
  const page = await calendarPage(args({ cookie: desk.cookie, search: month }))
  expect(page.conflicts).toMatchObject([conflict])
  const news = { bookingId: booking.id, host: new URL(site.origin).host }
  await tellShopOfCollision(news)
  await tellShopOfCollision(news)
  const messages = await db.message.findMany({
    where: { shopId: desk.shop.id, template: 'shop-calendar-collided' },
  })
  expect(messages).toHaveLength(1)
  expect(messages[0]!.text).not.toContain('Pembeli Contoh')
  say(followed, nights(3, 5))
  await followFeed(followed.feedId)
  expect((await dayPage(args({ cookie: desk.cookie, date: inDays(6) }))).conflicts).toEqual([])
})

test('a site that fails keeps what it had blocked, and the page says since when', async () => {
  const followed = await aFollowedRoom()
  say(followed, nights(3, 5))
  await followFeed(followed.feedId)
  const { succeededAt } = await feedOf(followed)
  for (const [answer, problem] of [
    ['<html>', 'not-a-calendar'],
    [calendarOf([nights(3, 5)]).slice(0, -20), 'cut-off'],
    [calendarOf(Array.from({ length: 2_001 }, () => nights(3, 5))), 'too-much'],
  ] as const) {
    site.serve(followed.path, answer)
    await followFeed(followed.feedId)
    expect(await feedOf(followed)).toMatchObject({ problem, succeededAt })
  }
  expect(await feedOf(followed)).toMatchObject({ failures: 3 })
  expect(await blocksOf(followed)).toEqual([nights(3, 5)])
})

test('a site that suddenly has nothing is believed after an hour of it', async () => {
  const followed = await aFollowedRoom()
  say(followed, nights(3, 5))
  await followFeed(followed.feedId)
  say(followed)
  await followFeed(followed.feedId)
  expect(await feedOf(followed)).toMatchObject({ problem: 'suddenly-empty', failures: 0 })
  expect(await blocksOf(followed)).toEqual([nights(3, 5)])
  const anHourAgo = new Date(Date.now() - 3_600_000)
  await db.calendarFeed.update({
    where: { id: followed.feedId },
    data: { emptySince: anHourAgo },
  })
  await followFeed(followed.feedId)
  expect(await feedOf(followed)).toMatchObject({ problem: null, emptySince: null })
  expect(await blocksOf(followed)).toEqual([])
})

test('while one reads, another buys: no night is given away twice, and nobody sees an error', async () => {
  for (let round = 0; round < 6; round += 1) {
    const followed = await aFollowedRoom()
    say(followed, nights(3, 6))
    const cart = await aCart([{ variant: followed.room, visit: stay(4, 5) }])
    const input = await aCheckout(cart)
    const [bought] = await Promise.all([
      placePurchase(cart.scope, input),
      followFeed(followed.feedId),
    ])
    const conflicts = await db.calendarConflict.count({ where: { feedId: followed.feedId } })
    expect(conflicts).toBe(bought.ok ? 1 : 0)
    expect(await blocksOf(followed)).toEqual(
      bought.ok ? [nights(3, 4), nights(5, 6)] : [nights(3, 6)],
    )
  }
})

test('who reads another site waits for who is selling, and sees what was sold', async () => {
  const followed = await aFollowedRoom()
  say(followed, nights(3, 6))
  await readWhile(followed, async (tx) => {
    const [arrival, departure] = nights(4, 5).map((date) => new Date(date))
    const unitId = followed.room.unitIds[0]!
    await tx.unitStay.create({
      data: { id: newId(), unitId, arrival: arrival!, departure: departure! },
    })
  })
  expect(await blocksOf(followed)).toEqual([nights(3, 4), nights(4, 5), nights(5, 6)])
})

test('what was read at an address that was replaced meanwhile is thrown away', async () => {
  const followed = await aFollowedRoom()
  say(followed, nights(3, 6))
  await readWhile(followed, (tx) =>
    tx.calendarFeed.update({ where: { id: followed.feedId }, data: { addressSealed: 'another' } }),
  )
  expect(await blocksOf(followed)).toEqual([])
})

/** Reads the other site, and does something to the calendar before it can be written to. */
async function readWhile(
  { room, feedId }: Followed,
  change: (tx: Tx) => Promise<unknown>,
): Promise<void> {
  let reading = Promise.resolve()
  await transaction(async (tx) => {
    await tx.$queryRaw`
      SELECT FROM experiences WHERE listing_id = ${room.listingId}::uuid FOR NO KEY UPDATE`
    await change(tx)
    reading = followFeed(feedId)
    await vi.waitFor(async () => {
      const { rowCount } = await pool.query('SELECT FROM pg_locks WHERE NOT granted')
      expect(rowCount).toBeGreaterThan(0)
    }, 30_000)
  })
  await reading
}

test('what came in from another site does not go out again', async () => {
  const followed = await aFollowedRoom()
  say(followed, nights(3, 6))
  await followFeed(followed.feedId)
  await makeLink(placeOf(followed))
  const { scope: shopId } = followed.desk
  const [connection] = await listConnections({ shopId, isManager: true })
  expect(await listOccupied(connection!.link!)).toEqual([])
  await aPaidPurchase([{ variant: followed.room, visit: stay(8, 9) }])
  expect(await listOccupied(connection!.link!)).toMatchObject([{ when: { arrival: inDays(8) } }])
})

test('the job reads what is due and leaves alone what was just read', async () => {
  const [one, other] = [await aFollowedRoom(), await aFollowedRoom()]
  say(one, nights(3, 5))
  say(other, nights(4, 6))
  await followDueFeeds()
  expect(await blocksOf(one)).toEqual([nights(3, 5)])
  expect(await blocksOf(other)).toEqual([nights(4, 6)])
  say(one, nights(8, 9))
  await followDueFeeds()
  expect(await blocksOf(one)).toEqual([nights(3, 5)])
})

test('let go, a site takes its blocks along; the address is nowhere to be read', async () => {
  const followed = await aFollowedRoom()
  say(followed, nights(3, 5))
  await followFeed(followed.feedId)
  expect(JSON.stringify(await feedOf(followed))).not.toContain('secret')
  expect(await removeFeed(placeOf(followed))).toMatchObject({ ok: true })
  expect(await removeFeed(placeOf(followed))).toMatchObject({ reason: 'already-changed' })
  expect(await blocksOf(followed)).toEqual([])
  const trail = await db.auditEntry.findMany({ where: { subjectId: followed.room.listingId } })
  expect(JSON.stringify(trail)).not.toContain('secret')
})

test('a manager connects and disconnects; the pengawas reads without secrets, others find nothing', async () => {
  const desk = await aDesk()
  const room = await anExperience({ shop: desk.shop, units: 1 })
  const experience = await slugOf(room.listingId)
  const address = site.serve('/m.ics', calendarOf([nights(3, 5)]))
  const form = { experience, unit: room.unitIds[0]!, address }
  const { cookie } = desk
  expect(await makeAddress(args({ cookie, form }))).toMatchObject({ status: 302 })
  expect(await follow(args({ cookie, form }))).toMatchObject({ status: 302 })
  const seen = await connectionsPage(args({ cookie }))
  expect(seen.connections).toMatchObject([
    { link: expect.any(String), feed: { problem: null, blocks: 1 } },
  ])
  const { cookie: pengawas } = await aDesk(desk.shop, 'supervisor')
  const read = await connectionsPage(args({ cookie: pengawas }))
  expect(read.connections).toMatchObject([{ link: null, feed: { blocks: 1 } }])
  const { cookie: stranger } = await aDesk()
  for (const verb of [makeAddress, follow, unfollow]) {
    expect(await statusOf(verb(args({ cookie: pengawas, form })))).toBe(403)
    expect(await statusOf(verb(args({ cookie: stranger, form })))).toBe(404)
  }
  expect(await unfollow(args({ cookie, form }))).toMatchObject({ status: 302 })
  const [connection] = await listConnections({ shopId: desk.scope, isManager: true })
  expect(connection!.feed).toBeNull()
})

test.each([
  '',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'not an address',
  `https://x/${'a'.repeat(1000)}`,
])('the address “%.20s” is refused and stays to be mended', async (address) => {
  const desk = await aDesk()
  const room = await anExperience({ shop: desk.shop, units: 1 })
  const form = { experience: await slugOf(room.listingId), unit: room.unitIds[0]!, address }
  expect(await follow(args({ cookie: desk.cookie, form }))).toMatchObject({
    data: { refusal: 'bad-address', typed: { address } },
    init: { status: 400 },
  })
})

test('an address on this machine is kept but never asked, and the page says why', async () => {
  const desk = await aDesk()
  const room = await anExperience({ shop: desk.shop, units: 1 })
  const form = { experience: await slugOf(room.listingId), unit: room.unitIds[0]! }
  const address = 'https://127.0.0.1/a.ics'
  await follow(args({ cookie: desk.cookie, form: { ...form, address } }))
  const [connection] = await listConnections({ shopId: desk.scope, isManager: true })
  expect(connection!.feed).toMatchObject({ problem: 'private-address', succeededAt: null })
})
