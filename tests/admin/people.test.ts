import { beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import {
  disableAccount,
  enableAccount,
  findPerson,
  forgetSecondFactorOf,
  getPerson,
} from '#app/features/users/account-desk.server.ts'
import { db } from '#app/server/db.server.ts'
import { findVisitor } from '#app/server/session.server.ts'
import { aMember, aPerson, requestWith, signedInCookie } from '#tests/accounts/people.ts'
import { anAdmin, atOnce, deedsOn, type TestAdmin, wins } from './desk-people.ts'

let actor: TestAdmin
beforeAll(async () => {
  actor = await anAdmin()
})

const factorOf = async (id: string) =>
  (await db.user.findUniqueOrThrow({ where: { id } })).totpSecret

test('a person is found by number or address, closed or not, and the look-up is on record', async () => {
  const person = await aPerson({ email: 'Bu.Sri@Contoh.id', phone: '+6281399998888' })
  const byPhone = { kind: 'phone', phone: '+6281399998888' } as const
  expect(await findPerson(byPhone, actor)).toBe(person.id)
  await disableAccount({ userId: person.id, actor })
  expect(await findPerson({ kind: 'email', email: 'bu.sri@contoh.id' }, actor)).toBe(person.id)
  expect(await findPerson({ kind: 'email', email: 'tidak@ada.id' }, actor)).toBeNull()
  expect(await deedsOn(person.id)).toEqual(['looked-up', 'disabled', 'looked-up'])
})

test('the page shows roles and sessions, and of the contact only enough to know who it is', async () => {
  const { user } = await aMember('treasurer')
  await signedInCookie(user.id)
  const page = (await getPerson(user.id))!
  expect(page).toMatchObject({
    sessions: 1,
    shops: [{ role: 'treasurer' }],
    hasSecondFactor: false,
  })
  expect(JSON.stringify(page)).not.toContain(user.phone)
  expect(JSON.stringify(page)).not.toContain(user.email)
  expect(JSON.stringify(page)).not.toContain('passwordHash')
  expect(await getPerson(newId())).toBeNull()
})

test('a closed account is outside at once, everywhere, and may be opened again', async () => {
  const { id: userId } = await aPerson()
  const { cookie } = await signedInCookie(userId)
  expect(await findVisitor(requestWith(cookie))).not.toBeNull()
  expect(wins(await atOnce(() => disableAccount({ userId, actor })))).toBe(1)
  expect(await findVisitor(requestWith(cookie))).toBeNull()
  expect(await db.session.count({ where: { userId } })).toBe(0)
  expect(wins(await atOnce(() => enableAccount({ userId, actor })))).toBe(1)
  expect(await deedsOn(userId)).toEqual(['disabled', 'enabled'])
  expect(await findVisitor(requestWith(cookie))).toBeNull()
})

test('the second factor goes once, with every session', async () => {
  const { id: userId } = await aPerson()
  await db.user.update({ where: { id: userId }, data: { totpSecret: 'x' } })
  await signedInCookie(userId)
  expect(wins(await atOnce(() => forgetSecondFactorOf({ userId, actor })))).toBe(1)
  expect(await factorOf(userId)).toBeNull()
  expect(await db.session.count({ where: { userId } })).toBe(0)
  expect(await deedsOn(userId)).toEqual(['second-factor-off'])
})

test('nobody locks himself out, and two admins cannot close each other', async () => {
  expect(await disableAccount({ userId: actor.id, actor })).toEqual({ ok: false, reason: 'self' })
  const [one, other] = [await anAdmin(), await anAdmin()]
  const results = await Promise.all([
    disableAccount({ userId: one.id, actor: other }),
    disableAccount({ userId: other.id, actor: one }),
  ])
  expect(wins(results)).toBe(1)
  expect(results).toContainEqual({ ok: false, reason: 'not-allowed' })
})

test('an erased account stays closed', async () => {
  const { id: userId } = await aPerson()
  await db.user.update({
    where: { id: userId },
    data: { email: null, phone: null, disabledAt: new Date() },
  })
  expect(await enableAccount({ userId, actor })).toMatchObject({ reason: 'already-changed' })
  expect(await enableAccount({ userId: newId(), actor })).toMatchObject({ reason: 'not-found' })
})
