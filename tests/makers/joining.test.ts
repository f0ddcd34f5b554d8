import type { ActionFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { getListingPage } from '#app/features/catalog/listing-queries.server.ts'
import { acceptInvitation, sweepInvitations } from '#app/features/makers/invitations.server.ts'
import { tellMakerOfStatus } from '#app/features/messages/tell-maker.server.ts'
import { action as accept, loader as look } from '#app/routes/account/invitation.tsx'
import { action as revoke } from '#app/routes/kelola/invitation-revoke.ts'
import { action as addMaker } from '#app/routes/kelola/maker-add.tsx'
import { action as invite } from '#app/routes/kelola/maker-invite.tsx'
import { action as pause } from '#app/routes/kelola/maker-pause.tsx'
import { action as resume } from '#app/routes/kelola/maker-resume.ts'
import { loader as list } from '#app/routes/kelola/makers.tsx'
import { db } from '#app/server/db.server.ts'
import { startUserSession } from '#app/server/session.server.ts'
import { aDesk, statusOf } from '#tests/desk/calendar-desk.ts'
import { aMaker, aShop, aVariant, testVillage } from '#tests/factories/shops.ts'

type Asked = { cookie?: string; form?: Record<string, string>; params?: Record<string, string> }

function args({ cookie = '', form, params = {} }: Asked): ActionFunctionArgs {
  const request = new Request('http://localhost:3000/kelola/pelaku-usaha', {
    headers: { Cookie: cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
  return { request, params, context: {} } as ActionFunctionArgs
}

async function aPerson() {
  const userId = newId()
  const email = `${userId}@example.com`
  await db.user.create({ data: { id: userId, name: 'Bu Sri', email, passwordHash: 'x' } })
  const { token } = await startUserSession(db, { userId, isVerified: true, userAgent: 'test' })
  return { userId, email, cookie: `sid=${token}` }
}

const who = { name: 'Dapur Bu Sri', phone: '0812-3456-7890' }
const joining = { name: 'Dapur Sri Rejeki', village: testVillage.code }

async function invited(desk: Awaited<ReturnType<typeof aDesk>>, more: Record<string, string> = {}) {
  const answer = await invite(args({ cookie: desk.cookie, form: { ...who, ...more } }))
  if (!('link' in answer)) throw new Error('No link')
  return answer.link.split('/').at(-1)!
}

test('an invitation makes one person a maker, once, and nobody can read it from the table', async () => {
  const desk = await aDesk()
  const token = await invited(desk)
  expect(
    JSON.stringify(await db.makerInvitation.findMany({ where: { shopId: desk.shop.id } })),
  ).not.toContain(token)
  const people = await Promise.all([aPerson(), aPerson(), aPerson()])
  const open = await look(args({ params: { token } }))
  expect(open).toMatchObject({ data: { invitation: { name: who.name, isKnown: false } } })
  const answers = await Promise.all(
    people.map(({ userId }) => acceptInvitation({ token, userId }, joining)),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  const makers = await db.maker.findMany({
    where: { shopId: desk.shop.id },
    include: { members: true },
  })
  expect(makers).toMatchObject([{ name: joining.name, phone: '+6281234567890', status: 'active' }])
  expect(makers[0]!.members).toHaveLength(1)
  const late = await accept(args({ cookie: people[0]!.cookie, form: joining, params: { token } }))
  expect(late).toMatchObject({ data: { refusal: 'invitation-over' }, init: { status: 409 } })
  expect(await look(args({ params: { token } }))).toMatchObject({ init: { status: 404 } })
})

test('a link that was taken back, replaced or is too old opens nothing', async () => {
  const desk = await aDesk()
  const { userId } = await aPerson()
  const first = await invited(desk)
  const second = await invited(desk)
  expect(await acceptInvitation({ token: first, userId }, joining)).toMatchObject({ ok: false })
  const { id } = await db.makerInvitation.findFirstOrThrow({ where: { shopId: desk.shop.id } })
  const other = await aDesk()
  const named = { params: { invitationId: id }, form: {} }
  expect(await statusOf(revoke(args({ cookie: other.cookie, ...named })))).toBe(404)
  expect(await statusOf(revoke(args({ cookie: desk.cookie, ...named })))).toBe(200)
  expect(await acceptInvitation({ token: second, userId }, joining)).toMatchObject({ ok: false })
  const third = await invited(desk)
  await db.$executeRaw`UPDATE maker_invitations SET created_at = now() - interval '40 days',
    expires_at = now() - interval '1 second' WHERE shop_id = ${desk.shop.id}::uuid`
  expect(await acceptInvitation({ token: third, userId }, joining)).toMatchObject({
    reason: 'invitation-over',
  })
  await sweepInvitations()
  expect((await list(args({ cookie: desk.cookie }))).invitations).toMatchObject([{ isOver: true }])
})

test('one account has one stall, in a village of the BUM Desa', async () => {
  const desk = await aDesk()
  const { userId } = await aPerson()
  const elsewhere = { ...joining, village: '99.99.99.9999' }
  const token = await invited(desk)
  expect(await acceptInvitation({ token, userId }, elsewhere)).toMatchObject({ reason: 'village' })
  const another = await invited(await aDesk())
  const both = await Promise.all(
    [token, another].map((each) => acceptInvitation({ token: each, userId }, joining)),
  )
  expect(both.map((each) => (each.ok ? 'in' : each.reason)).toSorted()).toEqual([
    'already-maker',
    'in',
  ])
})

test('a maker without an account is registered with consent, and invited to run the stall later', async () => {
  const desk = await aDesk()
  const form = { name: 'Mbah Karto', village: testVillage.code, phone: '' }
  expect(await addMaker(args({ cookie: desk.cookie, form }))).toMatchObject({
    data: { problems: { consent: ['consent'] } },
  })
  // The answer was lost and the form is sent again. Take `madeByForm` out of addMakerOnBehalf: two makers.
  const agreed = { ...form, consent: 'on', formKey: newId() }
  const [sent, resent] = [
    await addMaker(args({ cookie: desk.cookie, form: agreed })),
    await addMaker(args({ cookie: desk.cookie, form: agreed })),
  ] as Response[]
  expect(resent?.headers.get('Location')).toBe(sent?.headers.get('Location'))
  const maker = await db.maker.findFirstOrThrow({ where: { shopId: desk.shop.id } })
  const [trail] = await db.auditEntry.findMany({ where: { subjectId: maker.id } })
  expect(trail).toMatchObject({ toStatus: 'active', details: { onBehalf: true, consent: true } })
  const { userId, cookie } = await aPerson()
  const token = await invited(desk, { maker: maker.id })
  await accept(args({ cookie, form: joining, params: { token } }))
  expect(await db.makerMember.findMany({ where: { userId } })).toMatchObject([
    { makerId: maker.id },
  ])
  expect(await db.maker.count({ where: { shopId: desk.shop.id } })).toBe(1)
  const again = await invite(args({ cookie: desk.cookie, form: { ...who, maker: maker.id } }))
  expect(again).toMatchObject({ init: { status: 409 } })
  const theirs = await aMaker()
  const stolen = invite(args({ cookie: desk.cookie, form: { ...who, maker: theirs.id } }))
  expect(await statusOf(stolen)).toBe(404)
})

test('the goods of a paused maker leave the shop, come back, and the maker is told each time once', async () => {
  const shop = await aShop()
  const desk = await aDesk(shop)
  const maker = await aMaker(shop)
  const { userId, email } = await aPerson()
  await db.makerMember.create({ data: { userId, makerId: maker.id } })
  const { listingId } = await aVariant({ maker })
  const { slug } = await db.listing.findUniqueOrThrow({ where: { id: listingId } })
  const asked = { cookie: desk.cookie, form: {}, params: { makerId: maker.id } }
  const other = await aDesk()
  expect(await statusOf(pause(args({ ...asked, cookie: other.cookie })))).toBe(404)
  await pause(args(asked))
  expect(await getListingPage('product', slug)).toBeNull()
  const again = await pause(args(asked))
  expect(again.headers.get('Location')).toContain('kabar=changed')
  const news = { makerId: maker.id, status: 'paused', changeId: newId() }
  await tellMakerOfStatus(news)
  await tellMakerOfStatus(news)
  expect(await db.message.findMany({ where: { recipient: email } })).toMatchObject([
    { template: 'maker-paused', channel: 'email' },
  ])
  await resume(args(asked))
  expect(await getListingPage('product', slug)).not.toBeNull()
  const trail = await db.auditEntry.findMany({
    where: { subjectId: maker.id },
    orderBy: { sequence: 'asc' },
  })
  expect(trail.map(({ fromStatus, toStatus }) => [fromStatus, toStatus])).toEqual([
    ['active', 'paused'],
    ['paused', 'active'],
  ])
})
