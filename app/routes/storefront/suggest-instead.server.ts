import type { Locale } from '#app/core/locale.ts'
import type { ListingCard } from '#app/features/catalog/listing-card.ts'
import { listHomeShelves } from '#app/features/catalog/queries.server.ts'
import { parseSearchFilters } from '#app/features/search/filters.ts'
import { searchListings } from '#app/features/search/queries.server.ts'

const howMany = 4

/** An address that leads nowhere still says in words what was looked for. */
export async function suggestInstead(slug: string, locale: Locale): Promise<ListingCard[]> {
  const words = slug
    .slice(0, 80)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const filters = parseSearchFilters(new URLSearchParams({ q: words }))
  const { cards } = words ? await searchListings(filters, locale, howMany) : { cards: [] }
  return cards.length > 0 ? cards : (await listHomeShelves()).products.slice(0, howMany)
}
