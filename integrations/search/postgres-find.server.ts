import { type Bucket, readBuckets } from '#integrations/search/facets.ts'
import {
  type Narrowing,
  type Source,
  type TextWindow,
  textStatement,
} from '#integrations/search/postgres-statements.server.ts'
import type { Group } from '#integrations/search/query-plan.ts'
import { type Candidate, rank } from '#integrations/search/relevance.ts'
import type { SearchConnection } from '#integrations/search/search-connection.ts'
import type { SearchQuery } from '#integrations/search/search-engine.ts'

/** So many are ranked by how well the words fit; further down sales alone decide. */
const rankedCandidates = 200
export type Found = {
  matched: number
  buckets: readonly Bucket[]
  villages: Record<string, number>
  /** Ids, best first, of the page that was asked for. */
  hits: readonly string[]
}

/** A query whose day has become the set of documents that have room on it. */
export type Asked = Omit<SearchQuery, 'filters'> & { filters: Narrowing }

/** What matches: how many, of what kind, and the page of hits the query asks for. */
export async function find(
  connection: SearchConnection,
  query: Asked,
  source: Source,
  { tsquery, groups }: { tsquery: string; groups: readonly Group[] },
): Promise<Found> {
  const { filters, sort, perPage } = query
  const { window, skip } = windowOf(query)
  const { rows } = await connection.query<{
    matched: number
    buckets: string | null
    villages: Record<string, number>
    hits: string | null
  }>(textStatement({ tsquery, source, filters, sort, window }))
  const { matched = 0, buckets = null, villages = {}, hits } = rows[0] ?? {}
  const lines = hits?.split('\n') ?? []
  const ids = window.isRanked ? rank(lines.map(toCandidate), groups) : lines
  return { matched, buckets: readBuckets(buckets), villages, hits: ids.slice(skip, skip + perPage) }
}

function toCandidate(line: string): Candidate {
  const first = line.indexOf('|')
  const second = line.indexOf('|', first + 1)
  return {
    id: line.slice(0, first),
    standing: Number(line.slice(first + 1, second)),
    fields: line.slice(second + 1),
  }
}

/** Pages that lie within the ranked candidates are cut from them, later ones come as they are. */
function windowOf({ page, perPage, sort }: Asked): { window: TextWindow; skip: number } {
  const offset = (page - 1) * perPage
  const ranked = Math.floor(rankedCandidates / perPage) * perPage
  if (sort === 'relevance' && offset < ranked) {
    return { window: { limit: ranked, offset: 0, isRanked: true }, skip: offset }
  }
  return { window: { limit: perPage, offset, isRanked: false }, skip: 0 }
}
