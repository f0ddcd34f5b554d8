import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { rupiah } from '#app/core/rupiah.ts'
import { callOffDay } from '#app/features/bookings/call-off.server.ts'
import {
  blockNights,
  changeCapacity,
  closeDay,
} from '#app/features/bookings/desk-commands.server.ts'
import { countPastPlaces } from '#app/features/insights/count-places.server.ts'
import { cancelTickets } from '#app/features/orders/cancel-tickets.server.ts'
import { refuseOrder } from '#app/features/orders/commands.server.ts'
import { loader as sales } from '#app/routes/kelola/sales.tsx'
import { loader as summary } from '#app/routes/kelola/sales-summary-file.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { sell } from '#tests/counter/counter-factories.ts'
import { args } from '#tests/desk/calendar-desk.ts'
import { anExperience, inDays, type TestExperience } from '#tests/factories/experiences.ts'
import { aPaidPurchase, aPurchase, type TestPurchase } from '#tests/factories/purchases.ts'
import { aShop } from '#tests/factories/shops.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { asOwner } from '#tests/setup/as-owner.ts'
import { aMember } from './members.ts'

afterAll(expectInvariants)

const staff = { type: 'staff', id: newId() } as const
const buyer = { type: 'buyer', id: null } as const
const onDay = (days: number, sessionId: string | null = null) =>
  ({ kind: 'day', date: inDays(days), sessionId }) as const
const nights = (from: number, to: number) =>
  ({ kind: 'stay', date: inDays(from), departure: inDays(to) }) as const
const deed = ({ shopId, listingId }: TestExperience, days: number) => ({
  shopId: mintScope.shop(shopId),
  listingId,
  date: inDays(days),
  actor: staff,
})
const done = async (answer: Promise<{ ok: boolean }>) =>
  expect(await answer).toMatchObject({ ok: true })

/** The BUM Desa gives the money back. */
async function refuse({ orders: [order] }: TestPurchase): Promise<void> {
  const refusal = { preset: 'cannotDeliver', words: null } as const
  const shopId = mintScope.shop(order!.shopId)
  await done(refuseOrder({ shopId, orderId: order!.id, actor: staff, refusal }))
}

const passed = 45
/** Everything of its calendar was so many days earlier: what was in five days is forty days ago. */
async function letPass({ listingId }: TestExperience): Promise<void> {
  for (const moved of [
    'bookings SET date = date - $2::int, departure = departure - $2::int WHERE listing_id = $1',
    'slots SET date = date - $2::int WHERE listing_id = $1',
    'experience_dates SET date = date - $2::int WHERE listing_id = $1',
    'called_off_days SET date = date - $2::int WHERE listing_id = $1',
    `unit_stays SET arrival = arrival - $2::int, departure = departure - $2::int
      WHERE unit_id IN (SELECT id FROM experience_units WHERE listing_id = $1)`,
    "listings SET created_at = created_at - $2::int * interval '1 day' WHERE id = $1",
  ]) {
    await asOwner(`UPDATE ${moved}`, [listingId, passed])
  }
}

/** The days that were in five to eleven days before they passed. */
const search = `?periode=pilih&dari=${inDays(5 - passed)}&sampai=${inDays(11 - passed)}&format=csv`

/** What the page says of those days and of the seven before. */
async function places({ shopId }: { shopId: string }) {
  const page = await sales(args({ cookie: await aMember(shopId, 'supervisor'), search }))
  return page.report.occupied.map(({ sold, offered, before }) => ({
    now: [sold, offered],
    before: [before.sold, before.offered],
  }))
}

/** How many places and nights the bookings themselves have on those days. */
async function bookedOf({ listingId }: TestExperience): Promise<number> {
  const bookings = await db.booking.findMany({
    where: { listingId, status: 'booked', addOnId: null },
  })
  return Array.from({ length: 7 }, (_, day) => inDays(day + 5 - passed)).reduce((sum, day) => {
    const time = Date.parse(day)
    const there = bookings.filter(
      ({ date, departure }) =>
        time >= date.getTime() && time < (departure?.getTime() ?? date.getTime() + 1),
    )
    return sum + there.reduce((count, { quantity }) => count + quantity, 0)
  }, 0)
}

