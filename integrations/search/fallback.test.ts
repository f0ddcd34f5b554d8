import { expect, onTestFinished, test, vi } from 'vitest'
import { type RebuildDebt, withFallback } from '#integrations/search/fallback.server.ts'
import type { SearchEngine, SearchQuery, SearchResult } from '#integrations/search/search-engine.ts'

const query: SearchQuery = { text: 'kopi', filters: {}, sort: 'relevance', page: 1, perPage: 24 }
const answer = (...hits: string[]) => ({ hits, total: hits.length }) as unknown as SearchResult

function engine(search: () => Promise<SearchResult>, fed: string[] = []): SearchEngine {
  return {
    name: 'meilisearch',
    search,
    suggest: async () => [],
    count: async () => 0,
    check: async () => undefined,
    index: async () => void fed.push('index'),
    remove: async () => void fed.push('remove'),
    rebuild: async (read) => {
      for await (const batch of read()) fed.push(`batch of ${batch.length}`)
      return { documents: fed.length }
    },
  }
}

/** Of one process alone; that of the database: tests/search/rebuild-owed.test.ts. */
function aDebt(): RebuildDebt {
  let owed: { documents: number } | null = null
  return {
    owed: async () => owed,
    owe: async (rebuilt) => void (owed = rebuilt),
    settle: async () => void (owed = null),
  }
}

const usual = { patienceMs: 50, restMs: 60_000, report: () => undefined, debt: aDebt() }

async function ask(first: () => Promise<SearchResult>) {
  const reports: unknown[] = []
  const both = withFallback(
    engine(first),
    engine(async () => answer('second')),
    { ...usual, report: (reason) => reports.push(reason) },
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
  const both = withFallback(engine(none, first), engine(none, second), usual)
  await both.index([])
  await both.remove([])
  await both.rebuild(async function* () {
    yield []
  })
  expect(first).toEqual(['index', 'remove', 'batch of 0'])
  expect(second).toEqual(first)
})

test('an engine that fails again and again is left alone, then tried by one search and taken back', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  let [asked, isDown] = [0, true]
  const both = withFallback(
    engine(async () => {
      asked++
      if (isDown) throw new Error('refused')
      return answer('first')
    }),
    engine(async () => answer('second')),
    { ...usual, restMs: 30_000 },
  )
  const hits = async () => (await both.search(query)).hits
  for (let time = 0; time < 10; time++) expect(await hits()).toEqual(['second'])
  expect(asked).toBe(3)
  vi.advanceTimersByTime(30_001)
  await Promise.all([hits(), hits(), hits()])
  expect(asked).toBe(4)
  isDown = false
  vi.advanceTimersByTime(30_001)
  expect([await hits(), await hits()]).toEqual([['first'], ['first']])
})

test('what the first engine does not take the second has, and whoever brought it hears', async () => {
  const fed: string[] = []
  const broken = {
    ...engine(async () => answer()),
    index: () => Promise.reject(new Error('refused')),
  }
  const both = withFallback(
    broken,
    engine(async () => answer(), fed),
    usual,
  )
  await expect(both.index([])).rejects.toThrow('refused')
  expect(fed).toEqual(['index'])
})

// Rebuild the second each time and this is red: PostgreSQL would write all listings at every retry.
test('a rebuild that the first engine did not take is tried again there alone', async () => {
  const first: string[] = []
  const second: string[] = []
  let isDown = true
  const none = async () => answer()
  const fragile: SearchEngine = {
    ...engine(none),
    rebuild: (read) =>
      isDown ? Promise.reject(new Error('refused')) : engine(none, first).rebuild(read),
  }
  const both = withFallback(fragile, engine(none, second), { ...usual, debt: aDebt() })
  const rebuild = () =>
    both.rebuild(async function* () {
      yield []
    })
  for (let time = 0; time < 5; time++) await expect(rebuild()).rejects.toThrow('refused')
  expect(second).toHaveLength(1)
  isDown = false
  expect(await rebuild()).toEqual({ documents: 1 })
  expect([first.length, second.length]).toEqual([1, 1])
  await rebuild()
  expect([first.length, second.length]).toEqual([2, 2])
})
