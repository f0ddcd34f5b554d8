import { createHash } from 'node:crypto'
import { isSet } from '#integrations/search/facets.ts'
import type { SearchFilters, SearchSort } from '#integrations/search/search-engine.ts'

export type Statement = { name?: string; text: string; values: unknown[] }
export type Window = { limit: number; offset: number }
/** What a day leaves of the documents is worked out before: a bit for each, by its number. */
export type Narrowing = Omit<SearchFilters, 'freeOn'> & { among?: Buffer | undefined }
/** Candidates that are still to be ranked come with their words, others in their order. */
export type TextWindow = Window & { isRanked: boolean }

/** Where a text is looked for: in the narrow index of titles, tags and places, or in everything. */
export type Source = 'titles' | 'texts'

/** More descriptions than this are not an answer but a mention in passing. */
const mostDescriptions = 1000

const orders: Record<SearchSort, string> = {
  relevance: 'is_available DESC, sold_recently DESC, id',
  bestselling: 'is_available DESC, sold_recently DESC, id',
  newest: 'is_available DESC, listed_at DESC, id',
  cheapest: 'is_available DESC, price, id',
  dearest: 'is_available DESC, price DESC, id',
}

/**
 * The same orders as one number, greatest first, because thousands of matches are sorted by it and numbers are
 * compared several times as fast as columns one after the other. A price is below 2^32.
 */
const standings: Record<SearchSort, string> = {
  relevance: '(d.is_available::int::bigint << 32) + d.sold_recently',
  bestselling: '(d.is_available::int::bigint << 32) + d.sold_recently',
  newest: `(d.is_available::int::bigint << 62) + (extract(epoch FROM d.listed_at) * 1000000)::bigint`,
  cheapest: '(d.is_available::int::bigint << 32) - d.price',
  dearest: '(d.is_available::int::bigint << 32) + d.price',
}

/**
 * One round trip: the documents that match the text, counted by bucket whatever the filters say (the
 * facets need those too), and the wanted window of those the filters let through.
 */
export function textStatement(query: {
  tsquery: string
  source: Source
  filters: Narrowing
  sort: SearchSort
  window: TextWindow
}): Statement {
  const { filters, source, sort, window } = query
  const values: unknown[] = [query.tsquery]
  const own = conditions(filters, values)
  const isMixed = source === 'texts'
  const withVillages = isSet(filters.districts)
  const order = `${isMixed && sort === 'relevance' ? 'is_strong DESC, ' : ''}standing DESC, id`
  values.push(window.limit, window.offset)
  const text = `
WITH found AS MATERIALIZED (
  SELECT d.id, d.bucket, ${standings[sort]} AS standing
    ${isMixed ? ', either.is_strong' : ''}
    ${withVillages ? ', d.village_code' : ''}
    ${own.isNarrower ? `, ${own.price} AS in_price, ${own.village} AS in_village, ${own.others} AS in_others` : ''}
  FROM ${isMixed ? textsSource : 'search_documents d WHERE d.words @@ $1::tsquery'}
), hits AS (
  SELECT * FROM found ${own.isNarrower ? 'WHERE in_price AND in_village AND in_others' : ''}
  ORDER BY ${order}
  LIMIT $${values.length - 1} OFFSET $${values.length}
)
SELECT counted.matched, counted.buckets,
  ${withVillages ? villageCounts('found', 'in_price AND in_others') : "'{}'::json"} AS villages,
  ${window.isRanked ? hitsToRank : hitsInOrder(order)} AS hits
FROM (
  SELECT coalesce(sum(every), 0)::int AS matched,
    string_agg(bucket || '|' || n, ';') FILTER (WHERE n > 0) AS buckets
  FROM (
    SELECT bucket, count(*) AS every,
      count(*) ${own.isNarrower ? 'FILTER (WHERE in_price AND in_village)' : ''} AS n
    FROM found GROUP BY bucket
  ) b
) counted`
  return { name: nameOf(text), text, values }
}

/** The same text is planned once in each connection. PostgreSQL keeps 63 characters of a name. */
function nameOf(text: string): string {
  return `search-${createHash('sha256').update(text).digest('base64url')}`
}

const hitsToRank = `(SELECT string_agg(h.id || '|' || h.standing || '|' || t.fields, E'\\n')
  FROM hits h JOIN search_texts t USING (id))`

function hitsInOrder(order: string): string {
  return `(SELECT string_agg(id::text, E'\\n' ORDER BY ${order}) FROM hits)`
}

