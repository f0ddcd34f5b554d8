import { type Bucket, countFacets, isSet, nothingFound } from '#integrations/search/facets.ts'
import { cut } from '#integrations/search/indonesian.ts'
import { type Asked, find, type Found } from '#integrations/search/postgres-find.server.ts'
import { PostgresMemory, type Knowledge } from '#integrations/search/postgres-memory.server.ts'
import {
  browseStatement,
  countedBy,
  placeStatement,
} from '#integrations/search/postgres-statements.server.ts'
import { suggestFrom } from '#integrations/search/postgres-suggest.server.ts'
import {
  finishRebuild,
  removeDocuments,
  startOfRebuild,
  writeBatch,
} from '#integrations/search/postgres-writer.server.ts'
import { asTsquery, either, planQuery, relaxations } from '#integrations/search/query-plan.ts'
import type { Group, QueryPlan } from '#integrations/search/query-plan.ts'
import type { SearchConnection } from '#integrations/search/search-connection.ts'
import type {
  FreeOn,
  ReadDocuments,
  SearchEngine,
  SearchQuery,
  SearchResult,
} from '#integrations/search/search-engine.ts'

/** Fewer hits in titles, tags and places than this, and descriptions are searched too, then slips mended. */
const enough = 10
type Attempt = {
  found: Found
  match: SearchResult['match']
  readAs: string | null
}

export type PostgresSearch = SearchEngine & {
  /** The documents with room on a day, for an engine that keeps no calendars itself. */
  listFree: (freeOn: FreeOn) => Promise<string[]>
}

/**
 * Full text search inside PostgreSQL. The database finds and counts by plain words; what Indonesian
 * buyers mean by them (synonyms, roots, slips) is worked out here, before it is asked.
 */
export function postgresSearch(connection: SearchConnection): PostgresSearch {
  const memory = new PostgresMemory(connection)
  return {
    name: 'postgres',
    search: async (query) => search(connection, memory, query),
    suggest: async (prefix, locale) =>
      suggestFrom(connection, await memory.knowledge(), prefix, locale),
    index: async (documents) => {
      const { words, labels } = await writeBatch(connection, documents)
      memory.learn(words, labels)
    },
    remove: async (ids) => {
      await removeDocuments(connection, ids)
      memory.forgetCounts()
    },
    rebuild: async (read) => rebuild(connection, memory, read),
    listFree: async (freeOn) => memory.openings.listFree(freeOn),
    count: async () => {
      const { rows } = await connection.query<{ documents: number }>({
        text: 'SELECT count(*)::int AS documents FROM search_documents',
        values: [],
      })
      return rows[0]?.documents ?? 0
    },
    check: async () => {
      await connection.query({ text: 'SELECT id FROM search_documents LIMIT 1', values: [] })
    },
  }
}

/**
 * Writes over what is there and drops what was not brought, instead of filling a second table and
 * swapping: searches see every document all the time, and a listing changed meanwhile is not lost.
 */
async function rebuild(
  connection: SearchConnection,
  memory: PostgresMemory,
  read: ReadDocuments,
): Promise<{ documents: number }> {
  const start = await startOfRebuild(connection)
  for await (const batch of read()) await writeBatch(connection, batch)
  const documents = await finishRebuild(connection, start)
  await memory.relearn()
  return { documents }
}

async function search(
  connection: SearchConnection,
  memory: PostgresMemory,
  { filters: { freeOn, ...filters }, ...asked }: SearchQuery,
): Promise<SearchResult> {
  const free = freeOn && (await memory.openings.freeOn(freeOn))
  const query = { ...asked, filters: free ? { ...filters, among: free.documents } : filters }
  const knowledge = await memory.knowledge()
  const exact = planQuery(query.text, knowledge.vocabulary, 'exact', knowledge.size)
  if (exact.groups.length === 0) {
    return cut(query.text) === '' ? browse(connection, memory, query, free?.buckets) : nothingFound
  }
  const { found, match, readAs } = await findBest(connection, query, exact, knowledge)
  const { total, facets } = countFacets(found.buckets, query.filters)
  return {
    hits: found.hits,
    total,
    facets: { ...facets, villages: found.villages },
    match,
    readAs,
  }
}

/** From what was typed to what may have been meant, until there is something to show. */
async function findBest(
  connection: SearchConnection,
  query: Asked,
  exact: QueryPlan,
  { vocabulary, size }: Knowledge,
): Promise<Attempt> {
  const typed = await findWidely(connection, query, exact.groups)
  const asTyped = { found: typed, match: 'exact', readAs: null } as const
  if (typed.matched >= enough) return asTyped
  const mended = planQuery(query.text, vocabulary, 'mended', size)
  if (asTsquery(mended.groups) !== asTsquery(exact.groups)) {
    const found = await findWidely(connection, query, mended.groups)
    const isBetter = found.matched > typed.matched
    const match = typed.matched === 0 ? 'corrected' : 'exact'
    if (isBetter) return { found, match, readAs: mended.readAs }
  }
  if (typed.matched > 0) return asTyped
  const { groups } = planQuery(query.text, vocabulary, 'cautious', size)
  const kept = relaxations(groups)
  if (kept.length === 0) return asTyped
  const tsquery = either(kept.map(asTsquery))
  const found = await find(connection, query, 'texts', { tsquery, groups })
  return { found, match: 'relaxed', readAs: null }
}

async function findWidely(
  connection: SearchConnection,
  query: Asked,
  groups: readonly Group[],
): Promise<Found> {
  const wanted = { tsquery: asTsquery(groups), groups }
  if (groups.every(({ isKnown }) => isKnown)) {
    const found = await find(connection, query, 'titles', wanted)
    if (found.matched >= enough) return found
  }
  return find(connection, query, 'texts', wanted)
}

async function browse(
  connection: SearchConnection,
  memory: PostgresMemory,
  query: Asked,
  free: readonly Bucket[] | undefined,
): Promise<SearchResult> {
  const isFreeAll = Object.keys(countedBy(query.filters)).every((name) => name === 'among')

  const [{ hits, villages }, buckets] = await Promise.all([
    isSet(query.filters.districts) ? findNear(connection, query) : findAll(connection, query),
    free && isFreeAll ? free : memory.buckets(query.filters),
  ])
  const { total, facets } = countFacets(buckets, query.filters)
  return { hits, total, facets: { ...facets, villages }, match: 'exact', readAs: null }
}

type Browsed = Pick<Found, 'hits' | 'villages'>

async function findAll(connection: SearchConnection, query: Asked): Promise<Browsed> {
  const { rows } = await connection.query<{ id: string }>(browseStatement(windowed(query)))
  return { hits: rows.map(({ id }) => id), villages: {} }
}

async function findNear(connection: SearchConnection, query: Asked): Promise<Browsed> {
  const { rows } = await connection.query<{ hits: string | null; villages: Browsed['villages'] }>(
    placeStatement(windowed(query)),
  )
  return { hits: rows[0]?.hits?.split('\n') ?? [], villages: rows[0]?.villages ?? {} }
}

function windowed({ filters, sort, page, perPage }: Asked) {
  return { filters, sort, window: { limit: perPage, offset: (page - 1) * perPage } }
}
