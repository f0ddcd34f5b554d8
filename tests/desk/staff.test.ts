import { setTimeout as sleep } from 'node:timers/promises'
import type { ActionFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import { seenOf } from '#app/core/meanwhile.ts'
import { changeRole, removeFromStaff } from '#app/features/staff/commands.server.ts'
import { listStaff } from '#app/features/staff/queries.server.ts'
import { loader as home } from '#app/routes/kelola/settings.tsx'
import { action as change } from '#app/routes/kelola/team-member.tsx'
import { action as remove } from '#app/routes/kelola/team-remove.tsx'
import { db, sqlStateOf } from '#app/server/db.server.ts'
import { aDesk, type CalendarDesk, statusOf } from './calendar-desk.ts'

// Who works in a console and may do what there, on the real database.

function args(cookie: string, memberId: string, form?: Record<string, string>) {
  const request = new Request(`http://localhost:3000/kelola/pengaturan/tim/${memberId}`, {
    headers: { Cookie: cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
  const context = { requestId: 'test', clientIp: '127.0.0.1', scriptNonce: () => '' }
  return { request, params: { memberId }, context } as unknown as ActionFunctionArgs
}

const deedOn = (desk: CalendarDesk, userId: string) => ({
  shopId: desk.scope,
  actor: desk.manager,
  userId,
})

test('a role is changed with a row in the trail, and who is removed has no console at the next click', async () => {
  const desk = await aDesk()
  const other = await aDesk(desk.shop, 'supervisor')
  const { id } = other.manager
  const seen = seenOf({ role: 'supervisor', unitId: '' })
  expect(await statusOf(change(args(desk.cookie, id, { role: 'treasurer', seen })))).toBe(200)
  expect(await listStaff(desk.scope)).toMatchObject([
    { userId: desk.manager.id, role: 'manager' },
    { userId: id, role: 'treasurer' },
  ])
  expect(await statusOf(home(args(other.cookie, '')))).toBe(200)
  expect(await statusOf(remove(args(desk.cookie, id, {})))).toBe(200)
  expect(await listStaff(desk.scope)).toHaveLength(2)
  await remove(args(desk.cookie, id, { confirm: 'yes' }))
  expect(await statusOf(home(args(other.cookie, '')))).toBe(403)
  const trail = await db.auditEntry.findMany({
    where: { subjectId: id, action: 'role' },
    orderBy: { at: 'asc' },
  })
  expect(trail).toMatchObject([
    { fromStatus: 'supervisor', toStatus: 'treasurer', actorId: desk.manager.id },
    { fromStatus: 'treasurer', toStatus: null, shopId: desk.shop.id },
  ])
})

// Take the `changedMeanwhile` out of changeRole and this is red.
test('what another manager has made of somebody since is not undone unseen', async () => {
  const desk = await aDesk()
  const { manager } = await aDesk(desk.shop, 'supervisor')
  const seen = seenOf({ role: 'supervisor', unitId: '' })
  await change(args(desk.cookie, manager.id, { role: 'treasurer', seen }))
  const late = await change(args(desk.cookie, manager.id, { role: 'staff', seen }))
  expect(late).toMatchObject({
    data: { typed: { role: 'staff' }, meanwhile: { now: { role: 'treasurer' } } },
    init: { status: 409 },
  })
  const { meanwhile } = (late as { data: { meanwhile: { seen: string } } }).data
  const again = { role: 'staff', seen: meanwhile.seen }
  expect(await statusOf(change(args(desk.cookie, manager.id, again)))).toBe(200)
  expect(await listStaff(desk.scope)).toMatchObject([{}, { userId: manager.id, role: 'staff' }])
})

test('nobody raises himself, and only a manager changes anybody', async () => {
  const desk = await aDesk()
  const other = await aDesk(desk.shop, 'supervisor')
  const raise = args(other.cookie, other.manager.id, { role: 'manager' })
  expect(await statusOf(change(raise))).toBe(403)
  expect(
    await changeRole(deedOn(desk, desk.manager.id), {
      to: { role: 'treasurer', unitId: null },
      typed: {},
    }),
  ).toMatchObject({
    reason: 'own-role',
  })
  // A click of somebody who was a manager until a moment ago.
  expect(
    await changeRole(deedOn(other, desk.manager.id), {
      to: { role: 'staff', unitId: null },
      typed: {},
    }),
  ).toMatchObject({ ok: false })
})

test('of two managers who remove each other at once one stays', async () => {
  const first = await aDesk()
  const second = await aDesk(first.shop)
  const done = await Promise.all([
    removeFromStaff(deedOn(first, second.manager.id)),
    removeFromStaff(deedOn(second, first.manager.id)),
  ])
  expect(done.filter(({ ok }) => ok)).toHaveLength(1)
  const [left, ...others] = await listStaff(first.scope)
  expect(others).toEqual([])
  const last = left!.userId === first.manager.id ? first : second
  expect(await removeFromStaff(deedOn(last, left!.userId))).toMatchObject({
    reason: 'last-manager',
  })
})

test('whoever writes to the table, a BUM Desa that has a manager keeps one', async () => {
  const first = await aDesk()
  const second = await aDesk(first.shop)
  const [one, other] = [first, second].map(({ manager: { id: userId }, shop: { id: shopId } }) => ({
    userId_shopId: { userId, shopId },
  }))
  const [written, checked, alsoChecked] = [1, 2, 3].map(() => Promise.withResolvers<void>())
  // Each has written before the other is looked at, and the first is still open when the second is.
  const done = await Promise.allSettled([
    db.$transaction(async (tx) => {
      await tx.membership.delete({ where: one! })
      await written!.promise
      await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`
      checked!.resolve()
      await Promise.race([alsoChecked!.promise, sleep(300)])
    }),
    db.$transaction(async (tx) => {
      await tx.membership.update({ where: other!, data: { role: 'staff' } })
      written!.resolve()
      await checked!.promise
      await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`
      alsoChecked!.resolve()
    }),
  ])
  expect(done.map((each) => (each.status === 'rejected' ? sqlStateOf(each.reason) : 'ok'))).toEqual(
    ['ok', '23514'],
  )
  expect(await listStaff(first.scope)).toMatchObject([{ role: 'manager' }])
})

test('people of another BUM Desa are not there', async () => {
  const [desk, other] = [await aDesk(), await aDesk()]
  const theirs = args(desk.cookie, other.manager.id, { role: 'staff', confirm: 'yes' })
  expect(await statusOf(change(theirs))).toBe(404)
  expect(await statusOf(remove(args(desk.cookie, other.manager.id, { confirm: 'yes' })))).toBe(404)
  expect(await statusOf(change(args(desk.cookie, 'x', { role: 'staff' })))).toBe(404)
  expect(await listStaff(other.scope)).toMatchObject([{ role: 'manager' }])
})
