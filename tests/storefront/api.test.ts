import { randomUUID } from 'node:crypto'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { searchListings } from '#app/features/search/queries.server.ts'
import { parseSearchFilters } from '#app/features/search/filters.ts'
import { db, pool } from '#app/server/db.server.ts'
import { inDays } from '#tests/factories/experiences.ts'
import { reindexAll } from '#app/features/search/commands.server.ts'
import { villageLabel } from '#app/features/regions/village-suggestion.ts'
import { getVillageForAddress } from '#app/features/regions/queries.server.ts'
import { seed } from '#prisma/seed/seed.ts'
import { startStorefront } from './site.ts'
import { withinMs } from '#tests/money/random.ts'

let site: Awaited<ReturnType<typeof startStorefront>>
let document: Record<string, never>
const ajv = new Ajv2020({ strict: false, allErrors: true })
formats.default(ajv)

beforeAll(async () => {
  await seed({ demo: true, log: () => undefined })
  await reindexAll()
  site = await startStorefront()
  document = await (await fetch(`${site.origin}/api/v1/openapi.json`)).json()
  ajv.addSchema(document, 'openapi')
}, withinMs(180_000))

afterAll(() => site.stop())

async function ask(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${site.origin}/api/v1${path}`, { headers })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : null }
}

function expectShape(name: string, body: unknown): void {
  const validate = ajv.compile({ $ref: `openapi#/components/schemas/${name}` })
  expect(validate(body) ? [] : validate.errors).toEqual([])
}

test('the document describes version 3.1 of OpenAPI and every address it names answers', async () => {
  expect(document).toMatchObject({ openapi: '3.1.0' })
  expect(Object.keys(document.paths!)).toEqual([
    '/listings',
    '/listings/{slug}',
    '/villages',
    '/shops',
  ])
})

test.each([
  ['/listings', 'Listings'],
  ['/listings?q=kopi&kind=product&minPrice=10000&maxPrice=90000&sort=cheapest', 'Listings'],
  ['/listings?kecamatan=wlingi&perPage=50', 'Listings'],
  ['/listings?kecamatan=35.05.17&category=kopi-teh-cokelat', 'Listings'],
  ['/listings/gula-semut-kelapa-500-g', 'ListingDetail'],
  ['/listings/homestay-pantai-serang', 'ListingDetail'],
  ['/villages', 'Villages'],
  ['/villages?kecamatan=kademangan&perPage=3&page=2', 'Villages'],
  ['/shops', 'Shops'],
  ['/shops?kecamatan=wlingi', 'Shops'],
])('%s has the shape of %s', async (path, schema) => {
  const { status, body, headers } = await ask(path)
  expect(status).toBe(200)
  expectShape(schema, body)
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.get('content-type')).toContain('application/json')
  const [list] = Object.values(body).filter(Array.isArray)
  if (schema !== 'ListingDetail') expect(list!.length).toBeGreaterThan(0)
})

test('a shape that is not right is noticed', async () => {
  const { body } = await ask('/listings')
  const validate = ajv.compile({ $ref: 'openapi#/components/schemas/Listings' })
  expect(validate({ ...body, total: 'many' })).toBe(false)
  expect(validate({ ...body, listings: [{ ...body.listings[0], price: '1' }] })).toBe(false)
})

test('prices are filtered and sorted, and every address in an answer opens', async () => {
  const { body } = await ask('/listings?minPrice=20000&maxPrice=40000&sort=cheapest&perPage=50')
  const prices = body.listings.map(({ price }: { price: number }) => price)
  expect(prices).toEqual(prices.toSorted((a: number, b: number) => a - b))
  expect(Math.min(...prices)).toBeGreaterThanOrEqual(20_000)
  expect(Math.max(...prices)).toBeLessThanOrEqual(40_000)
  const page = await fetch(site.origin + new URL(body.listings[0].url).pathname)
  expect(page.status).toBe(200)
})

