import { isSet } from '#integrations/search/facets.ts'
import type { SearchFilters, SearchSort } from '#integrations/search/search-engine.ts'

export type Statement = { name?: string; text: string; values: unknown[] }
export type Window = { limit: number; offset: number }

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
 * One round trip: the documents that match the text, counted by bucket whatever the filters say (the
 * facets need those too), and the wanted window of those the filters let through.
 */
export function textStatement(query: {
  tsquery: string
  source: Source
  filters: SearchFilters
  sort: SearchSort
  window: Window
}): Statement {
  const { filters, source, window } = query
  const values: unknown[] = [query.tsquery]
  const own = conditions(filters, values)
  const isMixed = source === 'texts'
  const order =
    query.sort === 'relevance' && isMixed
      ? `is_strong DESC, ${orders.relevance}`
      : orders[query.sort]
  values.push(window.limit, window.offset)
  const text = `
WITH found AS MATERIALIZED (
  SELECT d.id, d.bucket, d.is_available, d.sold_recently
    ${isMixed ? ', d.words @@ $1::tsquery AS is_strong' : ''}
    ${query.sort === 'newest' ? ', d.listed_at' : ''}
    ${query.sort === 'cheapest' || query.sort === 'dearest' ? ', d.price' : ''}
    ${isSet(filters.districts) ? ', d.village_code' : ''}
    ${own.shape ? `, ${own.price} AS in_price, ${own.village} AS in_village, ${own.others} AS in_others` : ''}
  FROM ${isMixed ? textsSource : 'search_documents d WHERE d.words @@ $1::tsquery'}
)
SELECT
  (SELECT count(*)::int FROM found) AS matched,
  (SELECT string_agg(bucket || '|' || n, ';') FROM (SELECT bucket, count(*) AS n FROM found
    ${own.shape ? 'WHERE in_price AND in_village' : ''} GROUP BY bucket) b) AS buckets,
  ${isSet(filters.districts) ? villageCounts('found', 'in_price AND in_others') : "'{}'::json"} AS villages,
  (${hitsFrom(`SELECT * FROM found ${own.shape ? 'WHERE in_price AND in_village AND in_others' : ''}
     ORDER BY ${order} LIMIT $${values.length - 1} OFFSET $${values.length}`)}) AS hits`
  return { name: `search-${source}-${query.sort}-${own.shape}`, text, values }
}

/** Only the hits, for a text whose counts are known: in the order of an index where that is shorter. */
export function hitsStatement(query: {
  tsquery: string
  filters: SearchFilters
  sort: SearchSort
  window: Window
}): Statement {
  const values: unknown[] = [query.tsquery]
  const own = conditions(query.filters, values)
  values.push(query.window.limit, query.window.offset)
  const text = hitsFrom(`SELECT d.id, d.is_available, d.sold_recently FROM search_documents d
    WHERE d.words @@ $1::tsquery AND ${own.price} AND ${own.village} AND ${own.others}
    ORDER BY ${orders[query.sort]} LIMIT $${values.length - 1} OFFSET $${values.length}`)
  return { text, values }
}

/** The rows of a query, in its order, with what ranking needs to know of them. */
function hitsFrom(query: string): string {
  return `
  SELECT json_agg(json_build_array(h.id, h.is_available, h.sold_recently, t.fields) ORDER BY place) AS hits
  FROM (SELECT *, row_number() OVER () AS place FROM (${query}) w) h JOIN search_texts t USING (id)`
}

const textsSource = `(
    SELECT id FROM search_documents WHERE words @@ $1::tsquery
    UNION
    (SELECT id FROM search_texts WHERE words @@ $1::tsquery LIMIT ${mostDescriptions})
  ) either JOIN search_documents d USING (id)`

/** Without a text the order is an index's, so only the window is read. Planned afresh for its values. */
export function browseStatement(query: {
  filters: SearchFilters
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

/** All documents by bucket; only price and village narrow it, the rest is counted from the buckets. */
export function bucketsStatement(filters: SearchFilters): Statement {
  const values: unknown[] = []
  const own = conditions(only(filters, ['minimumPrice', 'maximumPrice', 'villages']), values)
  const text = `SELECT string_agg(bucket || '|' || n, ';') AS buckets FROM (
  SELECT bucket, count(*) AS n FROM search_documents d
  WHERE ${own.price} AND ${own.village} GROUP BY bucket) b`
  return { text, values }
}

export function villagesStatement(filters: SearchFilters): Statement {
  const values: unknown[] = []
  const { villages: _, ...others } = filters
  const own = conditions(others, values)
  const text = `SELECT ${villageCounts('search_documents d', `${own.price} AND ${own.others}`)} AS villages`
  return { text, values }
}

function villageCounts(from: string, where: string): string {
  return `(SELECT coalesce(json_object_agg(village_code, n), '{}') FROM (
    SELECT village_code, count(*) AS n FROM ${from} WHERE ${where} GROUP BY village_code) v)`
}

function only(filters: SearchFilters, names: readonly (keyof SearchFilters)[]): SearchFilters {
  return Object.fromEntries(names.map((name) => [name, filters[name]]))
}

/** Pushes the values of the filters that are set; the shape names which those are. */
function conditions(filters: SearchFilters, values: unknown[]) {
  const shape: string[] = []
  const use = (name: string, value: unknown, sql: (placeholder: string) => string): string => {
    values.push(value)
    shape.push(name)
    return sql(`$${values.length}`)
  }
  const all = (parts: readonly (string | false)[]) => parts.filter(Boolean).join(' AND ') || 'true'
  const { kind, categories, districts, villages, minimumPrice, maximumPrice } = filters
  const price = all([
    minimumPrice !== undefined && use('from', minimumPrice, (at) => `d.price >= ${at}::int`),
    maximumPrice !== undefined && use('to', maximumPrice, (at) => `d.price <= ${at}::int`),
  ])
  const village = all([
    isSet(villages) && use('village', villages, (at) => `d.village_code = ANY(${at}::text[])`),
  ])
  const others = all([
    kind !== undefined && use('kind', kind, (at) => `d.kind = ${at}`),
    isSet(categories) && use('category', categories, (at) => `d.categories && ${at}::text[]`),
    isSet(districts) && use('district', districts, (at) => `d.district_code = ANY(${at}::text[])`),
    ...flagColumns.map(([flag, column]) => {
      if (!filters[flag]) return false
      shape.push(flag)
      return `d.${column}`
    }),
  ])
  return { price, village, others, shape: shape.join('-') }
}

const flagColumns = [
  ['isHalal', 'is_halal'],
  ['isShipped', 'is_shipped'],
  ['isPickedUp', 'is_picked_up'],
  ['isAvailable', 'is_available'],
] as const