const textsSource = `(
    SELECT id, bool_or(is_strong) AS is_strong FROM (
      SELECT id, true AS is_strong FROM search_documents WHERE words @@ $1::tsquery
      UNION ALL
      (SELECT id, false FROM search_texts WHERE words @@ $1::tsquery LIMIT ${mostDescriptions})
    ) each GROUP BY id
  ) either JOIN search_documents d USING (id)`

/** Without a text the order is an index's, so only the window is read. Planned afresh for its values. */
export function browseStatement(query: {
  filters: Narrowing
  sort: SearchSort
  window: Window
}): Statement {
  const values: unknown[] = []
  const own = conditions(query.filters, values)
  values.push(query.window.limit, query.window.offset)
  const text = `SELECT d.id FROM search_documents d
WHERE ${own.price} AND ${own.village} AND ${own.others}
ORDER BY ${orders[query.sort]} LIMIT $${values.length - 1} OFFSET $${values.length}`
  return { text, values }
}

/** All documents by bucket; only price, village and a set narrow it, the rest is counted from the buckets. */
export function bucketsStatement(filters: Narrowing): Statement {
  const values: unknown[] = []
  const own = conditions(countedBy(filters), values)
  return {
    text: `SELECT string_agg(bucket || '|' || n, ';') AS buckets FROM (
  SELECT bucket, count(*) AS n FROM search_documents d WHERE ${own.price} AND ${own.village} GROUP BY bucket) b`,
    values,
  }
}

/** What buckets do not tell. */
export function countedBy(filters: Narrowing): Narrowing {
  const names = ['minimumPrice', 'maximumPrice', 'villages', 'among'] as const
  return Object.fromEntries(
    names.filter((name) => filters[name] !== undefined).map((name) => [name, filters[name]]),
  )
}

/** Within districts all their documents are counted by village, so the window is cut from the same ones. */
export function placeStatement(query: {
  filters: Narrowing
  sort: SearchSort
  window: Window
}): Statement {
  const values: unknown[] = []
  const own = conditions(query.filters, values)
  values.push(query.window.limit, query.window.offset)
  const order = 'standing DESC, id'
  const text = `
WITH near AS MATERIALIZED (
  SELECT d.id, d.village_code, ${standings[query.sort]} AS standing, ${own.village} AS in_village
  FROM search_documents d WHERE ${own.price} AND ${own.others}
), hits AS (
  SELECT id, standing FROM near WHERE in_village
  ORDER BY ${order} LIMIT $${values.length - 1} OFFSET $${values.length}
)
SELECT ${villageCounts('near')} AS villages, ${hitsInOrder(order)} AS hits`
  return { text, values }
}

function villageCounts(from: string, where = 'true'): string {
  return `(SELECT coalesce(json_object_agg(village_code, n), '{}') FROM (
    SELECT village_code, count(*) AS n FROM ${from} WHERE ${where} GROUP BY village_code) v)`
}

/** Pushes the values of the filters that are set. */
function conditions(filters: Narrowing, values: unknown[]) {
  const use = (value: unknown, sql: (at: string) => string) => sql(`$${values.push(value)}`)
  const all = (parts: readonly (string | false)[]) => parts.filter(Boolean).join(' AND ') || 'true'
  const { kind, categories, districts, villages, minimumPrice, maximumPrice, among } = filters
  const price = all([
    minimumPrice !== undefined && use(minimumPrice, (at) => `d.price >= ${at}::int`),
    maximumPrice !== undefined && use(maximumPrice, (at) => `d.price <= ${at}::int`),
    among !== undefined && isAmong(among, values),
  ])
  const village = all([
    isSet(villages) && use(villages, (at) => `d.village_code = ANY(${at}::text[])`),
  ])
  const others = all([
    kind !== undefined && use(kind, (at) => `d.kind = ${at}`),
    isSet(categories) && use(categories, (at) => `d.categories && ${at}::text[]`),
    isSet(districts) && use(districts, (at) => `d.district_code = ANY(${at}::text[])`),
    ...flagColumns.map(([flag, column]) => filters[flag] === true && `d.${column}`),
  ])
  const isNarrower = [price, village, others].some((each) => each !== 'true')
  return { price, village, others, isNarrower }
}

/** Documents that came after the set was made are not in it. */
function isAmong(among: Buffer, values: unknown[]): string {
  const set = `$${values.push(among)}::bytea`
  return `CASE WHEN d.number < 8 * octet_length(${set}) THEN get_bit(${set}, d.number) = 1 ELSE false END`
}

const flagColumns = [
  ['isHalal', 'is_halal'],
  ['isShipped', 'is_shipped'],
  ['isPickedUp', 'is_picked_up'],
  ['isAvailable', 'is_available'],
] as const