describe('a day that was asked for', () => {
  const [date, departure] = [inDays(9), inDays(11)]
  type Found = { slug: string; offer: { price: number; left: number; units: number } }

  test.each([
    [`date=${date}`, `tanggal=${date}`],
    [`date=${date}&people=7`, `tanggal=${date}&orang=7`],
    [`date=${date}&departure=${departure}&people=3`, `tanggal=${date}&pulang=${departure}&orang=3`],
  ])('%s finds what the page finds', async (query, address) => {
    const { status, body, headers } = await ask(`/listings?${query}&perPage=50`)
    expect(status).toBe(200)
    expectShape('Listings', body)
    expect(headers.get('cache-control')).toBe('public, no-cache')
    const page = await searchListings(parseSearchFilters(new URLSearchParams(address)), 'id', 50)
    expect(body.total).toBe(page.total)
    expect(body.listings.map(({ slug, offer }: Found) => [slug, offer.price, offer.left])).toEqual(
      page.cards.map(({ id, slug }) => [
        slug,
        Number(page.offers[id]!.price),
        page.offers[id]!.left,
      ]),
    )
    expect(body.listings.length).toBeGreaterThan(0)
  })

  test('days for groups say that they are asked for first', async () => {
    const { body } = await ask(`/listings?q=edukasi&date=${inDays(30)}&people=30&perPage=50`)
    const { rows } = await pool.query<{ slug: string }>(
      `SELECT l.slug FROM listings l JOIN experiences e ON e.listing_id = l.id
       WHERE e.mode = 'groupOnRequest'`,
    )
    const groups = new Set(rows.map(({ slug }) => slug))
    const found: { slug: string; offer: { isByRequest: boolean } }[] = body.listings
    expect(found.filter(({ offer }) => offer.isByRequest).length).toBeGreaterThan(0)
    for (const { slug, offer } of found) expect(offer.isByRequest).toBe(groups.has(slug))
  })

  test('leads to the page of these days, and is gone when the place closes', async () => {
    const wanted = `/listings?date=${date}&departure=${departure}&people=2`
    const [first] = (await ask(wanted)).body.listings
    const { pathname, search } = new URL(first.url)
    expect(search).toContain(`tanggal=${date}`)
    expect((await fetch(site.origin + pathname + search)).status).toBe(200)
    const { id: listingId } = await db.listing.findFirstOrThrow({ where: { slug: first.slug } })
    const closed = { id: randomUUID(), listingId, date: new Date(date), isOpen: false }
    await db.experienceDate.create({ data: closed })
    const slugs = (await ask(wanted)).body.listings.map(({ slug }: Found) => slug)
    expect(slugs).not.toContain(first.slug)
  })

  test.each([
    ['date=2026-02-30', 'date'],
    ['date=besok', 'date'],
    [`date=${inDays(-2)}`, 'date'],
    [`date=${inDays(740)}`, 'date'],
    [`date=${date}&departure=${date}`, 'departure'],
    [`date=${date}&departure=${inDays(60)}`, 'departure'],
    [`departure=${departure}`, 'departure'],
    ['people=4', 'people'],
    [`date=${date}&people=0`, 'people'],
    [`date=${date}&people=1000`, 'people'],
    [`date=${date}&date=${departure}`, 'date'],
  ])('%s is refused, and the parameter is named', async (query, parameter) => {
    const { status, body } = await ask(`/listings?${query}`)
    expect([status, body.error.issues[0].parameter]).toEqual([400, parameter])
    expectShape('Error', body)
  })
})

test('pages do not overlap, and one beyond the last is empty', async () => {
  const slugs = async (page: number) =>
    (await ask(`/listings?perPage=20&page=${page}&sort=newest`)).body.listings.map(
      ({ slug }: { slug: string }) => slug,
    )
  const [one, two] = [await slugs(1), await slugs(2)]
  expect(new Set([...one, ...two]).size).toBe(40)
  for (const page of ['400', '99999999999']) {
    const { status, body } = await ask(`/listings?page=${page}`)
    expect(status).toBe(200)
    expect(body.listings).toEqual([])
    expect(body.total).toBeGreaterThan(100)
    expectShape('Listings', body)
  }
})

