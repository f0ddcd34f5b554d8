import type {
  SearchFacets,
  SearchFilters,
  SearchResult,
} from '#integrations/search/search-engine.ts'

/** Documents that are alike in all that is counted, and how many. */
export type Bucket = {
  kind: string
  /** From the root to the own category. */
  categories: readonly string[]
  district: string
  isHalal: boolean
  isShipped: boolean
  isPickedUp: boolean
  isAvailable: boolean
  count: number
}

const flags = ['isHalal', 'isShipped', 'isPickedUp', 'isAvailable'] as const
const dimensions = ['kind', 'categories', 'districts', ...flags] as const
type Dimension = (typeof dimensions)[number]

/**
 * What the engine stores, each with how many there are of it:
 * `product|kopi-teh-cokelat/kopi|35.05.18|1101|12;…`.
 */
export function readBuckets(packed: string | null): Bucket[] {
  if (!packed) return []
  return packed.split(';').map((part) => {
    const end = part.lastIndexOf('|')
    return readBucket(part.slice(0, end), Number(part.slice(end + 1)))
  })
}

export function readBucket(packed: string, count: number): Bucket {
  return { ...kindOfBucket(packed), count }
}

/** A search counts hundreds of buckets, and a market has a few thousand in all. */
const known = new Map<string, Counted>()
const mostKnown = 20_000

function kindOfBucket(packed: string): Counted {
  const before = known.get(packed)
  if (before) return before
  const [kind = '', path = '', district = '', bits = ''] = packed.split('|')
  const bucket = {
    kind,
    categories: path.split('/'),
    district,
    isHalal: bits[0] === '1',
    isShipped: bits[1] === '1',
    isPickedUp: bits[2] === '1',
    isAvailable: bits[3] === '1',
  }
  if (known.size >= mostKnown) known.clear()
  known.set(packed, bucket)
  return bucket
}

type Counted = Omit<Bucket, 'count'>

export function packBucket(bucket: Counted): string {
  const bits = flags.map((flag) => (bucket[flag] ? '1' : '0')).join('')
  return [bucket.kind, bucket.categories.join('/'), bucket.district, bits].join('|')
}

/**
 * Counts every facet in one pass. A bucket counts for the total when no filter refuses it, and for a
 * facet also when that facet's own filter is the only one that does.
 */
export function countFacets(
  buckets: readonly Bucket[],
  filters: SearchFilters,
): { total: number; facets: Omit<SearchFacets, 'villages'> } {
  const counts = {
    kind: new Map<string, number>(),
    categories: new Map<string, number>(),
    districts: new Map<string, number>(),
  }
  const flagCounts = { isHalal: 0, isShipped: 0, isPickedUp: 0, isAvailable: 0 }
  let total = 0
  for (const bucket of buckets) {
    const refused = dimensions.filter((dimension) => refuses(dimension, bucket, filters))
    if (refused.length > 1) continue
    if (refused.length === 0) total += bucket.count
    const countsFor = (dimension: Dimension) => refused.length === 0 || refused[0] === dimension
    if (countsFor('kind')) bump(counts.kind, bucket.kind, bucket.count)
    if (countsFor('districts')) bump(counts.districts, bucket.district, bucket.count)
    if (countsFor('categories')) {
      for (const slug of bucket.categories) bump(counts.categories, slug, bucket.count)
    }
    for (const flag of flags) {
      if (bucket[flag] && countsFor(flag)) flagCounts[flag] += bucket.count
    }
  }
  const facets = {
    kinds: Object.fromEntries(counts.kind),
    categories: Object.fromEntries(counts.categories),
    districts: Object.fromEntries(counts.districts),
    ...flagCounts,
  }
  return { total, facets }
}

function refuses(dimension: Dimension, bucket: Bucket, filters: SearchFilters): boolean {
  if (dimension === 'kind') return filters.kind !== undefined && filters.kind !== bucket.kind
  if (dimension === 'districts') {
    return isSet(filters.districts) && !filters.districts.includes(bucket.district)
  }
  if (dimension === 'categories') {
    const { categories } = filters
    return isSet(categories) && !bucket.categories.some((slug) => categories.includes(slug))
  }
  return filters[dimension] === true && !bucket[dimension]
}

export function isSet(values: readonly string[] | undefined): values is readonly string[] {
  return values !== undefined && values.length > 0
}

function bump(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

export const nothingFound: SearchResult = {
  hits: [],
  total: 0,
  facets: {
    kinds: {},
    categories: {},
    districts: {},
    villages: {},
    isHalal: 0,
    isShipped: 0,
    isPickedUp: 0,
    isAvailable: 0,
  },
  match: 'exact',
  readAs: null,
}
