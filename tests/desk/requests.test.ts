import type { ActionFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import { newToken } from '#app/core/ids.ts'
import { declineRequest } from '#app/features/requests/desk-commands.server.ts'
import { action as confirmVerb } from '#app/routes/kelola/request-confirm.tsx'
import { action as declineVerb } from '#app/routes/kelola/request-decline.tsx'
import { loader as requestPage } from '#app/routes/kelola/request.tsx'
import { loader as inbox } from '#app/routes/kelola/requests.tsx'
import { loader as buyerPage } from '#app/routes/purchase/group-request.tsx'
import { action as payVerb } from '#app/routes/purchase/group-request-pay.ts'
import { action as withdrawVerb } from '#app/routes/purchase/group-request-withdraw.ts'
import { action as ask } from '#app/routes/storefront/ask-visit.tsx'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aConfirmedRequest, anAsking, aRequest, confirm, staff } from '#tests/factories/requests.ts'
import { runPendingJobs } from '#tests/setup/pending-jobs.ts'
import { aDesk, args, slugOf, statusOf } from './calendar-desk.ts'

type Params = Record<string, string>

/** A request to any of our routes, as somebody's browser would send it. */
function call(cookie: string, params: Params, form?: Params): ActionFunctionArgs {
  return { ...args({ cookie, ...(form && { form }) }), params } as ActionFunctionArgs
}

async function aDeskWithRequest() {
  const desk = await aDesk()
  const request = await aRequest(await anExperience({ shop: desk.shop, groups: 2 }), {
    name: 'Bu Rini',
    note: 'Kursi roda',
  })
  const { number } = await db.groupRequest.findUniqueOrThrow({ where: { id: request.id } })
  return { desk, request, number }
}

const bodyOf = (answer: unknown) => (answer as { data: Record<string, unknown> }).data

test('another BUM Desa’s request is not there, and the pengawas answers none', async () => {
  const { desk, request, number } = await aDeskWithRequest()
  const stranger = await aDesk()
  const pengawas = await aDesk(desk.shop, 'supervisor')
  const form = { price: '', answer: 'tidak bisa' }
  for (const verb of [confirmVerb, declineVerb]) {
    expect(await statusOf(verb(call(stranger.cookie, { number }, form)))).toBe(404)
    expect(await statusOf(verb(call(pengawas.cookie, { number }, form)))).toBe(403)
    expect(await statusOf(verb(call(desk.cookie, { number: 'PR-22222222' }, form)))).toBe(404)
  }
  expect(await statusOf(requestPage(call(stranger.cookie, { number })))).toBe(404)
  const foreign = await declineRequest({
    shopId: mintScope.shop(stranger.shop.id),
    requestId: request.id,
    actor: staff,
    answer: 'x',
  })
  expect(foreign).toMatchObject({ ok: false })
  expect(await db.groupRequest.findUniqueOrThrow({ where: { id: request.id } })).toMatchObject({
    status: 'asked',
  })
})

test('the pengawas reads the inbox without the person, and nobody there is given the token', async () => {
  const { desk, number } = await aDeskWithRequest()
  const { cookie } = await aDesk(desk.shop, 'supervisor')
  const seen = await inbox(call(cookie, {}))
  expect(seen.requests).toMatchObject([{ number, token: '', contact: { name: 'B•••', phone: '' } }])
  const page = await requestPage(call(cookie, { number }))
  expect(page.request.contact).toEqual({ name: 'B•••', phone: '', email: null, note: null })
  const full = await requestPage(call(desk.cookie, { number }))
  expect(full.request).toMatchObject({ token: '', left: 2, contact: { note: 'Kursi roda' } })
  expect(full.request.usualPrice).toBe(300_000n)
})