/** By the page before it is counted, and after two workers have counted it at once. */
async function expectPlaces(experience: TestExperience, sold: number, offered: number) {
  const now = { now: [sold, offered] }
  expect(await places(experience)).toMatchObject([now])
  expect(await bookedOf(experience)).toBe(sold)
  await Promise.all([countPastPlaces(), countPastPlaces()])
  expect(await places(experience)).toMatchObject([now])
}

/** A beach with ten places a day, and what happened there. */
async function aBeach(shop?: { id: string }) {
  const beach = await anExperience({ ...(shop && { shop }), capacity: 10, addOns: [9] })
  const [vest] = beach.addOns
  const buy = (days: number, quantity: number) =>
    aPaidPurchase([{ variant: beach, quantity, visit: onDay(days) }])
  const visit = onDay(5)
  await aPaidPurchase([
    { variant: beach, quantity: 3, visit },
    { variant: vest!, quantity: 2, visit },
  ])
  await buy(6, 2)
  await aPurchase([{ variant: beach, quantity: 1, visit: onDay(6) }])
  await done(closeDay(deed(beach, 6)))
  await buy(7, 4)
  await done(callOffDay({ ...deed(beach, 7), sessionId: null, reason: 'Ombak tinggi' }))
  await done(changeCapacity({ ...deed(beach, 8), sessionId: null, capacity: 4 }))
  await aPurchase([{ variant: beach, quantity: 9, visit: onDay(9) }])
  const { purchaseId, token } = await buy(10, 3)
  const { id: bookingId } = await db.booking.findFirstOrThrow({ where: { purchaseId } })
  const purchaseToken = mintScope.purchaseToken(token)
  await done(
    cancelTickets({ purchaseToken, bookingId, actor: buyer, count: 1, seen: rupiah(10_000) }),
  )
  const late = await buy(11, 5)
  await letPass(beach)
  // 10 + 3 of a closed day, one of whom is paying + 0 called off + 4 + 10 + 10 + 10
  return { beach, sold: 3 + 2 + 2 + 5, offered: 47, late }
}

// Red without `since` in calendarsOf, without count-places, and when a closed or called off day counts its places.
test('past days were offered as they were closed, called off and given another capacity', async () => {
  const { beach, sold, offered, late } = await aBeach()
  await expectPlaces(beach, sold, offered)
  await db.experience.update({
    where: { listingId: beach.listingId },
    data: { capacity: 99, weekdays: [] },
  })
  expect(await places(beach)).toMatchObject([{ now: [sold, offered] }])
  await refuse(late)
  expect(await places(beach)).toMatchObject([{ now: [sold - 5, offered] }])
  expect(await bookedOf(beach)).toBe(sold - 5)
})

/** Three rooms: two with guests for three nights, the last one kept for two; one unpaid, one given up. */
async function aHouse() {
  const house = await anExperience({ units: 3 })
  await aPaidPurchase([{ variant: house, quantity: 2, visit: nights(5, 8) }])
  await aPurchase([{ variant: house, visit: nights(5, 6) }])
  await refuse(await aPaidPurchase([{ variant: house, visit: nights(8, 9) }]))
  const block = { ...deed(house, 9), unitId: house.unitIds[2]!, departure: inDays(11) }
  await done(blockNights(block))
  await letPass(house)
  return house
}

const retireRooms = ({ unitIds }: TestExperience, ...which: number[]) =>
  db.experienceUnit.updateMany({
    where: { id: { in: unitIds.filter((_, index) => which.includes(index)) } },
    data: { isActive: false },
  })

// Red when the page reads rooms as they are now.
test('a room that goes leaves the nights it had, sold, free and kept', async () => {
  const house = await aHouse()
  await expectPlaces(house, 6, 3 * 7 - 2)
  await retireRooms(house, 0, 2)
  expect(await places(house)).toMatchObject([{ now: [6, 19] }])
  expect(await bookedOf(house)).toBe(6)
})

