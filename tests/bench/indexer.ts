import { pool } from '#app/server/db.server.ts'
import { meilisearch } from '#integrations/search/meilisearch.server.ts'
import { postgresSearch } from '#integrations/search/postgres.server.ts'
import type { SearchEngine } from '#integrations/search/search-engine.ts'
import { answerQuestions } from './answer.ts'
import { searchCorpus, searchQueries } from './search-corpus.ts'

// One engine alone, told by the arguments: `postgres`, or `meilisearch` with its address and key. Fills the
// index, then asks it one thing after the other.

export type IndexerQuestion = { kind: 'fill'; listings: number } | { kind: 'ask'; times: number }
export type Filled = { seconds: number }
export type Asked = { milliseconds: number[]; found: number }

const batchSize = 500

const [name, url = '', key] = process.argv.slice(2)
const postgres = postgresSearch(pool)
const engine: SearchEngine =
  name === 'meilisearch'
    ? meilisearch({
        url,
        key,
        prefix: async () => 'bench',
        timeoutMs: 60_000,
        listFree: postgres.listFree,
      })
    : postgres

answerQuestions<IndexerQuestion>((question) =>
  question.kind === 'fill' ? fill(question.listings) : ask(question.times),
)

async function fill(listings: number): Promise<Filled> {
  const started = performance.now()
  await engine.rebuild(() => inBatches(listings))
  return { seconds: (performance.now() - started) / 1000 }
}

/** As the job that writes the whole index reads them. */
async function* inBatches(listings: number) {
  for await (const part of searchCorpus(listings)) {
    for (let from = 0; from < part.length; from += batchSize) {
      yield part.slice(from, from + batchSize)
    }
  }
}

async function ask(times: number): Promise<Asked> {
  const milliseconds: number[] = []
  let found = 0
  for (const text of searchQueries(times)) {
    const started = performance.now()
    const { total } = await engine.search({
      text,
      filters: {},
      sort: 'relevance',
      page: 1,
      perPage: 24,
    })
    milliseconds.push(performance.now() - started)
    if (total > 0) found++
  }
  return { milliseconds, found }
}
