import { Meilisearch, type MultiSearchQuery } from 'meilisearch'
import { nothingFound } from '#integrations/search/facets.ts'
import { cut, queryWords, stopWords } from '#integrations/search/indonesian.ts'
import {
  configure,
  countRecords,
  type Names,
  namesOf,
  rebuild,
  removeRecords,
  within,
  writeRecords,
} from '#integrations/search/meilisearch-index.server.ts'
import { type Answer, askFor, facetsOf } from '#integrations/search/meilisearch-questions.ts'
import { plainWords } from '#integrations/search/meilisearch-roots.server.ts'
import { readingOf } from '#integrations/search/meilisearch-reading.ts'
import { suggestFromIndex } from '#integrations/search/meilisearch-suggest.server.ts'
import { requireKnownVersion } from '#integrations/search/meilisearch-version.server.ts'
import {
  type FreeOn,
  IndexUnfilled,
  type SearchEngine,
  type SearchQuery,
  type SearchResult,
} from '#integrations/search/search-engine.ts'

export type MeilisearchOptions = {
  url: string
  /** A key of a server: it may search and write the indexes, and never reaches a browser. */
  key: string | undefined
  /** How long a request may take. */
  timeoutMs: number
  /** How long a change may stand in the queue of the server, if not a minute. */
  changeWithinMs?: number
  /** How long all tasks of a rebuild may take together, if not as long as its job lets them. */
  rebuildWithinMs?: number
  /** Before the names of the indexes, so that one server can serve several marketplaces. */
  prefix: () => Promise<string>
  /** Calendars change by the minute and are kept where they are sold from: the ids with room on a day. */
  listFree: (freeOn: FreeOn) => Promise<readonly string[]>
}

type Ask = (queries: MultiSearchQuery[]) => Promise<Answer[]>

/**
 * Meilisearch, 1.12 or later. It finds, mends slips and ranks; texts are folded before, so that
 * Indonesian is cut into words by one set of rules whichever engine answers.
 */
export function meilisearch(options: MeilisearchOptions): SearchEngine {
  const { url: host, key, timeoutMs: timeout, prefix, listFree } = options
  const client = new Meilisearch({ host, timeout, ...(key && { apiKey: key }) })
  const names = async () => namesOf(await prefix())
  const ask: Ask = async (queries) =>
    (await client.multiSearch({ queries })).results as unknown as Answer[]
  let configured: Promise<void> | null = null
  /** Asked at every write, because a server may lose its data while we run. */
  const requireFilled = async () => {
    if ((await countRecords(client, await names())) === 0) throw new IndexUnfilled()
    configured ??= configure(client, await names(), within(options.changeWithinMs)).catch(
      (error: unknown) => {
        configured = null
        throw error
      },
    )
    await configured
  }
  return {
    name: 'meilisearch',
    search: async (query) => search(ask, await names(), query, listFree),
    suggest: async (typed, locale) => suggestFromIndex(ask, await names(), typed, locale),
    index: async (documents) => {
      await requireFilled()
      await writeRecords(client, await names(), documents, options.changeWithinMs)
    },
    remove: async (ids) => {
      await requireFilled()
      await removeRecords(client, await names(), ids, options.changeWithinMs)
    },
    rebuild: async (read) => rebuild(client, await prefix(), read, options.rebuildWithinMs),
    count: async () => countRecords(client, await names()),
    check: async () => {
      await requireKnownVersion(client)
      if ((await countRecords(client, await names())) === 0) throw new IndexUnfilled()
    },
  }
}

async function search(
  ask: Ask,
  names: Names,
  query: SearchQuery,
  listFree: MeilisearchOptions['listFree'],
): Promise<SearchResult> {
  const all = queryWords(query.text)
  if (all.length === 0 && cut(query.text) !== '') return nothingFound
  // Everything here is "khas blitar".
  const words = all.every((word) => stopWords.has(word)) ? [] : all
  const { freeOn } = query.filters
  const free = freeOn ? await listFree(freeOn) : null
  const typed = await find(ask, names, query, { words, strategy: 'all', free })
  if (typed.match === 'exact') return { ...typed, match: 'exact' }
  const plain = await plainWords(ask, names.listings, { words, readAs: typed.readAs })
  const read = plain && (await find(ask, names, query, { words: plain, strategy: 'all', free }))
  // What holds to the letter is meant rather than what needs a slip.
  if (read && (read.match === 'exact' || (read.match !== null && typed.match === null)))
    return { ...read, match: read.match }
  if (typed.match !== null) return { ...typed, match: typed.match }
  const relaxed =
    words.length > 1 && (await find(ask, names, query, { words, strategy: 'frequency', free }))
  return relaxed && relaxed.match !== null
    ? { ...relaxed, match: 'relaxed', readAs: null }
    : { ...typed, match: 'exact' }
}

type Wanted = {
  words: readonly string[]
  strategy: 'all' | 'frequency'
  free: readonly string[] | null
}
/** No match: nothing has these words, whatever the filters say. */
type Found = Omit<SearchResult, 'match'> & { match: SearchResult['match'] | null }

async function find(
  ask: Ask,
  { listings }: Names,
  query: SearchQuery,
  { words, strategy, free }: Wanted,
): Promise<Found> {
  const { queries, choices } = askFor(listings, words, query, { strategy, free })
  const [reading, hits, ...counts] = await ask(queries)
  const best = reading?.hits[0]
  if (!hits) return { ...nothingFound, match: null }
  return {
    hits: hits.hits.map(({ id }) => String(id)),
    total: hits.totalHits ?? 0,
    facets: facetsOf(hits, choices, counts),
    ...(best ? readingOf(words, best) : { match: null, readAs: null }),
  }
}
