import { data } from '@remix-run/node'
import type { Locale } from '#app/core/locale.ts'
import { calendarDateOf } from '#app/core/dates.ts'
import { getCategory } from '#app/features/catalog/categories.server.ts'
import { getRefundTiers } from '#app/features/bookings/refund-tiers.server.ts'
import type { ListingKind } from '#app/features/catalog/listing-card.ts'
import { getListingPage } from '#app/features/catalog/listing-queries.server.ts'
import { listCardsOf } from '#app/features/catalog/queries.server.ts'
import type { ListingData } from './listing-data.ts'
import { suggestInstead } from './suggest-instead.server.ts'

/** The page of one product or experience, or what comes closest to an address that leads nowhere. */
export async function loadListing(kind: ListingKind, slug: string, locale: Locale) {
  const listing = await getListingPage(kind, slug)
  if (!listing) {
    const suggestions = await suggestInstead(slug, locale)
    return data<ListingData>({ found: false, suggestions }, { status: 404 })
  }
  const [more, category, refundTiers] = await Promise.all([
    listCardsOf({ shopId: listing.shop.id }, { limit: 8, exceptSlug: slug }),
    getCategory(listing.categorySlug),
    getRefundTiers(listing),
  ])
  const today = calendarDateOf(new Date())
  const about = { listing, category: category ?? null, refundTiers }
  return data<ListingData>({ found: true, ...about, more, today })
}
