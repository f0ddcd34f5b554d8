import type { LoaderFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import { newCode, newId, newToken } from '#app/core/ids.ts'
import { loader as applications } from '#app/routes/kelola/applications.tsx'
import { loader as refused } from '#app/routes/kelola/counter-refused.tsx'
import { loader as promotions } from '#app/routes/kelola/promotions.tsx'
import { loader as requests } from '#app/routes/kelola/requests.tsx'
import { loader as till } from '#app/routes/kelola/till.tsx'
import { loader as makerGoods } from '#app/routes/lapak/listings.tsx'
import { loader as makerOrders } from '#app/routes/lapak/orders.tsx'
import { loader as makerPromotions } from '#app/routes/lapak/promotions.tsx'
import { db } from '#app/server/db.server.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { aMember, aPerson, signedInCookie } from '#tests/accounts/people.ts'
import { aVariant } from '#tests/factories/shops.ts'
import { anExperience } from '#tests/factories/experiences.ts'
import { aRequest } from '#tests/factories/requests.ts'
import { aMakerDesk, aNeighbour, signedInMaker } from '#tests/makers/maker-desk.ts'
import { aDesk } from './calendar-desk.ts'
import { aPaidOrder, aShop } from './desk-story.ts'
import { asking, wholeList } from './whole-list.ts'

// Of each list the second page shows the rest, a search finds on it, and nothing is another's.

async function signedIn(shopId: string, role: 'manager' | 'supervisor' = 'manager') {
  const { user } = await aMember(role, shopId)
  return { id: user.id, cookie: (await signedInCookie(user.id)).cookie }
}

type Query = Record<string, string | null>
type Load = (args: LoaderFunctionArgs) => Promise<object>

/** What a loader calls its list by this name, for who has the cookie. */
const listOf =
  (load: Load, name: string, cookie: string, cursor = 'setelah') =>
  async (query: Query = {}) =>
    wholeList(async (setelah) => {
      const page = (await load(asking(cookie, { ...query, [cursor]: setelah }))) as Record<
        string,
        unknown
      > & { next: string | null }
      return { rows: page[name] as Record<string, unknown>[], next: page.next }
    })

test('promotions: by state and by name, past the first page', async () => {
  const [shop, other] = [await aShop(), await aShop()]
  const one = (shopId: string, name: string, status: 'draft' | 'ended' = 'draft') => ({
    id: newId(),
    shopId,
    name,
    status,
    kind: 'percent' as const,
    percent: 10,
    target: 'everything' as const,
    fromDate: new Date('2026-12-01'),
    untilDate: new Date('2026-12-31'),
    bearer: 'shop' as const,
  })
  await db.promotion.createMany({
    data: [
      one(shop.id, 'Panen pertama'),
      ...Array.from({ length: 40 }, (_, each) => one(shop.id, `Promo ${each}`, 'ended')),
      one(other.id, 'Panen tetangga'),
    ],
  })
  const list = listOf(promotions, 'promotions', (await signedIn(shop.id)).cookie)
  expect([(await list()).rows.length, (await list()).pages]).toEqual([41, 2])
  expect((await list({ cari: 'panen' })).rows.map(({ name }) => name)).toEqual(['Panen pertama'])
  expect((await list({ lihat: 'ended' })).rows).toHaveLength(40)
  expect((await list({ lihat: 'draft' })).rows).toHaveLength(1)
})

test('applications: by name or village, past the first page', async () => {
  const [shop, other] = [await aShop(), await aShop()]
  const asked = async (shopId: string, name: string) => ({
    id: newId(),
    shopId,
    userId: (await aPerson()).id,
    villageCode: '35.05.01.2001',
    name,
    phone: '+628123456789',
    goods: 'keripik',
    status: 'withdrawn' as const,
    closedAt: new Date(),
  })
  const data = [await asked(other.id, 'Dapur Sari lain')]
  for (let each = 0; each < 31; each += 1) {
    data.push(await asked(shop.id, each === 0 ? 'Dapur Sari' : `Tahu ${each}`))
  }
  await db.makerApplication.createMany({ data })
  const list = listOf(applications, 'applications', (await signedIn(shop.id)).cookie)
  const all = await list({ lihat: 'withdrawn' })
  expect([all.rows.length, all.pages]).toEqual([31, 2])
  const found = await list({ lihat: 'withdrawn', cari: 'sari' })
  expect(found.rows.map(({ name }) => name)).toEqual(['Dapur Sari'])
  expect((await list({ lihat: 'withdrawn', cari: 'rejowinangun' })).rows).toHaveLength(31)
})

test('requests of groups that wait: all of them by their clock, by number or by name', async () => {
  const desk = await aDesk()
  const { id } = await aRequest(await anExperience({ shop: desk.shop, groups: 2 }), {
    name: 'Bu Rini',
  })
  const model = await db.groupRequest.findUniqueOrThrow({ where: { id } })
  // Many in one moment: a page ends between them.
  const answerBy = new Date(Date.now() + 3_600_000)
  const more = Array.from({ length: 64 }, () => ({
    ...model,
    id: newId(),
    number: `PR-${newCode(8)}`,
    token: newToken(),
    askKey: newId(),
    answerBy,
  }))
  await db.groupRequest.createMany({ data: more })
  const list = listOf(requests, 'requests', desk.cookie)
  const { rows, pages } = await list()
  expect([new Set(rows.map((row) => row.id)).size, pages]).toEqual([65, 3])
  const last = more.at(-1)!.number
  expect((await list({ cari: last })).rows.map(({ number }) => number)).toEqual([last])
  expect((await list({ cari: 'rini' })).rows.map((row) => row.id)).toEqual([id])

  const watching = await signedIn(desk.shop.id, 'supervisor')
  const masked = listOf(requests, 'requests', watching.cookie)
  expect((await masked({ cari: 'rini' })).rows).toEqual([])
  const stranger = listOf(requests, 'requests', (await aDesk()).cookie)
  expect((await stranger({ cari: last })).rows).toEqual([])
})

test('sales of a phone that wait or were solved: all of them, page by page', async () => {
  const [shop, other] = [await aShop(), await aShop()]
  const { id: soldBy, cookie } = await signedIn(shop.id)
  const solvedAt = new Date()
  const one = (shopId: string) => ({
    shopId,
    id: newId(),
    inputHash: newCode(8),
    lines: [{ variantId: newId(), quantity: 1, visit: null, price: '10000' }],
    total: 10_000n,
    paidWith: 'cash' as const,
    soldAt: solvedAt,
    soldBy,
    reason: 'sold-out',
    solution: 'moneyBack' as const,
    solvedAt,
    solvedBy: soldBy,
    solvedWhy: 'uang kembali',
  })
  const open = (shopId: string) => ({
    ...one(shopId),
    solution: null,
    solvedAt: null,
    solvedBy: null,
    solvedWhy: null,
  })
  const mine = Array.from({ length: 45 }, () => [one(shop.id), open(shop.id)]).flat()
  await db.refusedSale.createMany({ data: [...mine, one(other.id), open(other.id)] as never })
  const list = listOf(refused, 'sales', cookie)
  for (const lihat of ['open', 'solved']) {
    const { rows, pages } = await list({ lihat })
    expect([new Set(rows.map(({ id }) => id)).size, pages]).toEqual([45, 3])
  }
})

test('a day of the till is looked up by its date', async () => {
  const shop = await aShop()
  const { cookie } = await signedIn(shop.id)
  const said = await till(asking(cookie, { hari: '2026-11-01' }))
  expect(said).toMatchObject({ query: { hari: '2026-11-01' }, open: [], closed: [] })
  expect((await till(asking(cookie, { hari: '2026-02-31' }))).query.hari).toBeNull()
})

test('a maker finds a line by its good or the number of its order, and none of a colleague', async () => {
  const { shop, cookie } = await aMakerDesk()
  const other = await aShop()
  const stranger = await signedInMaker(other)
  const { orderId } = await aPaidOrder(shop, { quantity: 1 })
  await aPaidOrder(shop, { quantity: 2 })
  const { number } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  const list = listOf(makerOrders, 'lines', cookie)
  expect((await list()).rows).toHaveLength(2)
  expect((await list({ cari: number })).rows).toMatchObject([{ number }])
  expect((await list({ cari: 'tidak ada begitu' })).rows).toEqual([])
  expect((await list({ cari: '%' })).rows).toEqual([])
  const theirs = listOf(makerOrders, 'lines', stranger.cookie)
  expect((await theirs({ cari: number })).rows).toEqual([])
})

test('what a maker pays for: theirs alone, drafts of nobody, past the first page', async () => {
  const { shop, cookie } = await aMakerDesk()
  const neighbour = await aNeighbour(shop)
  const one = (name: string, more: Partial<Prisma.PromotionCreateManyInput> = {}) => ({
    id: newId(),
    shopId: shop.id,
    name,
    status: 'ended' as const,
    kind: 'percent' as const,
    percent: 10,
    target: 'maker' as const,
    makerId: shop.makerId,
    makerConsentedAt: new Date(),
    fromDate: new Date('2026-12-01'),
    untilDate: new Date('2026-12-31'),
    bearer: 'maker' as const,
    ...more,
  })
  await db.promotion.createMany({
    data: [
      one('Panen pertama'),
      ...Array.from({ length: 40 }, (_, each) => one(`Promo ${each}`)),
      one('Masih rencana', { status: 'draft' }),
      one('Tetangga', { makerId: neighbour.scope.makerId }),
      one('BUM Desa yang menanggung', { bearer: 'shop', makerConsentedAt: null }),
    ],
  })
  const list = listOf(makerPromotions, 'promotions', cookie)
  expect([(await list()).rows.length, (await list()).pages]).toEqual([41, 2])
  expect((await list({ cari: 'panen' })).rows.map(({ name }) => name)).toEqual(['Panen pertama'])
})

test('goods of a maker that run low: by their own number, in their own state', async () => {
  const { shop, cookie } = await aMakerDesk({ stock: 100 })
  const maker = { id: shop.makerId, shopId: shop.id }
  const low = await aVariant({ maker, stock: 3 })
  await aVariant({ maker, stock: 4 })
  const paused = await aVariant({ maker, stock: 0 })
  await db.listing.update({ where: { id: paused.listingId }, data: { status: 'paused' } })
  const list = listOf(makerGoods, 'listings', cookie)
  expect((await list({ sisa: 'sedikit' })).rows.map(({ id }) => id)).toEqual([low.listingId])
  expect((await list({ status: 'paused' })).rows.map(({ id }) => id)).toEqual([paused.listingId])
})
