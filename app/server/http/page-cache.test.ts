import { expect, test } from 'vitest'
import { cacheKey, PageCache } from './page-cache.ts'

const page = (tags: string[]) => ({
  html: Buffer.from('<!doctype html><p>Kopi</p>'),
  headers: ['Content-Type', 'text/html'],
  tags,
  seconds: 60,
})

test('only known parameters make a key, sorted; others keep a request out of the cache', () => {
  expect(cacheKey('/')).toBe('/')
  expect(cacheKey('/cari?hal=2&q=kopi')).toBe('/cari?hal=2&q=kopi')
  expect(cacheKey('/cari?q=kopi&hal=2')).toBe('/cari?hal=2&q=kopi')
  expect(cacheKey('/cari?q=kopi&kategori=b&kategori=a')).toBe('/cari?kategori=b&kategori=a&q=kopi')
  expect(cacheKey('/?utm_source=wa&fbclid=x')).toBe('/')
  expect(cacheKey('/cari?q=')).toBe('/cari')
  expect(cacheKey('/produk/a?ditambah=1')).toBeNull()
})

test('a page is dropped by any of its tags, and only by them', async () => {
  const cache = new PageCache()
  await cache.keep('/a', page(['listing:1', 'home']), cache.moment)
  await cache.keep('/b', page(['listing:2']), cache.moment)
  cache.drop(['listing:1'])
  expect(cache.find('/a')).toBeUndefined()
  expect(cache.find('/b')).toBeDefined()
  cache.clear()
  expect(cache.kept).toEqual({ entries: 0, bytes: 0 })
})

test('a page rendered before a change is not kept after it', async () => {
  const cache = new PageCache()
  const before = cache.moment
  cache.drop(['listing:1'])
  await cache.keep('/a', page(['listing:1']), before)
  await cache.keep('/b', page(['listing:2']), before)
  expect(cache.find('/a')).toBeUndefined()
  expect(cache.find('/b')).toBeDefined()
  cache.clear()
  await cache.keep('/b', page(['listing:2']), before)
  expect(cache.find('/b')).toBeUndefined()
})

const tagOf = (headers: string[]) => headers[headers.indexOf('ETag') + 1]

test('each compressed copy has an ETag of its own', async () => {
  const made = await new PageCache().keep('/a', page([]), 0)
  const tags = [made.plain, made.gzip, made.brotli].map(({ status200 }) => tagOf(status200))
  expect(new Set(tags).size).toBe(3)
})

// Let `isMadeUp` say false and this is red.
test('100,000 different searches leave home where it is', async () => {
  const cache = new PageCache()
  await cache.keep('/', page(['home']), cache.moment)
  await cache.keep('/produk/kopi-robusta', page(['listing:1']), cache.moment)
  const searches = Array.from({ length: 100_000 }, (_, i) => `/cari?q=${i.toString(36)}`)
  const found = await cache.keep(searches[0]!, page(['search']), cache.moment)
  for (const search of searches) cache.store(search, found, [], cache.moment)
  expect(cache.find('/')).toBeDefined()
  expect(cache.find('/produk/kopi-robusta')).toBeDefined()
  expect(cache.find(searches.at(-1)!)).toBeDefined()
  expect(cache.find(searches[0]!)).toBeUndefined()
  expect(cache.kept.entries).toBe(2_002)
})

test.each([
  ['made-up filters', (i: number) => `/?jenis=${i}`],
  ['pages without end', (i: number) => `/kategori/kopi?hal=${i}`],
  ['other spellings', (i: number) => `/KATEGORI/kopi${'/'.repeat(i + 1)}`],
  ['encoded letters', (i: number) => `/%6bategori/${i}`],
  ['a word after the code of a village', (i: number) => `/en/desa/35.05.01.2001-${i}`],
])('%s push out only one another, by bytes as well', async (_, address) => {
  const one = { bytes: 400_000, entries: 10 }
  const cache = new PageCache({ pages: one, madeUp: { ...one, entries: 1_000 } })
  await cache.keep('/kategori/kopi', page(['home']), cache.moment)
  const big = { ...page(['search']), html: Buffer.alloc(20_000, 'a') }
  const found = await cache.keep(address(0), big, cache.moment)
  for (let i = 1; i < 60; i++) cache.store(address(i), found, [], cache.moment)
  expect(cache.find('/kategori/kopi')).toBeDefined()
  expect(cache.kept.entries).toBeLessThan(20)
  expect(cache.kept.bytes).toBeLessThan(2 * one.bytes)
})

test('a page too big for its budget is not kept, and nothing remembers it', async () => {
  const small = { bytes: 10_000, entries: 10 }
  const cache = new PageCache({ pages: small, madeUp: small })
  const made = await cache.keep('/', { ...page(['home']), html: Buffer.alloc(50_000) }, 0)
  expect(made.plain.body).toHaveLength(50_000)
  expect(cache.find('/')).toBeUndefined()
  cache.drop(['home'])
  expect(cache.kept).toEqual({ entries: 0, bytes: 0 })
})
