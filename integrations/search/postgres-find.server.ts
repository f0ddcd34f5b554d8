import { type Bucket, countFacets, isSet, readBuckets } from '#integrations/search/facets.ts'
import type { PostgresMemory } from '#integrations/search/postgres-memory.server.ts'
import {
  hitsStatement,
  type Source,
  textStatement,
} from '#integrations/search/postgres-statements.server.ts'
import type { SearchConnection } from '#integrations/search/search-connection.ts'
import type { SearchQuery } from '#integrations/search/search-engine.ts'

/** So many are ranked by how well the words fit; further down sales alone decide. */
const rankedCandidates = 200
/** Counting as many as this is most of the work of a search, so the counts are kept a few seconds. */
const many = 2000

export type SearchIndex = { connection: SearchConnection; memory: PostgresMemory }

type Hit = [id: string, isAvailable: boolean, soldRecently: number, fields: string]
export type Counts = { matched: number; buckets: readonly Bucket[] }
export type Found = Counts & { villages: Record<string, number>; hits: readonly Hit[] }

/** What matches one tsquery: how many, of what kind, and the window of hits the query asks for. */
export async function find(
  { connection, memory }: SearchIndex,
  query: SearchQuery,
  source: Source,
  tsquery: string,
): Promise<Found> {
  const { filters, sort } = query
  const { window } = windowOf(query)
  const wanted = { tsquery, source, filters, sort, window }
  const mayRemember = source === 'titles' && !isSet(filters.districts)
  const known = mayRemember ? memory.countsOf(tsquery, filters) : null
  // Walking an index in order only pays where hits are dense, also after the filters.
  if (known && countFacets(known.buckets, filters).total >= many) {
    const { rows } = await connection.query<{ hits: Hit[] | null }>(hitsStatement(wanted))
    return { ...known, villages: {}, hits: rows[0]?.hits ?? [] }
  }
  const { rows } = await connection.query<{
    matched: number
    buckets: string | null
    villages: Record<string, number>
    hits: Hit[] | null
  }>(textStatement(wanted))
  const { matched = 0, buckets = null, villages = {}, hits } = rows[0] ?? {}
  const counts = { matched, buckets: readBuckets(buckets) }
  if (mayRemember && matched >= many) memory.rememberCounts(tsquery, filters, counts)
  return { ...counts, villages, hits: hits ?? [] }
}

/** Pages that lie within the ranked candidates are cut from them, later ones come as they are. */
export function windowOf({ page, perPage, sort }: SearchQuery) {
  const offset = (page - 1) * perPage
  const ranked = Math.floor(rankedCandidates / perPage) * perPage
  if (sort === 'relevance' && offset < ranked) {
    return { window: { limit: ranked, offset: 0 }, skip: offset, isRanked: true }
  }
  return { window: { limit: perPage, offset }, skip: 0, isRanked: false }
}
