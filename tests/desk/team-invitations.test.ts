import type { ActionFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import { seenOf } from '#app/core/meanwhile.ts'
import { changeRole, removeFromStaff } from '#app/features/staff/commands.server.ts'
import { joinTeam, sweepStaffInvitations } from '#app/features/staff/invitations.server.ts'
import { action as accept, loader as look } from '#app/routes/account/team-invitation.tsx'
import { action as invite } from '#app/routes/kelola/team-invite.tsx'
import { action as revoke } from '#app/routes/kelola/team-revoke.ts'
import { loader as team } from '#app/routes/kelola/team.tsx'
import { db } from '#app/server/db.server.ts'
import { aPerson, signedInCookie } from '#tests/accounts/people.ts'
import { aDesk, type CalendarDesk, statusOf } from './calendar-desk.ts'

// Who is invited into a console by a link, on the real database.

type Asked = { cookie?: string; form?: Record<string, string>; params?: Record<string, string> }

function args({ cookie = '', form, params = {} }: Asked): ActionFunctionArgs {
  const request = new Request('http://localhost:3000/kelola/pengaturan/tim', {
    headers: { Cookie: cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
  return { request, params, context: {} } as ActionFunctionArgs
}

const who = { name: 'Bu Siti', phone: '0812-3456-7890', role: 'treasurer' }

async function invited(desk: CalendarDesk) {
  const answer = await invite(args({ cookie: desk.cookie, form: who }))
  if (!('link' in answer)) throw new Error('No link')
  return answer.link.split('/').at(-1)!
}

const open = (token: string) => look(args({ params: { token } }))
const over = { ok: false, reason: 'invitation-over' }

test('an invitation gives one person its role, once, and the table does not say its link', async () => {
  const desk = await aDesk()
  const token = await invited(desk)
  const kept = await db.staffInvitation.findMany({ where: { shopId: desk.shop.id } })
  expect(JSON.stringify(kept)).not.toContain(token)
  expect(await open(token)).toMatchObject({ data: { invitation: { role: 'treasurer' } } })
  const people = await Promise.all([aPerson(), aPerson(), aPerson()])
  const answers = await Promise.all(people.map(({ id }) => joinTeam(token, id)))
  const joined = people.filter((_, index) => answers[index]!.ok)
  expect(joined).toHaveLength(1)
  const { id } = joined[0]!
  expect((await team(args({ cookie: desk.cookie }))).staff).toMatchObject([
    { userId: desk.manager.id, role: 'manager' },
    { userId: id, role: 'treasurer' },
  ])
  expect(await db.auditEntry.findMany({ where: { subjectId: id, action: 'role' } })).toMatchObject([
    { fromStatus: null, toStatus: 'treasurer', actorId: id, shopId: desk.shop.id },
  ])
  expect(await open(token)).toMatchObject({ init: { status: 404 } })
})

test('a link that was replaced, taken back or is too old opens nothing', async () => {
  const [desk, other] = [await aDesk(), await aDesk()]
  const { id: userId } = await aPerson()
  const [first, second] = [await invited(desk), await invited(desk)]
  expect(await joinTeam(first, userId)).toEqual(over)
  const { id } = await db.staffInvitation.findFirstOrThrow({ where: { shopId: desk.shop.id } })
  const named = { params: { invitationId: id }, form: {} }
  expect(await statusOf(revoke(args({ cookie: other.cookie, ...named })))).toBe(404)
  expect(await statusOf(revoke(args({ cookie: desk.cookie, ...named })))).toBe(200)
  expect(await joinTeam(second, userId)).toEqual(over)
  const third = await invited(desk)
  const age = (days: number) => db.$executeRaw`UPDATE staff_invitations
    SET created_at = now() - interval '40 days', expires_at = now() - make_interval(days => ${days})
    WHERE shop_id = ${desk.shop.id}::uuid`
  await age(1)
  expect(await joinTeam(third, userId)).toEqual(over)
  await sweepStaffInvitations()
  expect((await team(args({ cookie: desk.cookie }))).invitations).toMatchObject([{ isOver: true }])
  await age(31)
  await sweepStaffInvitations()
  expect((await team(args({ cookie: desk.cookie }))).invitations).toEqual([])
})

test('nobody comes back by a link of his own, and nobody changes the own role by one', async () => {
  const first = await aDesk()
  const second = await aDesk(first.shop)
  const deed = { shopId: first.scope, actor: first.manager, userId: second.manager.id }
  const token = await invited(second)
  const { cookie } = second
  const kept = await accept(args({ cookie, form: {}, params: { token } }))
  expect(kept).toMatchObject({ data: { refusal: 'already-member' }, init: { status: 409 } })
  const seen = (role: string) => ({ seen: seenOf({ role, unitId: '' }) })
  await changeRole(deed, { to: { role: 'staff', unitId: null }, typed: seen('manager') })
  expect(await open(token)).toMatchObject({ init: { status: 404 } })
  expect(await joinTeam(token, (await aPerson()).id)).toEqual(over)
  expect(await statusOf(invite(args({ cookie, form: who })))).toBe(403)
  await changeRole(deed, { to: { role: 'manager', unitId: null }, typed: seen('staff') })
  await removeFromStaff(deed)
  expect(await db.staffInvitation.count({ where: { shopId: first.shop.id } })).toBe(0)
  expect(await joinTeam(token, second.manager.id)).toEqual(over)
})

test('who is new to it is led to the console of that BUM Desa; odd forms keep what was typed', async () => {
  const desk = await aDesk()
  const { cookie } = await signedInCookie((await aPerson()).id)
  const token = await invited(desk)
  const come = await accept(args({ cookie, form: {}, params: { token } }))
  expect(come).toBeInstanceOf(Response)
  expect((come as Response).headers.get('Set-Cookie')).toContain(desk.shop.slug)
  const odd = { name: ' ', phone: '123', role: 'king' }
  expect(await invite(args({ cookie: desk.cookie, form: odd }))).toMatchObject({
    data: { typed: odd, problems: { name: ['name'], phone: ['phone'], role: ['role'] } },
    init: { status: 400 },
  })
})
