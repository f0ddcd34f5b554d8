import { expect, test } from 'vitest'
import { loader as dayPage } from '#app/routes/kelola/calendar-day.tsx'
import { loader as monthPage } from '#app/routes/kelola/calendar.tsx'
import { loader as guestsPage } from '#app/routes/kelola/guests.tsx'
import { listGuests } from '#app/features/orders/guest-queries.server.ts'
import { loader as todayPage } from '#app/routes/kelola/today.tsx'
import { db } from '#app/server/db.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aPaidPurchase, aPurchase } from '#tests/factories/purchases.ts'
import { aDesk, args, slugOf, statusOf } from './calendar-desk.ts'

const onDay = (days: number, sessionId: string | null = null) =>
  ({ kind: 'day', date: inDays(days), sessionId }) as const
const nights = (from: number, to: number) =>
  ({ kind: 'stay', date: inDays(from), departure: inDays(to) }) as const

test('a month says of each day how many places are taken, for each experience', async () => {
  const { shop, cookie } = await aDesk()
  const tour = await anExperience({ shop, sessions: ['08:00', '15:00'], capacity: 5 })
  const room = await anExperience({ shop, units: 3 })
  await aPaidPurchase([
    { variant: tour, quantity: 3, visit: onDay(3, tour.sessionIds[1]!) },
    { variant: room, quantity: 2, visit: nights(3, 5) },
  ])
  await aPurchase([{ variant: tour, quantity: 1, visit: onDay(3, tour.sessionIds[0]!) }])
  const [slug, roomSlug] = [await slugOf(tour.listingId), await slugOf(room.listingId)]
  const bulan = `?bulan=${inDays(3).slice(0, 7)}`
  const month = await monthPage(args({ cookie, search: bulan }))
  const day = month.days.find(({ date }) => date === inDays(3))!
  expect(month.choices.map((each) => each.slug).toSorted()).toEqual([slug, roomSlug].toSorted())
  expect(day.experiences.find((each) => each.slug === slug)!.slots).toMatchObject([
    { startsAt: '08:00', capacity: 5, held: 1, sold: 0 },
    { startsAt: '15:00', capacity: 5, held: 0, sold: 3 },
  ])
  expect(day.experiences.find((each) => each.slug === roomSlug)!.slots).toMatchObject([
    { capacity: 3, held: 0, sold: 2, blocked: 0 },
  ])
  const ofRoom = await dayPage(args({ cookie, date: inDays(5), search: `?wisata=${roomSlug}` }))
  expect(ofRoom.experiences[0]!.day.slots).toMatchObject([{ sold: 0 }])
})

test('a day lists who has paid, with number, name and rooms; who is still paying has no name', async () => {
  const { shop, cookie } = await aDesk()
  const room = await anExperience({ shop, units: 2 })
  const paid = await aPaidPurchase([{ variant: room, visit: nights(4, 6) }])
  await aPurchase([{ variant: room, visit: nights(4, 5) }])
  const { number } = await db.order.findUniqueOrThrow({ where: { id: paid.orders[0]!.id } })
  const of = async (days: number) =>
    (await dayPage(args({ cookie, date: inDays(days) }))).experiences[0]!
  const evening = await of(4)
  expect(evening.guests).toMatchObject([
    {
      number,
      buyerName: 'Pembeli Contoh',
      quantity: 1,
      units: [expect.stringMatching(/^Kamar [12]$/)],
      movement: 'arrives',
      status: 'accepted',
    },
  ])
  const rooms = evening.rooms.map(({ stay }) => `${stay?.state} ${stay?.orderNumber}`)
  expect(rooms.toSorted()).toEqual([`booked ${number}`, 'held null'])
  expect((await of(5)).guests).toMatchObject([{ movement: 'stays' }])
  expect((await of(6)).guests).toMatchObject([{ movement: 'leaves' }])
  expect((await of(7)).guests).toEqual([])
  const sheet = await guestsPage(args({ cookie, date: inDays(4) }))
  expect(sheet.lists).toMatchObject([{ guests: [{ unit: 'kamar/malam', number }] }])
})

// Take `e.shop_id = $1` out of listExperiences or `b.shop_id = $1` out of listGuests and this is red.
test('another BUM Desa’s experiences and guests are not there', async () => {
  const [mine, other] = [await aDesk(), await aDesk()]
  await anExperience({ shop: mine.shop })
  const theirs = await anExperience({ shop: other.shop, units: 1 })
  await aPaidPurchase([{ variant: theirs, visit: nights(2, 3) }])
  const slug = await slugOf(theirs.listingId)
  const { cookie } = mine
  const date = inDays(2)
  for (const page of [monthPage, dayPage, guestsPage]) {
    expect(await statusOf(page(args({ cookie, date, search: `?wisata=${slug}` })))).toBe(404)
    expect(JSON.stringify(await page(args({ cookie, date })))).not.toContain(slug)
  }
  expect(await listGuests({ shopId: mine.scope, role: 'manager', date })).toEqual([])
})

test('the pengawas sees how full the days are and no buyer’s name', async () => {
  const { shop } = await aDesk()
  const beach = await anExperience({ shop })
  await aPaidPurchase([{ variant: beach, quantity: 2, visit: onDay(1) }])
  const { cookie } = await aDesk(shop, 'supervisor')
  for (const page of [dayPage, guestsPage]) {
    const shown = await page(args({ cookie, date: inDays(1) }))
    const seen = JSON.stringify(shown, (_, value: unknown) =>
      typeof value === 'bigint' ? `${value}` : value,
    )
    expect(seen).toContain('P•••')
    expect(seen).not.toContain('Pembeli Contoh')
  }
})

test('today’s page counts the bookings that arrive today, where there is a calendar', async () => {
  const { shop, cookie } = await aDesk()
  expect((await todayPage(args({ cookie }))).arrivals).toBeNull()
  const beach = await anExperience({ shop })
  await aPaidPurchase([{ variant: beach, quantity: 4, visit: onDay(0) }])
  await aPurchase([{ variant: beach, visit: onDay(0) }])
  await aPaidPurchase([{ variant: beach, visit: onDay(1) }])
  await aPaidPurchase([{ variant: await anExperience(), visit: onDay(0) }])
  expect((await todayPage(args({ cookie }))).arrivals).toEqual({ date: inDays(0), count: 1 })
})

test.each(['2026-02-30', 'besok', '9999-12-31', "' OR 1=1 --"])(
  '%s is no day and has no page',
  async (date) => {
    const { cookie } = await aDesk()
    expect(await statusOf(dayPage(args({ cookie, date })))).toBe(404)
    expect(await statusOf(guestsPage(args({ cookie, date })))).toBe(404)
  },
)

test.each(['2026-13', '0000-01', '9999-12', 'x'])(
  'a month called %s is this month',
  async (bulan) => {
    const { cookie } = await aDesk()
    const { first, today } = await monthPage(args({ cookie, search: `?bulan=${bulan}` }))
    expect(first.slice(0, 7)).toBe(today.slice(0, 7))
  },
)
