import { expect, test } from 'vitest'
import { blockNights } from '#app/features/bookings/desk-commands.server.ts'
import { loader as dayPage } from '#app/routes/kelola/calendar-day.tsx'
import { action as block } from '#app/routes/kelola/day-block.tsx'
import { action as callOff, loader as callOffPage } from '#app/routes/kelola/day-call-off.tsx'
import { action as capacity } from '#app/routes/kelola/day-capacity.tsx'
import { action as close } from '#app/routes/kelola/day-close.tsx'
import { action as free } from '#app/routes/kelola/day-free.tsx'
import { action as open } from '#app/routes/kelola/day-open.tsx'
import { db } from '#app/server/db.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aPaidPurchase } from '#tests/factories/purchases.ts'
import { aDesk, args, slugOf, statusOf } from './calendar-desk.ts'

const verbs = [close, open, capacity, block, free, callOff]

test('the pengawas changes nothing, and another BUM Desa’s calendar is not there', async () => {
  const [mine, other] = [await aDesk(), await aDesk()]
  const room = await anExperience({ shop: other.shop, units: 1 })
  const [unit] = room.unitIds as [string]
  const date = inDays(3)
  const experience = await slugOf(room.listingId)
  const { cookie: pengawas } = await aDesk(other.shop, 'supervisor')
  const form = {
    experience,
    capacity: '3',
    unit,
    departure: inDays(4),
    stay: unit,
    reason: 'Badai',
  }
  for (const verb of verbs) {
    expect(await statusOf(verb(args({ cookie: pengawas, date, form })))).toBe(403)
    expect(await statusOf(verb(args({ cookie: mine.cookie, date, form })))).toBe(404)
    expect(await statusOf(verb(args({ cookie: mine.cookie, date, form: {} })))).toBe(404)
  }
  const own = await anExperience({ shop: mine.shop, units: 1 })
  const ownForm = { ...form, experience: await slugOf(own.listingId) }
  expect(await block(args({ cookie: mine.cookie, date, form: ownForm }))).toMatchObject({
    data: { refusal: { reason: 'not-offered' } },
  })
  const deed = { shopId: other.scope, listingId: room.listingId, date, actor: other.manager }
  await blockNights({ ...deed, unitId: unit, departure: inDays(4) })
  const { id: stay } = await db.unitStay.findFirstOrThrow({ where: { unitId: unit } })
  expect(await free(args({ cookie: mine.cookie, date, form: { ...ownForm, stay } }))).toMatchObject(
    {
      data: { refusal: { reason: 'already-changed' } },
    },
  )
  expect(await db.experienceDate.count({ where: { listingId: room.listingId } })).toBe(0)
  expect(await db.unitStay.count({ where: { unitId: unit, isReleased: false } })).toBe(1)
})

test('two taps: the button closes the day and comes back to it; a second says it was done', async () => {
  const { shop, cookie } = await aDesk()
  const beach = await anExperience({ shop })
  const experience = await slugOf(beach.listingId)
  const date = inDays(3)
  const search = `?wisata=${experience}`
  const ask = { cookie, date, search, form: { experience } }
  const done = (await close(args(ask))) as Response
  expect(done.headers.get('Location')).toBe(`/kelola/kalender/${date}${search}#${experience}`)
  const page = await dayPage(args({ cookie, date, search }))
  expect(page.experiences[0]!.day.closure).toBe('closed-date')
  expect(await close(args(ask))).toMatchObject({ init: { status: 409 } })
})

test.each(['', '-1', '1e3', '1.5', '100001', '9999999', '0x10', '١٠'])(
  'a capacity of “%s” is refused before anything is asked of the database',
  async (text) => {
    const { shop, cookie } = await aDesk()
    const beach = await anExperience({ shop })
    const form = { experience: await slugOf(beach.listingId), capacity: text }
    expect(await capacity(args({ cookie, date: inDays(2), form }))).toMatchObject({
      data: { refusal: { reason: 'bad-capacity' } },
      init: { status: 400 },
    })
  },
)

test('below what is sold the page says how many that is', async () => {
  const { shop, cookie } = await aDesk()
  const beach = await anExperience({ shop })
  await aPaidPurchase([
    { variant: beach, quantity: 4, visit: { kind: 'day', date: inDays(2), sessionId: null } },
  ])
  const form = { experience: await slugOf(beach.listingId), capacity: '3' }
  expect(await capacity(args({ cookie, date: inDays(2), form }))).toMatchObject({
    data: { refusal: { reason: 'below-sold', sold: 4, held: 0, unit: 'orang' } },
    init: { status: 409 },
  })
})

test.each([2, 0, -1, 400])(
  'a block of %i days from tomorrow on is a block only forwards and for a year',
  async (days) => {
    const { shop, cookie } = await aDesk()
    const room = await anExperience({ shop, units: 1 })
    const form = {
      experience: await slugOf(room.listingId),
      unit: room.unitIds[0]!,
      departure: inDays(1 + days),
    }
    const answer = await block(args({ cookie, date: inDays(1), form }))
    expect(answer).toMatchObject(
      days === 2 ? { status: 302 } : { data: { refusal: { reason: 'bad-nights' } } },
    )
  },
)

test('before a day is called off the page says whom it touches, and a bad reason is kept', async () => {
  const { shop, cookie } = await aDesk()
  const beach = await anExperience({ shop, sessions: ['08:00', '14:00'] })
  const experience = await slugOf(beach.listingId)
  const date = inDays(3)
  const visit = { kind: 'day', date, sessionId: beach.sessionIds[1]! } as const
  await aPaidPurchase([{ variant: beach, quantity: 4, visit }])
  const offer = async (session = '') =>
    callOffPage(args({ cookie, date, search: `?experience=${experience}&session=${session}` }))
  expect(await offer()).toMatchObject({ reach: { parties: 1, quantity: 4, amount: 40_000n } })
  expect(await offer(beach.sessionIds[0]!)).toMatchObject({ reach: { parties: 0, amount: 0n } })
  for (const reason of ['', '   ', 'x'.repeat(301), 'a\u202eb']) {
    expect(await callOff(args({ cookie, date, form: { experience, reason } }))).toMatchObject({
      data: { refusal: { reason: 'bad-reason', typed: reason } },
      init: { status: 400 },
    })
  }
  const [, session] = beach.sessionIds as [string, string]
  const form = { experience, session, reason: ' Angin kencang ' }
  expect(await callOff(args({ cookie, date, form }))).toMatchObject({ status: 302 })
  const page = await dayPage(args({ cookie, date }))
  expect(page.experiences[0]).toMatchObject({
    waiting: 1,
    day: { closure: null, slots: [{ calledOff: null }, { calledOff: 'Angin kencang' }] },
  })
  expect(await callOff(args({ cookie, date, form }))).toMatchObject({ init: { status: 409 } })
  expect(await open(args({ cookie, date, form: { experience } }))).toMatchObject({ status: 302 })
  expect(await open(args({ cookie, date, form: { experience } }))).toMatchObject({
    init: { status: 409 },
  })
})
