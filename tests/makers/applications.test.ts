import type { ActionFunctionArgs } from '@remix-run/node'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import {
  approveApplication,
  refuseApplication,
  sweepApplications,
  withdrawApplication,
} from '#app/features/applications/commands.server.ts'
import { getOwnApplication } from '#app/features/applications/queries.server.ts'
import {
  tellApplicant,
  tellShopOfApplication,
} from '#app/features/messages/tell-application.server.ts'
import { mayMake } from '#app/features/uploads/upload-rows.server.ts'
import { eraseAccount } from '#app/features/users/erase-account.server.ts'
import { action as approve } from '#app/routes/kelola/application-approve.ts'
import { loader as deskPaper } from '#app/routes/kelola/application-paper.ts'
import { loader as deskPage } from '#app/routes/kelola/application.tsx'
import { loader as today } from '#app/routes/kelola/today.tsx'
import { action as join, loader as joinPage } from '#app/routes/lapak/join.tsx'
import { loader as ownPaper } from '#app/routes/lapak/join-paper.ts'
import { action as withdraw } from '#app/routes/lapak/join-withdraw.ts'
import { db, pool } from '#app/server/db.server.ts'
import { aPerson, goodPassword, signedInCookie } from '#tests/accounts/people.ts'
import { aDesk, statusOf } from '#tests/desk/calendar-desk.ts'
import { testVillage } from '#tests/factories/shops.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'

afterAll(expectInvariants)

const photo = (format: 'png' | 'jpeg' = 'jpeg') =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#a55' } })
    .withExif({ IFD0: { ImageDescription: 'RAHASIA-GPS' } })
    .toFormat(format)
    .toBuffer()

type Asked = {
  cookie?: string
  search?: string
  params?: Record<string, string>
  form?: Record<string, string | Blob>
}

function args({ cookie = '', search = '', params = {}, form }: Asked): ActionFunctionArgs {
  const body = new FormData()
  for (const [name, value] of Object.entries(form ?? {})) body.append(name, value)
  const request = new Request(`http://localhost:3000/lapak/gabung${search}`, {
    headers: { Cookie: cookie },
    ...(form && { method: 'POST', body }),
  })
  return { request, params, context: {} } as ActionFunctionArgs
}

const good = {
  name: 'Dapur Bu Sri',
  phone: '0812-3456-7890',
  village: testVillage.code,
  goods: 'Keripik singkong',
  consent: 'on',
}

async function anApplicant() {
  const user = await aPerson({ password: goodPassword })
  const { cookie } = await signedInCookie(user.id)
  const actor = { type: 'buyer', id: user.id } as const
  return { user, cookie, who: { userId: user.id, actor } }
}

type Desk = Awaited<ReturnType<typeof aDesk>>
type Applicant = Awaited<ReturnType<typeof anApplicant>>

async function send(desk: Desk, { cookie }: Applicant, more: Record<string, string | Blob> = {}) {
  const { slug } = await db.shop.findUniqueOrThrow({ where: { id: desk.shop.id } })
  return join(args({ cookie, search: `?toko=${slug}`, form: { ...good, ...more } }))
}

async function sent(desk: Desk, applicant: Applicant, more: Record<string, string | Blob> = {}) {
  await send(desk, applicant, more)
  const { id } = (await getOwnApplication(applicant.user.id))!
  const managerOf = { shopId: desk.scope, actor: desk.manager, applicationId: id }
  return { id, managerOf }
}

const papersOf = (applicationId: string) => db.applicationPaper.count({ where: { applicationId } })
const withPapers = async () => ({
  identityCard: new File([new Uint8Array(await photo())], '../ktp.php'),
  businessNumber: new File([new Uint8Array(await photo('png'))], 'nib.png'),
})

test('who asks is accepted, is a maker then, and the papers are gone', async () => {
  const [desk, applicant] = [await aDesk(), await anApplicant()]
  const { id, managerOf } = await sent(desk, applicant, await withPapers())
  expect(await papersOf(id)).toBe(2)
  expect(await today(args({ cookie: desk.cookie }))).toMatchObject({ applications: 1 })
  await tellShopOfApplication(id)
  const answer = await approve(
    args({ cookie: desk.cookie, params: { applicationId: id }, form: {} }),
  )
  expect(answer.headers.get('Location')).toContain('kabar=approved')
  const member = await db.makerMember.findFirstOrThrow({
    where: { userId: applicant.user.id },
    include: { maker: true },
  })
  expect(member.maker).toMatchObject({ name: good.name, phone: '+6281234567890' })
  expect(await papersOf(id)).toBe(0)
  expect(await approveApplication(managerOf)).toMatchObject({ ok: false })
  for (let again = 0; again < 2; again++) await tellApplicant(id)
  const letters = await db.message.findMany({ where: { shopId: desk.shop.id } })
  expect(letters.map(({ template }) => template).toSorted()).toEqual([
    'application-approved',
    'application-sent',
  ])
  expect(await send(desk, applicant)).toMatchObject({ data: { refusal: 'already-maker' } })
})

