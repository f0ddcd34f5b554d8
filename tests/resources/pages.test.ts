import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { seenOf } from '#app/core/meanwhile.ts'
import { loader as dayPage } from '#app/routes/kelola/calendar-day.tsx'
import { action as assign } from '#app/routes/kelola/day-assign.tsx'
import { action as unassign } from '#app/routes/kelola/day-unassign.tsx'
import { loader as guestsPage } from '#app/routes/kelola/guests.tsx'
import { action as add, loader as addPage } from '#app/routes/kelola/resource-add.tsx'
import { typedResource } from '#app/features/resources/forms.ts'
import { action as change, loader as changePage } from '#app/routes/kelola/resource-change.tsx'
import { loader as list } from '#app/routes/kelola/resources.tsx'
import { db } from '#app/server/db.server.ts'
import { aDesk, args, slugOf, statusOf } from '#tests/desk/calendar-desk.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aPaidPurchase } from '#tests/factories/purchases.ts'

const boat = { kind: 'boat', name: 'Sri Rejeki', capacity: '8', weekdays: '6', isActive: 'on' }
const of = (resourceId: string, asked: Parameters<typeof args>[0]) => ({
  ...args(asked),
  params: { resourceId },
})

test('a manager enters a boat and changes it; the pengawas reads, other BUM Desa see nothing of it', async () => {
  const desk = await aDesk()
  const { cookie } = desk
  expect(await add(args({ cookie, form: boat }))).toMatchObject({ status: 302 })
  const { resources } = await list(args({ cookie }))
  expect(resources).toMatchObject([{ name: 'Sri Rejeki', capacity: 8, weekdays: [6] }])
  const { id } = resources[0]!
  const seen = seenOf(typedResource(resources[0]!))
  const renamed = { ...boat, name: '  Sri   Rejeki II ', seen }
  expect(await change(of(id, { cookie, form: renamed }))).toMatchObject({ status: 302 })
  // Take the `changedMeanwhile` out of changeResource and this is red.
  expect(await change(of(id, { cookie, form: { ...boat, seen } }))).toMatchObject({
    data: { meanwhile: { now: { name: 'Sri Rejeki II' } } },
    init: { status: 409 },
  })
  const { cookie: pengawas } = await aDesk(desk.shop, 'supervisor')
  expect((await list(args({ cookie: pengawas }))).resources).toMatchObject([
    { name: 'Sri Rejeki II' },
  ])
  for (const page of [addPage, add]) {
    expect(await statusOf(page(args({ cookie: pengawas, form: boat })))).toBe(403)
  }
  expect(await statusOf(change(of(id, { cookie: pengawas, form: boat })))).toBe(403)
  const other = await aDesk()
  for (const resourceId of [id, newId(), 'x']) {
    const ask = of(resourceId, { cookie: other.cookie, form: boat })
    expect(await statusOf(change(ask))).toBe(404)
    expect(await statusOf(changePage(of(resourceId, { cookie: other.cookie })))).toBe(404)
  }
  const trail = await db.auditEntry.findMany({
    where: { subjectId: id },
    orderBy: { sequence: 'asc' },
  })
  expect(trail.map(({ action }) => action)).toEqual(['added', 'changed'])
  expect(JSON.stringify(trail)).not.toContain('Rejeki')
})

test('what is wrong is said below its field, and what was typed stays', async () => {
  const { cookie } = await aDesk()
  const wrong = { kind: 'ship', name: 'a\u202eb', capacity: '0', isActive: 'on' }
  expect(await add(args({ cookie, form: wrong }))).toMatchObject({
    init: { status: 400 },
    data: {
      typed: { name: 'a\u202eb', capacity: '0' },
      errors: { kind: ['kind'], name: ['name'], capacity: ['capacity'], weekdays: ['weekdays'] },
    },
  })
  await add(args({ cookie, form: boat }))
  const again = { ...boat, name: 'SRI REJEKI' }
  expect(await add(args({ cookie, form: again }))).toMatchObject({
    init: { status: 409 },
    data: { errors: { name: ['nameTaken'] } },
  })
  const other = await aDesk()
  expect(await add(args({ cookie: other.cookie, form: again }))).toMatchObject({ status: 302 })
})

test('sent along from the day page, it stands beside the guests, and can be taken off again', async () => {
  const desk = await aDesk()
  const { cookie } = desk
  const tour = await anExperience({ shop: desk.shop, sessions: ['08:00', '09:00'] })
  const [sessionId, second] = tour.sessionIds as [string, string]
  const date = inDays(3)
  await aPaidPurchase([{ variant: tour, quantity: 3, visit: { kind: 'day', date, sessionId } }])
  await add(args({ cookie, form: { ...boat, weekdays: String(new Date(date).getUTCDay() || 7) } }))
  const experience = await slugOf(tour.listingId)
  const day = async () => (await dayPage(args({ cookie, date }))).experiences[0]!
  const { id: resource } = (await day()).duties[0]!.free[0]!
  const form = { experience, resource, session: sessionId, booking: '' }
  expect(await assign(args({ cookie, date, form }))).toMatchObject({ status: 302 })
  expect((await day()).guests).toMatchObject([{ resources: ['Sri Rejeki'] }])
  const { lists } = await guestsPage(args({ cookie, date }))
  expect(lists[0]!.guests).toMatchObject([{ resources: ['Sri Rejeki'] }])
  expect(await assign(args({ cookie, date, form: { ...form, session: second } }))).toMatchObject({
    data: { refusal: { reason: 'resource-taken', resource: 'Sri Rejeki' } },
    init: { status: 409 },
  })
  const { cookie: pengawas } = await aDesk(desk.shop, 'supervisor')
  expect(await statusOf(assign(args({ cookie: pengawas, date, form })))).toBe(403)
  const { id: assignment } = (await day()).duties[0]!.assigned[0]!
  const off = { experience, assignment }
  expect(await unassign(args({ cookie, date, form: off }))).toMatchObject({ status: 302 })
  expect((await day()).guests).toMatchObject([{ resources: [] }])
})
