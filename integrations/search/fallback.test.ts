import { expect, test } from 'vitest'
import { withFallback } from '#integrations/search/fallback.server.ts'
import type { SearchEngine, SearchQuery, SearchResult } from '#integrations/search/search-engine.ts'

const query: SearchQuery = { text: 'kopi', filters: {}, sort: 'relevance', page: 1, perPage: 24 }
const answer = (...hits: string[]) => ({ hits, total: hits.length }) as unknown as SearchResult

function engine(search: () => Promise<SearchResult>, fed: string[] = []): SearchEngine {
  return {
    name: 'meilisearch',
    search,
    suggest: async () => [],
    index: async () => void fed.push('index'),
    remove: async () => void fed.push('remove'),
    rebuild: async (batches) => {
      for await (const batch of batches) fed.push(`batch of ${batch.length}`)
      return { documents: fed.length }
    },
  }
}

async function ask(first: () => Promise<SearchResult>) {
  const reports: unknown[] = []
  const both = withFallback(
    engine(first),
    engine(async () => answer('second')),
    { patienceMs: 50, report: (reason) => reports.push(reason) },
  )
  return { hits: (await both.search(query)).hits, reports: reports.length }
}

test('the first engine answers as long as it can', async () => {
  expect(await ask(async () => answer('first'))).toEqual({ hits: ['first'], reports: 0 })
})

test.for<[string, () => Promise<SearchResult>]>([
  ['down', () => Promise.reject(new Error('refused'))],
  ['silent', () => new Promise(() => undefined)],
  ['empty', async () => answer()],
])('an engine that is %s is replaced and reported', async ([, first]) => {
  expect(await ask(first)).toEqual({ hits: ['second'], reports: 1 })
})

test('both engines are fed', async () => {
  const [first, second]: string[][] = [[], []]
  const none = async () => answer()
  const both = withFallback(engine(none, first), engine(none, second), {
    patienceMs: 50,
    report: () => undefined,
  })
  await both.index([])
  await both.remove([])
  await both.rebuild(
    (async function* () {
      yield []
    })(),
  )
  expect(first).toEqual(['index', 'remove', 'batch of 0'])
  expect(second).toEqual(first)
})