test('papers are made anew, and only the managers of that BUM Desa and the applicant see them', async () => {
  const [desk, other] = [await aDesk(), await aDesk()]
  const [applicant, stranger] = [await anApplicant(), await anApplicant()]
  const { id } = await sent(desk, applicant, await withPapers())
  const params = { applicationId: id, kind: 'identityCard' }
  const seen = await deskPaper(args({ cookie: desk.cookie, params }))
  const bytes = Buffer.from(await seen.arrayBuffer())
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 900, height: 600 })
  expect(bytes.includes('RAHASIA-GPS')).toBe(false)
  expect(seen.headers.get('Cache-Control')).toBe('private, no-store')
  expect((await ownPaper(args({ cookie: applicant.cookie, params }))).status).toBe(200)
  expect(await statusOf(ownPaper(args({ cookie: stranger.cookie, params })))).toBe(404)
  expect(await statusOf(deskPaper(args({ cookie: other.cookie, params })))).toBe(404)
  const odd = { applicationId: "x' OR true", kind: '../x' }
  expect(await statusOf(ownPaper(args({ cookie: applicant.cookie, params: odd })))).toBe(404)
  const staff = await anApplicant()
  await db.membership.create({
    data: { userId: staff.user.id, shopId: desk.shop.id, role: 'staff' },
  })
  expect(await statusOf(deskPaper(args({ cookie: staff.cookie, params })))).toBe(403)
  const page = await deskPage(args({ cookie: staff.cookie, params }))
  expect(page.application.phone).toBeNull()
  const looks = await db.auditEntry.findMany({ where: { subjectId: id, action: 'paper-read' } })
  expect(looks).toMatchObject([{ actorId: desk.manager.id, details: { kind: 'identityCard' } }])
  expect(JSON.stringify(await db.auditEntry.findMany({ where: { subjectId: id } }))).not.toContain(
    'Keripik',
  )
})

test('a mistake elsewhere keeps the papers, which are named when the form comes back', async () => {
  const [desk, applicant, other] = [await aDesk(), await anApplicant(), await anApplicant()]
  const wrong = (await send(desk, applicant, { ...(await withPapers()), phone: '12' })) as {
    data: { typed: Record<string, string> }
  }
  const { identityCardSent = '', businessNumberSent = '' } = wrong.data.typed
  const named = { identityCardSent, businessNumberSent }
  expect(wrong).toMatchObject({ data: { problems: { phone: ['phone'] } }, init: { status: 400 } })
  expect(await send(desk, other, named)).toMatchObject({
    data: { typed: { identityCardSent: '' }, problems: { identityCard: ['gone'] } },
  })
  const { id } = await sent(desk, applicant, named)
  expect(await papersOf(id)).toBe(2)
  expect(await db.upload.count({ where: { userId: applicant.user.id } })).toBe(0)
})

test('too many papers within an hour are said at their field, and what was typed stays', async () => {
  const [desk, applicant] = [await aDesk(), await anApplicant()]
  for (let made = 0; made < 30; made++) await mayMake({ userId: applicant.user.id }, 'paper')
  expect(await send(desk, applicant, await withPapers())).toMatchObject({
    data: { typed: { name: good.name }, problems: { identityCard: ['too-often'] } },
    init: { status: 400 },
  })
})

test('what is no picture is said at its own field, keeps what was typed and stores nothing', async () => {
  const [desk, applicant] = [await aDesk(), await anApplicant()]
  const answer = await send(desk, applicant, {
    identityCard: new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'ktp.jpg'),
  })
  expect(answer).toMatchObject({
    data: { typed: { name: good.name }, problems: { identityCard: ['not-a-picture'] } },
    init: { status: 400 },
  })
  expect(await getOwnApplication(applicant.user.id)).toBeNull()
  expect(await db.upload.count({ where: { userId: applicant.user.id } })).toBe(0)
  const wrong = await send(desk, applicant, { phone: '12', goods: ' ', consent: '' })
  expect(wrong).toMatchObject({ data: { problems: { phone: ['phone'], goods: ['goods'] } } })
  expect(await send(desk, applicant, { village: '99.99.99.9999' })).toMatchObject({
    data: { refusal: 'village' },
    init: { status: 409 },
  })
})