test.each(['perPage=100000', 'limit=100000'])('%s is clamped to 50', async (query) => {
  const { body } = await ask(`/listings?${query}`)
  expect([body.perPage, body.listings.length]).toEqual([50, 50])
})

test.each([
  ['sort=password', 'sort'],
  ['minPrice=NaN', 'minPrice'],
  ['maxPrice=abc', 'maxPrice'],
  ['minPrice=-1', 'minPrice'],
  ['kind=tourism', 'kind'],
  ['page=0', 'page'],
  ['page=1.5', 'page'],
  ['perPage=x', 'perPage'],
  ['category=tidak-ada', 'category'],
  ['kecamatan=atlantis', 'kecamatan'],
  ['kecamatan=%27--', 'kecamatan'],
  ['filter=village%20%3D%201%20OR%20village%20!%3D%201', 'filter'],
  ["lang='||(select 1)--", 'lang'],
  ['page=1&page=2', 'page'],
  ['__proto__=1', '__proto__'],
])('%s is refused, and the parameter is named', async (query, parameter) => {
  const { status, body, headers } = await ask(`/listings?${query}`)
  expect(status).toBe(400)
  expectShape('Error', body)
  expect(body.error.issues[0].parameter).toBe(parameter)
  expect(headers.get('access-control-allow-origin')).toBe('*')
})

test('what does not exist is said in JSON', async () => {
  for (const path of ['/listings/tidak-ada', '/nothing', '/']) {
    const { status, body } = await ask(path)
    expect(status).toBe(404)
    expectShape('Error', body)
  }
})

test('an answer that did not change is not sent again', async () => {
  const first = await ask('/shops')
  const etag = first.headers.get('etag')!
  const again = await ask('/shops', { 'if-none-match': etag })
  expect([again.status, again.body]).toEqual([304, null])
  expect(again.headers.get('access-control-allow-origin')).toBe('*')
  expect((await ask('/shops', { 'if-none-match': 'W/"other"' })).status).toBe(200)
})

test('nothing about people, phones or money flows is in any answer', async () => {
  for (const path of [
    '/listings?perPage=50',
    '/shops?perPage=50',
    '/listings/gula-semut-kelapa-500-g',
  ]) {
    const text = JSON.stringify((await ask(path)).body)
    expect(text).not.toMatch(/\+62|phone|email|@|BasisPoints|onHand|soldRecently/i)
  }
})

describe('suggestions', () => {
  const suggestions = async (path: string) => (await fetch(site.origin + path)).json()

  test('the search box is offered pages that exist, in the language asked for', async () => {
    const found = await suggestions('/api/saran?q=kop')
    expect(found.length).toBeGreaterThan(2)
    expect(found.length).toBeLessThanOrEqual(8)
    for (const { href } of found)
      expect([href, (await fetch(site.origin + href)).status]).toEqual([href, 200])
    const english = await suggestions('/api/saran?q=coff&lang=en')
    expect(english[0].href).toMatch(/^\/en\//)
  })

  test.each(['', 'a', '%27--', 'x'.repeat(2000), '%F0%9F%8C%B6'])(
    'q=%s is answered with a list',
    async (q) => {
      expect(Array.isArray(await suggestions(`/api/saran?q=${q}`))).toBe(true)
      expect(Array.isArray(await suggestions(`/api/desa?q=${q}`))).toBe(true)
    },
  )

  test('a village is offered by the very label the address form expects back', async () => {
    const [first] = await suggestions('/api/desa?q=plumpungrejo%20kademangan')
    expect(first.value).toBe('35.05.04.2008')
    expect(first.label).toBe(villageLabel((await getVillageForAddress(first.value))!))
  })
})