// Red without retiredRooms.
test('of a room that went before it was counted the nights with guests are counted', async () => {
  const house = await aHouse()
  await retireRooms(house, 0)
  await expectPlaces(house, 6, 2 * 7 - 2 + 3)
})

const someTours = async () => {
  const tour = await anExperience({ sessions: ['08:00', '13:00'], capacity: 6 })
  const [morning, noon] = tour.sessionIds
  await aPaidPurchase([{ variant: tour, quantity: 4, visit: onDay(5, morning) }])
  await aPaidPurchase([{ variant: tour, quantity: 1, visit: onDay(6, noon) }])
  await done(callOffDay({ ...deed(tour, 7), sessionId: noon!, reason: 'Hujan deras' }))
  await done(changeCapacity({ ...deed(tour, 8), sessionId: noon!, capacity: 2 }))
  await letPass(tour)
  return { tour, morning: morning! }
}
const retireTime = (id: string) =>
  db.experienceSession.update({ where: { id }, data: { isActive: false } })

// Red when the page reads times as they are now.
test('a time that goes leaves the places it had', async () => {
  const { tour, morning } = await someTours()
  await expectPlaces(tour, 5, 12 * 7 - 6 - 4)
  await retireTime(morning)
  expect(await places(tour)).toMatchObject([{ now: [5, 74] }])
})

// Red without retiredSlots.
test('of a time that went before it was counted the days with guests are counted', async () => {
  const { tour, morning } = await someTours()
  await retireTime(morning)
  await expectPlaces(tour, 5, 6 * 7 - 6 - 4 + 6)
})

// Red when shop_id is taken out of what is counted or of what is read, or when the file leaves places out.
test('each BUM Desa sees its own places, in the file as on the page, beside those before', async () => {
  const [mine, other] = [await aShop(), await aShop()]
  const { beach, sold, offered } = await aBeach(mine)
  const elsewhere = await anExperience({ shop: other, capacity: 7 })
  await aPaidPurchase([{ variant: elsewhere, quantity: 6, visit: onDay(5) }])
  await letPass(elsewhere)
  // Nobody came before; it was made on the day that is five days before the first.
  await asOwner('UPDATE listings SET title_id = $1 WHERE id = $2', ['Kenari', elsewhere.listingId])
  await countPastPlaces()
  expect(await places(beach)).toEqual([{ now: [sold, offered], before: [0, 10 * 5] }])
  expect(await places(elsewhere)).toEqual([{ now: [6, 49], before: [0, 35] }])
  const cookie = await aMember(beach.shopId, 'supervisor')
  const file = await (await summary(args({ cookie, search }))).text()
  expect(file).toContain(`Tempat yang terisi;Tiket;Tersedia: ${offered};;${sold};;;`)
  expect(file).toContain('Tempat yang terisi, pembanding;Tiket;Tersedia: 50;;0;;;')
  expect(file).not.toContain('Kenari')
})

// Red without offSaleFromSql: what nobody could book was not offered.
test('what was not on sale offered only what somebody had', async () => {
  const beach = await anExperience({ capacity: 10 })
  await aPaidPurchase([{ variant: beach, quantity: 3, visit: onDay(5) }])
  await letPass(beach)
  await db.listing.update({
    where: { id: beach.listingId, shopId: beach.shopId },
    data: { status: 'draft' },
  })
  await expectPlaces(beach, 3, 3)
})

// Red when today is left to the counting.
test('today is as it is at this moment, and each day after the last counted one', async () => {
  const beach = await anExperience({ capacity: 10 })
  await countPastPlaces()
  const cookie = await aMember(beach.shopId, 'manager')
  const today = async () =>
    (await sales(args({ cookie, search: '?periode=hari-ini' }))).report.occupied
  expect(await today()).toMatchObject([{ sold: 0, offered: 10 }])
  await sell(beach.shopId, [{ variant: beach, quantity: 4 }])
  await done(closeDay(deed(beach, 0)))
  expect(await today()).toMatchObject([{ sold: 4, offered: 4, before: { sold: 0, offered: 0 } }])
})
