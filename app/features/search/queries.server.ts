import type { Locale } from '#app/core/locale.ts'
import { daysBetween } from '#app/features/bookings/calendar-date.ts'
import { offerOnDate } from '#app/features/bookings/dated-offers.server.ts'
import type { DatedOffer, DatedWish } from '#app/features/bookings/free-visit.ts'
import { listCategories } from '#app/features/catalog/categories.server.ts'
import type { ListingCard } from '#app/features/catalog/listing-card.ts'
import { cardTags } from '#app/features/catalog/page-tags.ts'
import { listCardsByIds } from '#app/features/catalog/queries.server.ts'
import { rememberPublic } from '#app/server/public-memory.server.ts'
import type {
  FreeOn,
  SearchFacets,
  SearchFilters,
  SearchResult,
  Suggestion,
} from '#integrations/search/search-engine.ts'
import { datedWish } from './asked-days.ts'
import { searchEngine } from '#app/server/search-engine.server.ts'
import { parseSearchFilters, type SearchPageFilters, sortOrders } from './filters.ts'
import { type DistrictPlace, listPlaces } from './places.server.ts'

export const listingsPerPage = 24
/** What is new or newly fits a search has no tag yet, so it waits this long at most. */
const secondsFresh = 10

export type FacetValue = { value: string; label: string; count: number; isChosen: boolean }
/** Values that would show nothing are left out, unless they are chosen: a choice must be undoable. */
export type SearchPageFacets = {
  jenis: { produk: number; wisata: number }
  /** `parent` makes the tree; every count includes the categories below. */
  kategori: (FacetValue & { parent: string | null })[]
  kecamatan: FacetValue[]
  /** Only once a kecamatan is chosen. */
  desa: FacetValue[]
  halal: number
  kirim: number
  ambil: number
  tersedia: number
}

export type ListingSearch = {
  cards: ListingCard[]
  /** By listing, what it is on the days that were asked for; empty when none were. */
  offers: Readonly<Record<string, DatedOffer>>
  total: number
  page: number
  pages: number
  facets: SearchPageFacets
  match: SearchResult['match']
  /** "Showing results for …" when a slip was mended. */
  readAs: string | null
}

/** One page (`hal`) of one category: few addresses that many visit, so they are remembered. */
export async function listCategory(
  slug: string,
  hal: string,
  locale: Locale,
): Promise<ListingSearch> {
  const filters = parseSearchFilters(new URLSearchParams({ kategori: slug, hal }))
  return rememberPublic(
    `category:${slug}:${filters.hal}:${locale}`,
    () => askEngine(filters, locale, listingsPerPage),
    ({ cards }) => cardTags(cards),
  )
}

/** Everything the page of a search shows. What many look for at once is looked for once. */
export async function searchListings(
  filters: SearchPageFilters,
  locale: Locale,
  perPage = listingsPerPage,
): Promise<ListingSearch> {
  const asked = { ...filters, q: filters.q.trim().toLowerCase() }
  const found = await rememberPublic(
    `search:${locale}:${perPage}:${JSON.stringify(asked)}`,
    () => askEngine(filters, locale, perPage),
    ({ cards }) => cardTags(cards),
    secondsFresh,
  )
  const wish = datedWish(filters)
  return wish ? asOfNow(found, wish) : found
}

/**
 * The index knows of a sale within a minute, a visitor at once: what it found is asked of the calendars
 * themselves, by the same rules by which it is sold.
 */
async function asOfNow(found: ListingSearch, wish: DatedWish): Promise<ListingSearch> {
  const open = found.cards.filter(({ state }) => state === 'available')
  const offers = await offerOnDate(
    open.map(({ id }) => id),
    wish,
  )
  const cards = open.filter(({ id }) => offers.has(id))
  const total = found.total - (found.cards.length - cards.length)
  return { ...found, cards, total, offers: Object.fromEntries(offers) }
}

