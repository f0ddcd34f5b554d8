import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { parsePhone } from '#app/core/phone.ts'
import { acceptInvitation, inviteMaker } from '#app/features/makers/invitations.server.ts'
import { detachAccount, leaveStall } from '#app/features/makers/members.server.ts'
import { tellDetachedAccount } from '#app/features/messages/tell-maker.server.ts'
import { eraseAccount } from '#app/features/users/erase-account.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { action as detach, loader as askToDetach } from '#app/routes/kelola/maker-detach.tsx'
import { loader as makerPage } from '#app/routes/kelola/maker.tsx'
import { loader as stallHome } from '#app/routes/lapak/home.tsx'
import { action as leave } from '#app/routes/lapak/leave.tsx'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { aPerson, goodPassword, signedInCookie } from '#tests/accounts/people.ts'
import { aDesk, type CalendarDesk, statusOf } from '#tests/desk/calendar-desk.ts'
import { aMaker, aVariant, testVillage } from '#tests/factories/shops.ts'
import { args } from './maker-desk.ts'

/** A stall that this person runs, with a good on sale. */
async function aStall(desk: CalendarDesk) {
  const maker = await aMaker(desk.shop)
  const { listingId } = await aVariant({ maker })
  return { maker, listingId, ...(await aHolder(maker.id)) }
}

async function aHolder(makerId: string) {
  const user = await aPerson()
  await db.makerMember.create({ data: { userId: user.id, makerId } })
  const { cookie } = await signedInCookie(user.id)
  return { user, cookie, actor: { type: 'staff', id: user.id } as const }
}

type Stall = Awaited<ReturnType<typeof aStall>>

const sure = { confirm: 'yes' }
const named = ({ maker, user }: Pick<Stall, 'maker' | 'user'>) => ({
  makerId: maker.id,
  accountId: user.id,
})
const holdersOf = async ({ maker }: Stall) =>
  (await db.makerMember.findMany({ where: { makerId: maker.id } })).map(({ userId }) => userId)

test('a manager takes an account off a stall: everything else stays, and the person is told once', async () => {
  const desk = await aDesk()
  const stall = await aStall(desk)
  const { maker, user, cookie, listingId } = stall
  const [before, good] = [
    await db.maker.findUniqueOrThrow({ where: { id: maker.id } }),
    await db.listing.findUniqueOrThrow({ where: { id: listingId } }),
  ]
  const asked = { cookie: desk.cookie, params: named(stall) }
  expect(await askToDetach(args(asked))).toMatchObject({ account: { name: user.name } })
  const unsure = await detach(args({ ...asked, form: {} }))
  expect(unsure.headers.get('Location')).toMatch(/\/lepas$/)
  expect(await holdersOf(stall)).toEqual([user.id])

  const done = await detach(args({ ...asked, form: sure }))
  expect(done.headers.get('Location')).toContain('kabar=detached')
  expect(await holdersOf(stall)).toEqual([])
  expect(await db.maker.findUniqueOrThrow({ where: { id: maker.id } })).toEqual(before)
  expect(await db.listing.findUniqueOrThrow({ where: { id: listingId } })).toEqual(good)
  // With the very next click; the session itself goes on.
  expect(await statusOf(stallHome(args({ cookie })))).toBe(403)
  expect(await db.session.count({ where: { userId: user.id } })).toBe(1)

  const trail = await db.auditEntry.findMany({ where: { subjectId: maker.id } })
  expect(trail).toMatchObject([
    {
      action: 'account-detached',
      actorId: desk.manager.id,
      shopId: desk.shop.id,
      details: { before: `{"account":"${user.id}"}`, after: '{"account":null}' },
    },
  ])
  const news = { makerId: maker.id, userId: user.id, changeId: newId() }
  for (let again = 0; again < 2; again++) await tellDetachedAccount(news)
  expect(await db.message.findMany({ where: { shopId: desk.shop.id } })).toMatchObject([
    { template: 'maker-detached', recipient: user.email },
  ])
})

test('a maker leaves the stall, and not one joined since the page was shown', async () => {
  const desk = await aDesk()
  const [stall, other] = [await aStall(desk), await aStall(desk)]
  const { user, cookie, maker } = stall
  const form = { ...sure, maker: other.maker.id }
  expect(await statusOf(leave(args({ cookie, form })))).toBe(404)
  await leave(args({ cookie, form: { maker: maker.id } }))
  expect(await holdersOf(stall)).toEqual([user.id])
  await leave(args({ cookie, form: { ...sure, maker: maker.id } }))
  expect([await holdersOf(stall), await holdersOf(other)]).toEqual([[], [other.user.id]])
  expect(await db.auditEntry.findMany({ where: { subjectId: maker.id } })).toMatchObject([
    { action: 'account-left', actorId: user.id, shopId: desk.shop.id },
  ])
})

