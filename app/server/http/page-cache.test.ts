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
  expect(cache.size).toBe(0)
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
