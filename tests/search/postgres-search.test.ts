import { expect, test, vi } from 'vitest'
import { pool } from '#app/server/db.server.ts'
import { asOwner } from '#tests/setup/as-owner.ts'
import { postgresSearch } from '#integrations/search/postgres.server.ts'
import { catalogDocuments, firstDay, idOf } from '#tests/search/catalog-documents.ts'
import type { SearchConnection } from '#integrations/search/search-connection.ts'
import type { SearchEngine } from '#integrations/search/search-engine.ts'
import { describeSearchEngine } from '#tests/search/engine-contract.ts'

async function emptyEngine() {
  await asOwner('TRUNCATE search_documents, search_words, search_labels CASCADE')
  return postgresSearch(pool)
}

// How well it finds what people mean is shown on the sample story: listing-search.test.ts.
describeSearchEngine('the PostgreSQL engine', emptyEngine)

test('a text with thousands of hits is counted exactly and answered the same each time', async () => {
  const engine = await emptyEngine()
  const base = catalogDocuments[0]!
  const plenty = Array.from({ length: 2100 }, (_, index) => ({
    ...base,
    id: idOf(index),
    kind: index % 3 === 0 ? ('experience' as const) : ('product' as const),
    price: 1000 + index,
    soldRecently: index % 50,
    isAvailable: index % 7 !== 0,
  }))
  await engine.rebuild(async function* () {
    yield plenty
  })
  for (const filters of [{}, { kind: 'product' as const }, { maximumPrice: 3500 }]) {
    for (const sort of ['relevance', 'cheapest', 'newest'] as const) {
      for (const page of [1, 2, 20]) {
        const query = { text: 'gambir', filters, sort, page, perPage: 24 }
        const counted = await engine.search(query)
        expect(await engine.search(query)).toEqual(counted)
        expect(counted.hits).toHaveLength(24)
      }
    }
  }
  await engine.remove([idOf(1)])
  const first = { text: 'gambir', filters: {}, sort: 'relevance', page: 1, perPage: 24 } as const
  const { total } = await engine.search(first)
  expect(total).toBe(2099)
})

test('what another process writes or removes is known to searches by days a moment later', async () => {
  const [writer, reader] = [await emptyEngine(), postgresSearch(pool)]
  const open = catalogDocuments.filter(({ openings }) => openings.some(({ room }) => room[0]))
  await writer.index(open)
  const freeOn = { date: firstDay, nights: null, people: null, now: new Date('2026-11-28T02:00Z') }
  const wish = { text: '', filters: { freeOn }, sort: 'relevance', page: 1, perPage: 200 } as const
  const found = async (engine: SearchEngine) => new Set((await engine.search(wish)).hits)
  const [full, gone, ...others] = await found(reader)
  expect(others.length).toBeGreaterThan(5)
  await writer.index(
    open.filter(({ id }) => id === full).map((each) => ({ ...each, openings: [] })),
  )
  await writer.remove([gone!])
  expect(await found(writer)).toEqual(new Set(others))
  await vi.waitFor(async () => expect(await found(reader)).toEqual(new Set(others)), 30_000)
  const { total, facets } = await reader.search(wish)
  expect([total, facets.kinds.experience]).toEqual([others.length, others.length])
})

test('what was being read before this process wrote does not hide what it wrote', async () => {
  await emptyEngine()
  const [hasRead, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const slow: SearchConnection = {
    async query(statement) {
      const answer = await pool.query(statement)
      if (statement.text.includes('LEFT JOIN search_openings')) {
        hasRead.resolve()
        await goOn.promise
      }
      return answer as never
    },
  }
  const engine = postgresSearch(slow)
  const open = catalogDocuments.filter(({ openings }) => openings.some(({ room }) => room[0]))
  const freeOn = { date: firstDay, nights: null, people: null, now: new Date('2026-11-28T02:00Z') }
  const wish = { text: '', filters: { freeOn }, sort: 'relevance', page: 1, perPage: 200 } as const
  const before = engine.search(wish)
  await hasRead.promise
  await engine.index(open)
  goOn.resolve()
  await before
  expect((await engine.search(wish)).total).toBeGreaterThan(5)
})
