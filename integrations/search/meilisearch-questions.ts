import type { MultiSearchQuery, MultiSearchResult } from 'meilisearch'
import { isSet } from '#integrations/search/facets.ts'
import { searchable } from '#integrations/search/meilisearch-settings.ts'
import type {
  SearchFacets,
  SearchFilters,
  SearchQuery,
  SearchSort,
} from '#integrations/search/search-engine.ts'

const flags = ['isHalal', 'isShipped', 'isPickedUp', 'isAvailable'] as const
const counted = ['kind', 'category', 'district', ...flags]
/** Facets whose own filter must be left out to count them. A flag counts the same with it. */
type Choice = 'kind' | 'category' | 'district' | 'village'

const sorts: Record<SearchSort, string[]> = {
  relevance: [],
  bestselling: ['available:desc', 'soldRecently:desc'],
  newest: ['available:desc', 'listedAt:desc'],
  cheapest: ['available:desc', 'price:asc'],
  dearest: ['available:desc', 'price:desc'],
}

export type Answer = MultiSearchResult<Record<string, unknown>>

/** What is asked in one go: how the text is read, the page of hits, and a count for each choice made. */
export type Questions = {
  queries: MultiSearchQuery[]
  /** In the order of the answers after the first two. */
  choices: Choice[]
}

export function askFor(
  indexUid: string,
  words: readonly string[],
  query: SearchQuery,
  { strategy, free }: { strategy: 'all' | 'frequency'; free: readonly string[] | null },
): Questions {
  const { filters, sort, page, perPage } = query
  // The last word would stand for all that begin like it, did nothing follow it.
  const text = words.length === 0 ? {} : { q: `${words.join(' ')} `, matchingStrategy: strategy }
  const made = chosen(filters)
  const counting = (choice: Choice) => ({
    indexUid,
    ...text,
    filter: conditions(filters, free, choice),
    facets: [choice],
    attributesToRetrieve: ['id'],
    page: 1,
    hitsPerPage: 1,
  })
  const reading = {
    indexUid,
    ...text,
    limit: 1,
    attributesToRetrieve: [...searchable],
    showMatchesPosition: true,
    showRankingScoreDetails: true,
  }
  const hits = {
    indexUid,
    ...text,
    filter: conditions(filters, free),
    ...(sorts[sort].length > 0 && { sort: sorts[sort] }),
    facets: counted,
    attributesToRetrieve: ['id'],
    page,
    hitsPerPage: perPage,
  }
  return { queries: [reading, hits, ...made.map(counting)], choices: made }
}

/** Villages are always counted apart, because only those of chosen districts are wanted. */
function chosen({ kind, categories, districts }: SearchFilters): Choice[] {
  return [
    ...(kind === undefined ? [] : (['kind'] as const)),
    ...(isSet(categories) ? (['category'] as const) : []),
    ...(isSet(districts) ? (['district', 'village'] as const) : []),
  ]
}

/** All must hold. */
function conditions(
  filters: SearchFilters,
  free: readonly string[] | null,
  leftOut?: Choice,
): string[] {
  const { kind, categories, districts, villages, minimumPrice, maximumPrice } = filters
  const oneOf = (name: Choice, values: readonly string[] | undefined) =>
    leftOut !== name && isSet(values) && anyOf(name, values)
  return [
    oneOf('kind', kind && [kind]),
    oneOf('category', categories),
    oneOf('district', districts),
    oneOf('village', villages),
    minimumPrice !== undefined && `price >= ${minimumPrice}`,
    maximumPrice !== undefined && `price <= ${maximumPrice}`,
    ...flags.map((flag) => filters[flag] === true && `${flag} = true`),
    free !== null && anyOf('id', free),
  ].filter((condition) => condition !== false)
}

function anyOf(name: string, values: readonly string[]): string {
  return `${name} IN [${values.map(quoted).join(', ')}]`
}

/** Values come from addresses that strangers type. */
function quoted(value: string): string {
  return `"${value.replaceAll(/[\\"]/g, String.raw`\$&`)}"`
}

type Counts = Record<string, number>

export function facetsOf(hits: Answer, choices: readonly Choice[], counts: readonly Answer[]) {
  const apart = new Map(choices.map((choice, at) => [choice, counts[at]]))
  const countsOf = (name: string): Counts =>
    (apart.get(name as Choice) ?? hits).facetDistribution?.[name] ?? {}
  const yes = (flag: string) => hits.facetDistribution?.[flag]?.true ?? 0
  return {
    kinds: countsOf('kind'),
    categories: countsOf('category'),
    districts: countsOf('district'),
    villages: countsOf('village'),
    isHalal: yes('isHalal'),
    isShipped: yes('isShipped'),
    isPickedUp: yes('isPickedUp'),
    isAvailable: yes('isAvailable'),
  } satisfies SearchFacets
}
