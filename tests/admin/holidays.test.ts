import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import {
  addDays,
  type CalendarDate,
  calendarDate,
  weekdayOf,
} from '#app/features/bookings/calendar-date.ts'
import { getVisitMonth } from '#app/features/bookings/month-queries.server.ts'
import { listCartLines } from '#app/features/cart/queries.server.ts'
import { fixedHolidaysFrom, isFixedHoliday } from '#app/features/holidays/fixed-holidays.ts'
import {
  addFixedHolidays,
  addHoliday,
  removeHoliday,
} from '#app/features/holidays/commands.server.ts'
import { readHolidayYear } from '#app/features/holidays/holiday-year.ts'
import {
  getComingHoliday,
  listHolidays,
  listHolidayYears,
} from '#app/features/holidays/queries.server.ts'
import { db } from '#app/server/db.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aCart, aPurchase } from '#tests/factories/purchases.ts'
import { anAdmin, atOnce, deedsOn, type TestAdmin, wins } from './desk-people.ts'

let admin: TestAdmin
beforeAll(async () => {
  admin = await anAdmin()
})

let ahead = 20
/** A day in the middle of the week that is no holiday; another one each time. */
function anOrdinaryDay(): CalendarDate {
  do ahead += 1
  while (weekdayOf(inDays(ahead)) >= 6 || isFixedHoliday(inDays(ahead)))
  return inDays(ahead)
}

const typed = (date: string, more: object = {}) => ({
  date,
  nameId: 'Hari Raya Contoh',
  nameEn: 'Sample Feast',
  ...more,
})

async function aDearPlace() {
  const place = await anExperience({ price: 10_000n })
  await db.dayPrice.create({ data: { variantId: place.id, dayType: 'holiday', price: 25_000n } })
  return place
}

test('a day that was added costs the holiday’s price from then on, and not once it is taken back', async () => {
  const place = await aDearPlace()
  const date = anOrdinaryDay()
  const line = { variant: place, visit: { kind: 'day', date, sessionId: null } } as const
  const early = await aPurchase([line])
  const cart = await aCart([line])
  const prices = async () => {
    const look = { listingId: place.listingId, variantIds: [place.id], addOnIds: [] }
    const month = await getVisitMonth(look, { month: date.slice(0, 7) })
    const [inCart] = await listCartLines(db, cart.id)
    const day = month?.days.find((each) => each.date === date)
    return { shown: day?.price, named: day?.holiday?.id, inCart: inCart?.price }
  }
  expect(await prices()).toEqual({ shown: 10_000n, named: undefined, inCart: 10_000n })
  expect(await addHoliday(admin, typed(date))).toEqual({ ok: true, value: { date } })
  expect(await prices()).toEqual({ shown: 25_000n, named: 'Hari Raya Contoh', inCart: 25_000n })
  const late = await aPurchase([line])
  expect([early.total, late.total]).toEqual([10_000n, 25_000n])
  expect(await removeHoliday(admin, date)).toMatchObject({ ok: true })
  expect(await prices()).toEqual({ shown: 10_000n, named: undefined, inCart: 10_000n })
  const { total } = await db.purchase.findUniqueOrThrow({ where: { id: late.purchaseId } })
  expect(total).toBe(25_000n)
})

test('of two presses one wins, and the trail has what was there before and after', async () => {
  const date = anOrdinaryDay()
  const added = await atOnce(() => addHoliday(admin, typed(date)))
  expect(wins(added)).toBe(1)
  expect(added).toContainEqual({ ok: false, problems: { date: 'taken' } })
  expect(await getComingHoliday(date)).toMatchObject({ date, id: 'Hari Raya Contoh' })
  expect(wins(await atOnce(() => removeHoliday(admin, date)))).toBe(1)
  expect(await getComingHoliday(date)).toBeNull()
  await addHoliday(admin, typed(date, { nameId: 'Lain' }))
  const { id } = await db.holiday.findUniqueOrThrow({ where: { date: new Date(date) } })
  expect(await deedsOn(id)).toEqual(['created', 'deleted', 'created'])
  const deed = await db.auditEntry.findFirst({ where: { subjectId: id, action: 'deleted' } })
  expect(deed?.details).toEqual({ before: JSON.stringify(typed(date)), after: null })
})

test('kept pages that show the month are dropped', async () => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  const heard: string[] = []
  client.on('notification', ({ payload = '' }) => heard.push(payload))
  await client.query('LISTEN page_cache')
  const date = anOrdinaryDay()
  await addHoliday(admin, typed(date))
  await removeHoliday(admin, date)
  await expect.poll(() => heard.filter((tags) => tags === 'holidays')).toHaveLength(2)
  await client.end()
})

test.for([
  [{ date: addDays(inDays(0), -1) }, { date: 'past' }],
  [{ date: '2207-03-10' }, { date: 'tooFar' }],
  [{ date: '2027-02-30' }, { date: 'wrong' }],
  [{ nameId: ' ' }, { nameId: 'wrong' }],
  [{ nameEn: 'x'.repeat(81) }, { nameEn: 'wrong' }],
])('%j is refused', async ([more, problems]) => {
  expect(await addHoliday(admin, typed(anOrdinaryDay(), more))).toEqual({ ok: false, problems })
})

test('a holiday that is over stays in the list and cannot be taken back', async () => {
  const date = inDays(-3)
  await db.holiday.upsert({
    where: { date: new Date(date) },
    create: { date: new Date(date), nameId: 'Kemarin', nameEn: 'Yesterday' },
    update: {},
  })
  expect(await removeHoliday(admin, date)).toEqual({ ok: false, reason: 'not-found' })
  expect(await listHolidays(Number(date.slice(0, 4)))).toContainEqual(
    expect.objectContaining({ date, isOver: true }),
  )
})

// Leave skipDuplicates out and the second night is red; delete the row instead of marking it and the last.
test('each night fills the years ahead, and leaves alone what an admin has said', async () => {
  await db.holiday.deleteMany()
  await addFixedHolidays()
  await addFixedHolidays()
  const rows = fixedHolidaysFrom(inDays(0))
  expect(await db.holiday.count()).toBe(rows.length)
  expect(await listHolidayYears()).toEqual([
    ...new Set(rows.map(({ date }) => Number(date.slice(0, 4)))),
  ])
  const last = calendarDate(rows.at(-1)!.date)
  await removeHoliday(admin, last)
  await addFixedHolidays()
  expect(await getComingHoliday(last)).toBeNull()
})

test('the address says the year; anything odd in it is this year', () => {
  const around = { filled: [2025, 2029], thisYear: 2026 }
  const years = [2025, 2026, 2027, 2028, 2029]
  expect(readHolidayYear('2029', around)).toEqual({ year: 2029, years })
  for (const odd of [null, '', '1999', '2027.0', '99999999999', 'x']) {
    expect(readHolidayYear(odd, around)).toEqual({ year: 2026, years })
  }
})