/** One trip to the engine, one for the tiles that are not remembered. */
async function askEngine(
  filters: SearchPageFilters,
  locale: Locale,
  perPage: number,
): Promise<ListingSearch> {
  const [places, categories] = await Promise.all([listPlaces(), listCategories()])
  const result = await searchEngine().search({
    text: filters.q,
    filters: asEngineFilters(filters, places),
    sort: sortOrders[filters.urut],
    page: filters.hal,
    perPage,
  })
  return {
    cards: await listCardsByIds(result.hits),
    offers: {},
    total: result.total,
    page: filters.hal,
    pages: Math.max(1, Math.ceil(result.total / perPage)),
    facets: labelled(result.facets, filters, { places, categories, locale }),
    match: result.match,
    readAs: result.match === 'corrected' ? result.readAs : null,
  }
}

export async function suggestListings(prefix: string, locale: Locale): Promise<Suggestion[]> {
  return searchEngine().suggest(prefix, locale)
}

function asEngineFilters(
  filters: SearchPageFilters,
  places: readonly DistrictPlace[],
): SearchFilters {
  const { jenis, harga } = filters
  const wish = datedWish(filters)
  return {
    ...(jenis && { kind: jenis === 'produk' ? ('product' as const) : ('experience' as const) }),
    categories: filters.kategori,
    // A kecamatan nobody knows finds nothing, rather than everything.
    districts: filters.kecamatan.map((slug) => districtOf(slug, places)?.code ?? slug),
    villages: filters.desa,
    ...(harga.minimum !== null && { minimumPrice: harga.minimum }),
    ...(harga.maximum !== null && { maximumPrice: harga.maximum }),
    ...(filters.halal && { isHalal: true as const }),
    ...(filters.kirim && { isShipped: true as const }),
    ...(filters.ambil && { isPickedUp: true as const }),
    ...(filters.tersedia && { isAvailable: true as const }),
    ...(wish && { freeOn: freeOn(wish) }),
  }
}

function freeOn({ date, departure, people }: DatedWish): FreeOn {
  return { date, nights: departure && daysBetween(date, departure), people, now: new Date() }
}

function districtOf(value: string, places: readonly DistrictPlace[]): DistrictPlace | undefined {
  return places.find(({ slug, code }) => slug === value || code === value)
}

type Names = {
  places: readonly DistrictPlace[]
  categories: Awaited<ReturnType<typeof listCategories>>
  locale: Locale
}

function labelled(
  facets: SearchFacets,
  filters: SearchPageFilters,
  { places, categories, locale }: Names,
): SearchPageFacets {
  const facet = (value: string, label: string, count = 0, isChosen = false) => ({
    value,
    label,
    count,
    isChosen,
  })
  const chosen = places.filter(({ slug, code }) =>
    filters.kecamatan.some((value) => value === slug || value === code),
  )
  return {
    jenis: { produk: facets.kinds.product ?? 0, wisata: facets.kinds.experience ?? 0 },
    kategori: categories
      .map(({ slug, label, parentSlug }) => ({
        ...facet(slug, label[locale], facets.categories[slug], filters.kategori.includes(slug)),
        parent: parentSlug,
      }))
      .filter(isWorthShowing),
    kecamatan: places
      .map((place) =>
        facet(place.slug, place.name, facets.districts[place.code], chosen.includes(place)),
      )
      .filter(isWorthShowing),
    desa: chosen
      .flatMap(({ villages }) => villages)
      .map(({ code, name }) =>
        facet(code, name, facets.villages[code], filters.desa.includes(code)),
      )
      .filter(isWorthShowing),
    halal: facets.isHalal,
    kirim: facets.isShipped,
    ambil: facets.isPickedUp,
    tersedia: facets.isAvailable,
  }
}

function isWorthShowing({ count, isChosen }: FacetValue): boolean {
  return count > 0 || isChosen
}