test('the stall is given to somebody else, and who left joins elsewhere or is forgotten', async () => {
  const desk = await aDesk()
  const { user, maker } = await aStall(desk)
  const who = { name: 'Anak Bu Sri', phone: parsePhone('0812-3456-7890')!, maker: maker.id }
  const invite = (its: CalendarDesk, more: { maker?: null }) =>
    inviteMaker({ shopId: its.scope, actor: its.manager }, { ...who, ...more })
  expect(await invite(desk, {})).toMatchObject({ reason: 'has-account' })
  const place = { makerId: maker.id, userId: user.id }
  await detachAccount({ shopId: desk.scope, actor: desk.manager }, place)

  const heir = await aPerson()
  const join = { name: 'Dapur Sri', village: testVillage.code }
  const invited = await invite(desk, {})
  if (!invited.ok) throw new Error('Not invited')
  const { token } = invited.value
  expect(await acceptInvitation({ token, userId: heir.id }, join)).toMatchObject({
    value: { makerId: maker.id },
  })
  const elsewhere = await aDesk()
  const away = await invite(elsewhere, { maker: null })
  if (!away.ok) throw new Error('Not invited')
  const joined = await acceptInvitation({ token: away.value.token, userId: user.id }, join)
  if (!joined.ok) throw new Error(joined.reason)
  expect(await eraseAccount(user.id, goodPassword)).toMatchObject({ reason: 'still-serving' })
  const scope = mintScope.maker({ makerId: joined.value.makerId, shopId: elsewhere.shop.id })
  await leaveStall(scope, { userId: user.id, actor: { type: 'staff', id: user.id } })
  expect(await eraseAccount(user.id, goodPassword)).toMatchObject({ ok: true })
})

test('another BUM Desa finds neither stall nor account, and no account is taken off another stall', async () => {
  const [desk, other] = [await aDesk(), await aDesk()]
  const stall = await aStall(desk)
  const params = named(stall)
  const theirs = { cookie: other.cookie, params }
  expect(await statusOf(askToDetach(args(theirs)))).toBe(404)
  expect(await statusOf(detach(args({ ...theirs, form: sure })))).toBe(404)
  const place = { makerId: stall.maker.id, userId: stall.user.id }
  const deed = { shopId: other.scope, actor: other.manager }
  expect(await detachAccount(deed, place)).toMatchObject({ reason: 'already-changed' })

  const neighbour = await aStall(desk)
  const mixed = { cookie: desk.cookie, params: { ...params, makerId: neighbour.maker.id } }
  expect(await statusOf(askToDetach(args(mixed)))).toBe(404)
  const answer = await detach(args({ ...mixed, form: sure }))
  expect(answer.headers.get('Location')).toContain('kabar=changed')
  expect([await holdersOf(stall), await holdersOf(neighbour)]).toEqual([
    [stall.user.id],
    [neighbour.user.id],
  ])
})

test('only a manager does it; the others see who runs the stall', async () => {
  const desk = await aDesk()
  const stall = await aStall(desk)
  for (const role of ['staff', 'treasurer', 'supervisor'] as const) {
    const { cookie } = await aDesk(desk.shop, role)
    const asked = { cookie, params: named(stall) }
    expect(await statusOf(detach(args({ ...asked, form: sure })))).toBe(403)
    const { accounts, isManager } = await makerPage(args(asked))
    expect([accounts, isManager]).toEqual([
      [{ userId: stall.user.id, name: stall.user.name }],
      false,
    ])
  }
})

test('of two who end it at once one has done it, and an account beside it stays', async () => {
  const desk = await aDesk()
  const stall = await aStall(desk)
  const { maker, user, actor } = stall
  const second = await aHolder(maker.id)
  const place = { makerId: maker.id, userId: user.id }
  const scope = mintScope.maker({ makerId: maker.id, shopId: desk.shop.id })
  const answers = await Promise.all([
    detachAccount({ shopId: desk.scope, actor: desk.manager }, place),
    detachAccount({ shopId: desk.scope, actor: desk.manager }, place),
    leaveStall(scope, { userId: user.id, actor }),
  ])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await db.auditEntry.count({ where: { subjectId: maker.id } })).toBe(1)
  expect(await holdersOf(stall)).toEqual([second.user.id])
})

test('the trail says it in both languages', () => {
  for (const locale of ['id', 'en'] as const) {
    const { admin, trail } = messagesFor(locale)
    const { actions } = admin.history
    const words = [actions['account-detached'], actions['account-left'], trail.fields.account]
    expect(words.every(Boolean)).toBe(true)
  }
})
