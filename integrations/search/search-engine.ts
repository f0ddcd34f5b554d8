/**
 * What the marketplace asks of a search engine, in our words. Every engine passes the same contract
 * and the same quality set (tests/search). An engine knows documents, not listings: whoever indexes
 * decides what is public and passes nothing else.
 */
export interface SearchEngine {
  readonly name: 'postgres' | 'meilisearch'

  search(query: SearchQuery): Promise<SearchResult>
  /** At most eight, quick enough for every key stroke. Text in the given language where there is a choice. */
  suggest(prefix: string, locale: SearchLocale): Promise<Suggestion[]>

  /**
   * Adds or replaces. Visible to the next search. Throws `IndexUnfilled` where no rebuild filled the index: a
   * few documents in an empty one would look like all there are.
   */
  index(documents: readonly SearchDocument[]): Promise<void>
  remove(ids: readonly string[]): Promise<void>
  /**
   * Makes the index hold exactly these documents while searches go on: nobody ever meets an empty or
   * a half-filled index. `read` may be called more than once, and nothing else may write meanwhile.
   */
  rebuild(read: ReadDocuments): Promise<{ documents: number }>

  /** How many documents it holds; null: it cannot say now. */
  count(): Promise<number | null>
  /** Throws when it could not answer a search now. */
  check(): Promise<void>
}

/** Every document there is, batch by batch. */
export type ReadDocuments = () => AsyncIterable<readonly SearchDocument[]>

export type SearchLocale = 'id' | 'en'
export type SearchKind = 'product' | 'experience'
export type SearchSort = 'relevance' | 'newest' | 'cheapest' | 'dearest' | 'bestselling'

export type SearchDocument = {
  id: string
  slug: string
  kind: SearchKind
  title: { id: string; en: string }
  description: { id: string; en: string }
  tags: readonly string[]
  /** From the root to its own category; labels in every language people search in. */
  categories: readonly { slug: string; labels: { id: string; en: string; jv: string } }[]
  village: { code: string; name: string }
  district: { code: string; name: string }
  /** Name of the regency and whatever else places it; searched only when little else is found. */
  region: string
  /** Whole rupiah: the lowest price it can be bought for. */
  price: number
  isHalal: boolean
  isShipped: boolean
  isPickedUp: boolean
  /** The shop is open and something is in stock. */
  isAvailable: boolean
  soldRecently: number
  listedAt: Date
  /** When it can be visited; none for goods. */
  openings: readonly SearchOpening[]
}

/** One way to come (a session, a stay of so many nights) and how many people still fit on each day. */
export type SearchOpening = {
  /** 0: a visit, no stay. */
  nights: number
  /** What is meant when only a day is asked for: any visit, or the shortest stay. */
  isUsual: boolean
  /** Whom it takes at all. */
  people: { minimum: number; maximum: number }
  /** Minutes from 00:00 UTC of the day itself: from when until when that day can be booked, ends included. */
  bookable: { fromMinute: number; untilMinute: number }
  /** `2026-11-28` */
  firstDay: string
  /** From the first day on, at most 32,767 each; 0: nobody. */
  room: readonly number[]
}

/** A day to visit, or to arrive on. Somebody who stays is also shown what can be visited on that day. */
export type FreeOn = {
  date: string
  /** Null: visits, and the shortest stay of each place. */
  nights: number | null
  /** Null: the fewest each takes. */
  people: number | null
  now: Date
}

/** Values of one filter are alternatives, different filters must all hold. */
export type SearchFilters = {
  kind?: SearchKind
  /** A category also stands for those below it. */
  categories?: readonly string[]
  districts?: readonly string[]
  villages?: readonly string[]
  minimumPrice?: number
  maximumPrice?: number
  isHalal?: true
  isShipped?: true
  isPickedUp?: true
  isAvailable?: true
  freeOn?: FreeOn
}

export type SearchQuery = {
  /** As typed: any length, any characters. */
  text: string
  filters: SearchFilters
  sort: SearchSort
  /** From 1. */
  page: number
  perPage: number
}

export type SearchResult = {
  /** Document ids, best first. */
  hits: readonly string[]
  /** How many there are on all pages. */
  total: number
  facets: SearchFacets
  /**
   * `exact`: everything typed was found. `corrected`: after mending slips of the pen, see `readAs`.
   * `relaxed`: something typed is nowhere to be found; these come closest.
   */
  match: 'exact' | 'corrected' | 'relaxed'
  /** What was searched instead of the text, when that differs in a way the buyer should know. */
  readAs: string | null
}

/**
 * Each facet counts what choosing that value would show: it respects the text and all other filters
 * but not its own. Villages are counted within the chosen districts only.
 */
export type SearchFacets = {
  kinds: Readonly<Record<string, number>>
  categories: Readonly<Record<string, number>>
  districts: Readonly<Record<string, number>>
  villages: Readonly<Record<string, number>>
  isHalal: number
  isShipped: number
  isPickedUp: number
  isAvailable: number
}

export type Suggestion =
  | { type: 'listing'; id: string; slug: string; kind: SearchKind; text: string }
  | { type: 'category'; slug: string; text: string }
  | { type: 'district'; code: string; text: string }
  | { type: 'village'; code: string; text: string }

/** The engine gave no usable answer; another one may. */
export class SearchUnavailable extends Error {
  override readonly name = 'SearchUnavailable'
}

/** The index is missing or empty, and only a rebuild may fill it. */
export class IndexUnfilled extends Error {
  override readonly name = 'IndexUnfilled'

  constructor() {
    super('The index holds nothing')
  }
}
