import { describe, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { addDays, calendarDate } from '#app/features/bookings/calendar-date.ts'
import { lastOfMonth, monthAfter, monthName } from '#app/features/bookings/month.ts'
import { getVisitMonth } from '#app/features/bookings/month-queries.server.ts'
import { db } from '#app/server/db.server.ts'
import { anExperience, inDays, type TestExperience } from '#tests/factories/experiences.ts'

const look = ({ listingId, id }: TestExperience, wanted = {}) =>
  getVisitMonth({ listingId, variantIds: [id], addOnIds: [] }, wanted)

async function sellOut(place: TestExperience, from: string, to: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO slots (id, listing_id, date, capacity, sold)
    SELECT gen_random_uuid(), ${place.listingId}::uuid, day, 10, 10
    FROM generate_series(${from}::date, ${to}::date, '1 day') day`
}

const nextMonth = monthAfter(inDays(0))
const monthAfterNext = monthAfter(nextMonth)

describe('the next free day', () => {
  test('is the first that can be had in the month', async () => {
    const place = await anExperience()
    await sellOut(place, nextMonth, addDays(nextMonth, 4))
    const month = await look(place, { month: monthName(nextMonth) })
    expect(month).toMatchObject({ month: monthName(nextMonth), nextFree: addDays(nextMonth, 5) })
    expect(month?.days[0]).toMatchObject({ closed: 'full', left: 0 })
  })

  test('is looked for beyond a month that is sold out', async () => {
    const place = await anExperience()
    await sellOut(place, nextMonth, addDays(lastOfMonth(nextMonth), 3))
    const month = await look(place, { month: monthName(nextMonth) })
    expect(month?.days.every(({ closed }) => closed === 'full')).toBe(true)
    expect(month?.nextFree).toBe(addDays(monthAfterNext, 3))
  })

  test('decides which month is shown to somebody who asks for none', async () => {
    const place = await anExperience()
    await sellOut(place, inDays(-1), addDays(lastOfMonth(monthAfterNext), 1))
    const free = addDays(monthAfter(monthAfterNext), 1)
    expect(await look(place)).toMatchObject({ month: monthName(free), nextFree: free })
  })

  test('is none when everything is sold as far ahead as one can book', async () => {
    const place = await anExperience()
    await sellOut(place, inDays(-1), inDays(181))
    // In its last days a month is hardly worth showing.
    expect(await look(place)).toMatchObject({ month: monthName(inDays(6)), nextFree: null })
  })

  // Without `fullNightsOf` the first night after what was read is red.
  test('of rooms is the first night one of them is free, and none once the last is taken', async () => {
    const place = await anExperience({ units: 2 })
    const [one = '', other = ''] = place.unitIds
    const gap = addDays(monthAfterNext, 3)
    await stayIn(one, inDays(-1), gap)
    await stayIn(one, addDays(gap, 1), inDays(200))
    await stayIn(other, inDays(-1), inDays(200))
    const month = await look(place, { month: monthName(nextMonth) })
    expect(month).toMatchObject({ month: monthName(nextMonth), nextFree: gap })
    await stayIn(one, gap, addDays(gap, 1))
    expect((await look(place, { month: monthName(nextMonth) }))?.nextFree).toBeNull()
  })
})

async function stayIn(unitId: string, from: string, to: string): Promise<void> {
  const [arrival, departure] = [new Date(from), new Date(to)]
  await db.unitStay.create({ data: { id: newId(), unitId, arrival, departure } })
}

test.each(['1999-01', '2020-01', '2099-12'])('the month %s is the nearest one', async (month) => {
  const place = await anExperience()
  const nearest = month < '2026' ? inDays(0) : inDays(180)
  expect((await look(place, { month }))?.month).toBe(monthName(nearest))
})

test('the price of a chosen stay is that of all its nights, over the end of a month as well', async () => {
  const place = await anExperience({ units: 2 })
  const last = lastOfMonth(nextMonth)
  await db.holiday.createMany({
    data: [{ date: new Date(addDays(last, 1)), nameId: 'Libur', nameEn: 'Holiday' }],
    skipDuplicates: true,
  })
  await db.dayPrice.create({ data: { variantId: place.id, dayType: 'holiday', price: 25_000n } })
  const days = { date: last, departure: addDays(last, 3) }
  const month = await look(place, { month: monthName(monthAfterNext), days })
  expect(month?.chosen).toMatchObject({ prices: [45_000n], refusal: null })
  expect(month?.days[0]).toMatchObject({ price: 25_000n })
})

test('a day beyond everything that can be booked is not looked at', async () => {
  const place = await anExperience()
  for (const date of ['2020-01-01', '2099-12-31'].map(calendarDate)) {
    expect((await look(place, { days: { date, departure: null } }))?.chosen).toBeNull()
  }
})

test('without a variant on sale there is no month', async () => {
  const { listingId } = await anExperience()
  expect(await getVisitMonth({ listingId, variantIds: [], addOnIds: [] })).toBeNull()
  expect(
    await getVisitMonth({ listingId: newId(), variantIds: [newId()], addOnIds: [] }),
  ).toBeNull()
})
