import type { Settings } from 'meilisearch'
import { type Fields, readFilter, valuesOf } from './filter.ts'
import { type Match, Matcher, matchText, type Text, wordsIn } from './matching.ts'

export type Index = {
  settings: Settings
  documents: Map<string, Fields>
  /** The texts cut into words, until something is written. */
  read: { texts: Map<Fields, Text>; matcher: Matcher } | null
}

export type Question = {
  q?: string | null
  filter?: unknown
  facets?: readonly string[]
  sort?: readonly string[]
  matchingStrategy?: 'all' | 'last' | 'frequency'
  attributesToSearchOn?: readonly string[]
  attributesToRetrieve?: readonly string[]
  showMatchesPosition?: boolean
  showRankingScoreDetails?: boolean
  page?: number
  hitsPerPage?: number
  limit?: number
  offset?: number
}

type Found = { fields: Fields; match: Match | null; kept: number }

/** What a server answers to one search of an index. */
export function answer(index: Index, question: Question) {
  const { settings } = index
  const passes = readFilter(question.filter, (settings.filterableAttributes ?? []) as string[])
  const searched = [...(settings.searchableAttributes ?? [])]
  const found = match(index, question, searched).filter(({ fields }) => passes(fields))
  const sorted = rank(found, settings.rankingRules ?? [], question.sort ?? [])
  const { from, size, counts } = windowOf(question, found.length, settings)
  return {
    hits: sorted.slice(from, from + size).map((each) => shown(each, question, searched)),
    query: question.q ?? '',
    processingTimeMs: 1,
    ...counts,
    ...(question.facets && {
      facetDistribution: distribution(found, question.facets),
      facetStats: {},
    }),
  }
}

function match(index: Index, question: Question, searched: readonly string[]): Found[] {
  const all = [...index.documents.values()]
  if (!question.q?.trim()) return all.map((fields) => ({ fields, match: null, kept: 0 }))
  const { texts, matcher } = readTexts(index, all, searched)
  const { words, isPrefix } = matcher.read(question.q ?? '')
  if (words.length === 0) return all.map((fields) => ({ fields, match: null, kept: 0 }))
  const on = question.attributesToSearchOn
  const inFields = (text: Text) =>
    on ? text.map((field, at) => (on.includes(searched[at] ?? '') ? field : [])) : text
  const matching = (kept: readonly string[]) => {
    const edges = matcher.edges(kept, isPrefix && kept.at(-1) === words.at(-1))
    return all.flatMap((fields): Found[] => {
      const found = matchText(edges, kept.length, inFields(texts.get(fields) ?? []))
      return found ? [{ fields, match: found, kept: kept.length }] : []
    })
  }
  const merged = new Map<Fields, Found>()
  for (const kept of readings(words, question.matchingStrategy ?? 'last', matching)) {
    for (const each of matching(kept)) if (!merged.has(each.fields)) merged.set(each.fields, each)
  }
  return [...merged.values()]
}

function readTexts(index: Index, all: readonly Fields[], searched: readonly string[]) {
  index.read ??= (() => {
    const texts = new Map(all.map((fields) => [fields, textOf(fields, searched)]))
    return { texts, matcher: new Matcher(index.settings, new Set([...texts.values()].flat(2))) }
  })()
  return index.read
}

/** What is left of the words, step by step: nothing dropped, from the end, or what most documents have. */
function readings(
  words: readonly string[],
  strategy: string,
  matching: (words: readonly string[]) => readonly unknown[],
): string[][] {
  if (strategy === 'all') return [[...words]]
  if (strategy === 'last') return words.map((_, dropped) => words.slice(0, words.length - dropped))
  const rarest = words
    .map((word, at) => ({ at, documents: matching([word]).length }))
    .toSorted((a, b) => a.documents - b.documents || a.at - b.at)
  return words.map((_, dropped) => {
    const kept = new Set(rarest.slice(0, words.length - dropped).map(({ at }) => at))
    return words.filter((_word, at) => kept.has(at))
  })
}

function textOf(fields: Fields, searched: readonly string[]): string[][] {
  return searched.map((name) => valuesOf(fields[name]).flatMap((value) => wordsIn(String(value))))
}

function rank(found: readonly Found[], rules: readonly string[], sort: readonly string[]): Found[] {
  const orders = rules.flatMap((rule) => (rule === 'sort' ? sort : [rule])).map(orderOf)
  return found.toSorted((a, b) => {
    for (const order of orders) {
      const difference = order(a, b)
      if (difference !== 0) return difference
    }
    return 0
  })
}

type Order = (a: Found, b: Found) => number

const rulesOfText: Record<string, (found: Found) => number> = {
  words: ({ kept }) => -kept,
  typo: ({ match }) => match?.typos ?? 0,
  proximity: ({ match }) => match?.proximity ?? 0,
  attribute: ({ match }) => match?.field ?? 0,
  exactness: ({ match }) => -(match?.exact ?? 0),
}

function orderOf(rule: string): Order {
  const cost = rulesOfText[rule]
  if (cost) return (a, b) => cost(a) - cost(b)
  const [name = '', direction] = rule.split(':')
  const sign = direction === 'desc' ? -1 : 1
  const value = ({ fields }: Found) => Number(fields[name] ?? 0)
  return (a, b) => sign * (value(a) - value(b))
}

function windowOf(question: Question, found: number, settings: Settings) {
  const total = Math.min(found, settings.pagination?.maxTotalHits ?? 1000)
  const { page, hitsPerPage } = question
  if (page === undefined && hitsPerPage === undefined) {
    const { limit = 20, offset = 0 } = question
    return { from: offset, size: limit, counts: { limit, offset, estimatedTotalHits: total } }
  }
  const size = hitsPerPage ?? 20
  const totalPages = size === 0 ? 0 : Math.ceil(total / size)
  const counts = { page: page ?? 1, hitsPerPage: size, totalPages, totalHits: total }
  return { from: ((page ?? 1) - 1) * size, size, counts }
}

function distribution(found: readonly Found[], facets: readonly string[]) {
  const counts = facets.map((name) => {
    const own: Record<string, number> = {}
    for (const { fields } of found) {
      for (const value of valuesOf(fields[name])) own[String(value)] = (own[String(value)] ?? 0) + 1
    }
    return [name, own] as const
  })
  return Object.fromEntries(counts)
}

function shown({ fields, match, kept }: Found, question: Question, searched: readonly string[]) {
  const { attributesToRetrieve: wanted, showMatchesPosition, showRankingScoreDetails } = question
  const own = Object.entries(fields).filter(([name]) => !wanted || wanted.includes(name))
  const details = {
    words: { order: 0, matchingWords: kept, maxMatchingWords: kept, score: 1 },
    typo: { order: 1, typoCount: match?.typos ?? 0, maxTypoCount: kept, score: 1 },
  }
  return {
    ...Object.fromEntries(own),
    ...(showMatchesPosition && { _matchesPosition: positions(fields, match, searched) }),
    ...(showRankingScoreDetails && { _rankingScoreDetails: details }),
  }
}

/** In bytes, as a server counts. */
function positions(fields: Fields, match: Match | null, searched: readonly string[]) {
  const places: Record<string, { start: number; length: number }[]> = {}
  for (const { field, at } of match?.places ?? []) {
    const name = searched[field] ?? ''
    const text = String(fields[name] ?? '')
    const word = [...text.matchAll(/[\p{L}\p{N}]+/gu)][at]
    if (!word) continue
    const start = Buffer.byteLength(text.slice(0, word.index))
    const own = (places[name] ??= [])
    own.push({ start, length: Buffer.byteLength(word[0]) })
  }
  return places
}
