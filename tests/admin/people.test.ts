import { beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import {
  disableAccount,
  endRegencyOfficer,
  enableAccount,
  findPerson,
  forgetSecondFactorOf,
  getPerson,
  makeRegencyOfficer,
} from '#app/features/users/account-desk.server.ts'
import { searchPeople } from '#app/features/users/people-search.server.ts'
import { peopleQuery } from '#app/features/users/people-search.ts'
import { action as give } from '#app/routes/admin/person-officer-make.tsx'
import { db } from '#app/server/db.server.ts'
import { findVisitor } from '#app/server/session.server.ts'
import {
  aMember,
  aPerson,
  goodPassword,
  requestWith,
  signedInCookie,
} from '#tests/accounts/people.ts'
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

// Take `endSessionsOf` or the look at the role out of moveRole and this is red.
test('the role of regency officer is given and taken once, with a word in the trail and new sessions', async () => {
  const { id: userId } = await aPerson()
  const { cookie } = await signedInCookie(userId)
  expect(wins(await atOnce(() => makeRegencyOfficer({ userId, actor })))).toBe(1)
  expect(await findVisitor(requestWith(cookie))).toBeNull()
  expect(await getPerson(userId)).toMatchObject({ platformRole: 'regencyOfficer' })
  await signedInCookie(userId)
  expect(wins(await atOnce(() => endRegencyOfficer({ userId, actor })))).toBe(1)
  expect(await db.session.count({ where: { userId } })).toBe(0)
  const trail = await db.auditEntry.findMany({
    where: { subjectId: userId },
    orderBy: { sequence: 'asc' },
  })
  expect(trail.map(({ action, details }) => [action, details])).toEqual([
    ['made-officer', { before: '{"role":null}', after: '{"role":"regencyOfficer"}' }],
    ['officer-ended', { before: '{"role":"regencyOfficer"}', after: '{"role":null}' }],
  ])
})

test('no admin, no closed account and nobody by himself becomes a regency officer', async () => {
  const changed = { ok: false, reason: 'already-changed' }
  const other = await anAdmin()
  expect(await makeRegencyOfficer({ userId: other.id, actor })).toEqual(changed)
  expect(await endRegencyOfficer({ userId: other.id, actor })).toEqual(changed)
  const { id: closed } = await aPerson()
  await disableAccount({ userId: closed, actor })
  expect(await makeRegencyOfficer({ userId: closed, actor })).toEqual(changed)
  expect(await makeRegencyOfficer({ userId: actor.id, actor })).toMatchObject({ reason: 'self' })
})

// Take `proveOwner` out of actOnOfficer and this is red.
test('the admin proves who he is before a role is given', async () => {
  const { id: userId } = await aPerson()
  const { cookie } = await signedInCookie(actor.id)
  const send = (currentPassword: string) => {
    const body = new URLSearchParams({ currentPassword })
    const request = requestWith(cookie, `/admin/orang/${userId}/petugas-kabupaten`, {
      method: 'POST',
      body,
    })
    return give({ request, params: { userId }, context: {} } as never)
  }
  expect(await send('salah sekali')).toMatchObject({
    data: { proof: 'wrong-password' },
    init: { status: 422 },
  })
  expect(await getPerson(userId)).toMatchObject({ platformRole: null })
  expect((await send(goodPassword)) as Response).toMatchObject({ status: 302 })
  expect(await getPerson(userId)).toMatchObject({ platformRole: 'regencyOfficer' })
})

test('staff and makers are found by a part of their name, buyers never, page by page', async () => {
  const mark = `Zz${newId().slice(-6)}`
  const name = `Bu ${mark} Contoh`
  await aPerson({ name })
  const officer = await aPerson({ name, platformRole: 'regencyOfficer' })
  const { user, shopId } = await aMember('treasurer')
  await db.user.update({ where: { id: user.id }, data: { name } })
  const owner = await aPerson({ name: 'Pak Lain' })
  const { villageCode } = await db.village
    .findFirstOrThrow({ select: { code: true } })
    .then(({ code }) => ({ villageCode: code }))
  const maker = { id: newId(), shopId, villageCode, name: `Dapur ${mark}` }
  await db.maker.create({ data: maker })
  await db.makerMember.create({ data: { makerId: maker.id, userId: owner.id } })
  const { people, next } = await searchPeople(peopleQuery.parse({ cari: mark.toLowerCase() }))
  expect(people.map(({ id }) => id)).toEqual([owner.id, user.id, officer.id])
  expect(people).toMatchObject([
    { makers: [{ name: maker.name }] },
    { shops: [{ role: 'treasurer' }] },
    { platformRole: 'regencyOfficer' },
  ])
  expect(next).toBeNull()
  const rest = await searchPeople(peopleQuery.parse({ cari: mark, setelah: user.id }))
  expect(rest.people.map(({ id }) => id)).toEqual([officer.id])
  expect(await searchPeople(peopleQuery.parse({ cari: '%' }))).toEqual({ people: [], next: null })
  expect(await searchPeople(peopleQuery.parse({}))).toEqual({ people: [], next: null })
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
