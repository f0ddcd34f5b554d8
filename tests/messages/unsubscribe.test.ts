import type { ActionFunctionArgs } from '@remix-run/node'
import { beforeEach, expect, test } from 'vitest'
import { listDeclined } from '#app/features/messages/declined-topics.server.ts'
import { listMessagesForShop } from '#app/features/messages/inbox-queries.server.ts'
import {
  oneClickUnsubscribe,
  unsubscribePage,
} from '#app/features/messages/unsubscribe-link.server.ts'
import { action as choose, loader as settings } from '#app/routes/account/letters.tsx'
import { action, loader } from '#app/routes/account/unsubscribe.tsx'
import { action as oneClick, loader as opened } from '#app/routes/webhooks/unsubscribe.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { aMember, aPerson, signedInCookie } from '#tests/accounts/people.ts'
import { emptyDatabase } from '#tests/setup/empty-database.ts'
import { aLetter, ibu } from './a-letter.ts'

beforeEach(emptyDatabase)

const declining = { recipient: ibu, topic: 'orderProgress' } as const
const pageToken = new URL(unsubscribePage(declining, 'id')).pathname.split('/').at(-1)!

type Asked = { url?: string; token?: string; form?: Record<string, string>; cookie?: string }

const args = ({ url = '/berhenti/x', token, form, cookie }: Asked) =>
  ({
    request: new Request(new URL(url, 'http://localhost:3000'), {
      headers: cookie ? { Cookie: cookie } : {},
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    }),
    params: token ? { token } : {},
    context: {},
  }) as ActionFunctionArgs

test('the page of a letter needs no account, changes nothing when opened, and can be undone', async () => {
  expect(await loader(args({ token: pageToken }))).toEqual({
    topic: 'orderProgress',
    address: 'ib…@contoh.id',
    isDeclined: false,
  })
  expect(await listDeclined(ibu)).toEqual([])
  await action(args({ token: pageToken, form: { wish: 'stop' } }))
  await action(args({ token: pageToken, form: { wish: 'stop' } }))
  expect(await loader(args({ token: pageToken }))).toMatchObject({ isDeclined: true })
  await action(args({ token: pageToken, form: { wish: 'resume' } }))
  expect(await listDeclined(ibu)).toEqual([])
})

test('the button of a mail program declines with one post; opening its address asks first', async () => {
  const url = oneClickUnsubscribe(declining)
  const answer = opened(args({ url }))
  expect(answer.headers.get('Location')).toMatch(/^\/berhenti\//)
  expect(await listDeclined(ibu)).toEqual([])
  const form = { 'List-Unsubscribe': 'One-Click' }
  expect((await oneClick(args({ url, form }))).status).toBe(200)
  expect(await listDeclined(ibu)).toEqual(['orderProgress'])
})

test('a made-up link is not there', async () => {
  for (const token of ['x', 'A'.repeat(60), `${pageToken.slice(0, -2)}AA`]) {
    await expect(loader(args({ token }))).rejects.toMatchObject({ status: 404 })
    const url = `/webhooks/unsubscribe?token=${token}`
    expect((await oneClick(args({ url, form: { a: '1' } }))).status).toBe(404)
  }
  expect((await oneClick(args({ url: '/webhooks/unsubscribe', form: {} }))).status).toBe(404)
})

test('who reads the letters of a BUM Desa finds no link to decline them', async () => {
  const { shopId } = await aMember('supervisor')
  const id = await aLetter({ template: 'shop-order-expiring', shopId })
  expect((await db.message.findUniqueOrThrow({ where: { id } })).text).toContain('/berhenti/')
  const scope = mintScope.readableShop(shopId)
  const { messages } = await listMessagesForShop(scope, { cari: '', sebelum: null })
  expect(messages[0]!.text).not.toMatch(/berhenti/i)
  expect(messages[0]!.text).toMatch(/Lumbung\n$/)
})

test('in the account a person chooses for himself, and a manager for the BUM Desa', async () => {
  const { user, shopId } = await aMember('manager')
  await db.shop.update({ where: { id: shopId }, data: { email: 'Toko@contoh.id' } })
  const { slug } = await db.shop.findUniqueOrThrow({ where: { id: shopId } })
  const { cookie } = await signedInCookie(user.id)
  const { books } = await settings(args({ cookie, url: '/akun/pemberitahuan' }))
  expect(books.map(({ whose }) => whose)).toEqual(['', slug])
  const send = (form: Record<string, string>) => choose(args({ cookie, form }))
  await send({ whose: '', topic: 'answers' })
  expect((await listDeclined(user.email!)).toSorted()).toEqual(['orderProgress', 'requests'])
  await send({ whose: slug, topic: 'work' })
  expect((await listDeclined('toko@contoh.id')).toSorted()).toEqual([
    'shopQuestions',
    'shopRequests',
  ])
  const after = await settings(args({ cookie, url: '/akun/pemberitahuan' }))
  expect(after.books[1]!.topics.filter(({ isWanted }) => isWanted)).toMatchObject([
    { topic: 'work' },
  ])
})

// Take `role === 'manager'` out of shopBooks and this is red.
test('nobody chooses for a BUM Desa who does not lead it', async () => {
  const { shopId } = await aMember('manager')
  const { slug } = await db.shop.findUniqueOrThrow({ where: { id: shopId } })
  const staff = (await aMember('staff', shopId)).user
  for (const { id } of [staff, await aPerson()]) {
    const { cookie } = await signedInCookie(id)
    const form = { whose: slug, topic: 'work' }
    await expect(choose(args({ cookie, form }))).rejects.toMatchObject({ status: 404 })
  }
  expect(await db.declinedTopic.count()).toBe(0)
})

test('an account with the number of a shop declines nothing for the shop', async () => {
  const { shopId } = await aMember('manager')
  const phone = '+6281299990000'
  await db.shop.update({ where: { id: shopId }, data: { phone, email: null } })
  const { cookie } = await signedInCookie((await aPerson({ email: null, phone })).id)
  await choose(args({ cookie, form: { whose: '' } }))
  const declined = await listDeclined(phone)
  expect(declined.filter((topic) => topic.startsWith('shop') || topic === 'work')).toEqual([])
})