test('refused with a reason or withdrawn, the papers go, and another may be sent, three in a month', async () => {
  const [desk, applicant] = [await aDesk(), await anApplicant()]
  const first = await sent(desk, applicant, await withPapers())
  expect(await send(desk, applicant)).toMatchObject({ data: { refusal: 'already-waiting' } })
  const reason = 'Belum ada P-IRT'
  expect(await refuseApplication({ ...first.managerOf, reason })).toMatchObject({ ok: true })
  expect(await papersOf(first.id)).toBe(0)
  const page = await joinPage(args({ cookie: applicant.cookie }))
  expect(page.own).toMatchObject({ status: 'refused', refusalReason: reason })

  const second = await sent(desk, applicant, await withPapers())
  const stranger = await anApplicant()
  const params = { applicationId: second.id }
  expect(await statusOf(withdraw(args({ cookie: stranger.cookie, params, form: {} })))).toBe(404)
  await withdraw(args({ cookie: applicant.cookie, params, form: {} }))
  expect(await papersOf(second.id)).toBe(0)
  expect(await refuseApplication({ ...second.managerOf, reason })).toMatchObject({
    reason: 'already-changed',
  })
  const third = await sent(desk, applicant)
  await withdrawApplication(applicant.who, third.id)
  expect(await send(desk, applicant)).toMatchObject({ data: { refusal: 'too-many' } })
})

test('sent ten times at once it is one application, accepted and withdrawn at once it is one of both', async () => {
  const [desk, applicant] = [await aDesk(), await anApplicant()]
  await Promise.all(Array.from({ length: 10 }, () => send(desk, applicant)))
  expect(await db.makerApplication.count({ where: { userId: applicant.user.id } })).toBe(1)
  const { id } = (await getOwnApplication(applicant.user.id))!
  const managerOf = { shopId: desk.scope, actor: desk.manager, applicationId: id }
  const ended = await Promise.all([
    approveApplication(managerOf),
    withdrawApplication(applicant.who, id),
    refuseApplication({ ...managerOf, reason: 'Tidak' }),
  ])
  expect(ended.filter(({ ok }) => ok)).toHaveLength(1)
})

test('another BUM Desa does not answer, and one that is suspended is not asked', async () => {
  const [desk, other] = [await aDesk(), await aDesk()]
  const applicant = await anApplicant()
  const { id, managerOf } = await sent(desk, applicant)
  const theirs = { ...managerOf, shopId: other.scope }
  expect(await approveApplication(theirs)).toMatchObject({ reason: 'not-found' })
  expect(await refuseApplication({ ...theirs, reason: 'x' })).toMatchObject({ reason: 'not-found' })
  const page = deskPage(args({ cookie: other.cookie, params: { applicationId: id } }))
  expect(await statusOf(page)).toBe(404)
  await pool.query(`UPDATE shops SET status = 'suspended', suspended_reason = 'x' WHERE id = $1`, [
    other.shop.id,
  ])
  expect(await statusOf(send(other, await anApplicant()))).toBe(404)
})

test('what nobody answers ends, what was decided is forgotten, and who leaves takes it along', async () => {
  const [desk, slow, gone] = [await aDesk(), await anApplicant(), await anApplicant()]
  const waiting = await sent(desk, slow, await withPapers())
  await sent(desk, gone, await withPapers())
  await pool.query(
    `UPDATE maker_applications SET created_at = now() - interval '61 days' WHERE id = $1`,
    [waiting.id],
  )
  await sweepApplications()
  expect(await getOwnApplication(slow.user.id)).toMatchObject({ status: 'withdrawn', papers: [] })
  await pool.query(
    `UPDATE maker_applications SET closed_at = now() - interval '31 days' WHERE id = $1`,
    [waiting.id],
  )
  await sweepApplications()
  expect(await getOwnApplication(slow.user.id)).toBeNull()
  expect(await eraseAccount(gone.user.id, goodPassword)).toMatchObject({ ok: true })
  expect(await getOwnApplication(gone.user.id)).toBeNull()
})

test('a paper does not outlive the waiting, whoever writes the state', async () => {
  const [desk, applicant] = [await aDesk(), await anApplicant()]
  const { id } = await sent(desk, applicant, await withPapers())
  await pool.query(
    `UPDATE maker_applications SET status = 'withdrawn', closed_at = now() WHERE id = $1`,
    [id],
  )
  expect(await papersOf(id)).toBe(0)
  const row = { shopId: desk.shop.id, userId: applicant.user.id, villageCode: testVillage.code }
  const two = ['a', 'b'].map((name) => ({
    id: newId(),
    ...row,
    name,
    phone: '+6281234567890',
    goods: 'x',
  }))
  await expect(db.makerApplication.createMany({ data: two })).rejects.toThrow()
})