test.each([
  '0',
  '-1',
  '15,000',
  '1e6',
  'NaN',
  '1000000001',
  '１５０００',
  '1.5',
  'gratis',
  ' '.repeat(9) + 'x',
])('a price of %j is not understood, and what was typed stays', async (price) => {
  const { desk, request, number } = await aDeskWithRequest()
  const answer = await confirmVerb(call(desk.cookie, { number }, { price, answer: 'Sampai jumpa' }))
  expect(answer).toMatchObject({ init: { status: 400 } })
  expect(bodyOf(answer)).toMatchObject({
    problems: { price: ['price'] },
    typed: { answer: 'Sampai jumpa' },
  })
  expect(await db.slot.count({ where: { listingId: request.farm.listingId } })).toBe(0)
})

test('no without a reason is no answer', async () => {
  const { desk, number } = await aDeskWithRequest()
  for (const answer of ['', '  ', 'x'.repeat(5_000), 'a\u202eb', '\u0000']) {
    expect(await declineVerb(call(desk.cookie, { number }, { answer }))).toMatchObject({
      init: { status: 400 },
    })
  }
  expect(await declineVerb(call(desk.cookie, { number }, { answer: 'Panen raya' }))).toMatchObject({
    status: 302,
  })
  expect(await confirmVerb(call(desk.cookie, { number }, { price: '' }))).toMatchObject({
    init: { status: 409 },
  })
})

test.each([
  [{ people: '0' }, 'people'],
  [{ people: '1e2' }, 'people'],
  [{ people: '٣٠' }, 'people'],
  [{ people: '1000' }, 'people'],
  [{ people: '' }, 'people'],
  [{ date: '2026-02-30' }, 'date'],
  [{ date: '31/12/2026' }, 'date'],
  [{ date: '' }, 'date'],
  [{ phone: '12' }, 'phone'],
  [{ name: '' }, 'name'],
  [{ name: 'a\u202eb' }, 'name'],
  [{ email: 'x' }, 'email'],
  [{ note: 'x'.repeat(2_000) }, 'note'],
  [{ package: "' OR 1=1 --" }, 'package'],
  [{ key: 'x' }, 'key'],
])('a form with %j is shown again with what was typed', async (bad, field) => {
  const farm = await anExperience({ groups: 1 })
  const slug = await slugOf(farm.listingId)
  const { key, phone } = anAsking(farm)
  const good = { key, package: farm.id, date: inDays(7), people: '30', name: 'Bu Rini', phone }
  const answer = await ask(call('', { slug }, { ...good, email: '', note: '', ...bad }))
  expect(answer).toMatchObject({ init: { status: 422 } })
  expect(Object.keys(bodyOf(answer).problems as object)).toEqual([field])
  expect(await db.groupRequest.count({ where: { listingId: farm.listingId } })).toBe(0)
  const done = (await ask(call('', { slug }, { ...good, email: '', note: '' }))) as Response
  expect(done.headers.get('Location')).toMatch(/^\/permintaan\/[2-9A-Z]{28}$/)
})

test('a token that nobody was given opens nothing', async () => {
  const { token } = await aConfirmedRequest()
  const bent = [...String(token)].toReversed().join('')
  for (const forged of [newToken(), bent, token.slice(1), token.toLowerCase(), '', "'; --"]) {
    for (const route of [buyerPage, payVerb, withdrawVerb]) {
      expect(await statusOf(route(call('', { token: forged }, {})))).toBe(404)
    }
  }
  expect(await statusOf(buyerPage(call('', { token: String(token) })))).toBe(200)
})

test('each edge that matters is told once, to whom it matters, and no name goes to the BUM Desa', async () => {
  const { request } = await aDeskWithRequest()
  await runPendingJobs()
  await confirm(request, 500_000n)
  await runPendingJobs()
  const said = await db.message.findMany({ where: { requestId: request.id } })
  expect(said.map(({ template }) => template).toSorted()).toEqual([
    'request-asked',
    'request-confirmed',
    'shop-request-asked',
  ])
  const confirmed = said.find(({ template }) => template === 'request-confirmed')!
  expect(confirmed.text).toContain('Rp500.000')
  expect(confirmed.text).toContain(`/permintaan/${request.token}`)
  const toShop = said.find(({ template }) => template === 'shop-request-asked')!
  expect(toShop.text).not.toContain('Rini')
  expect(toShop.text).not.toContain(String(request.token))
})
