import { data } from '@remix-run/node'
import type { Locale } from '#app/core/locale.ts'
import { calendarDateOf } from '#app/core/dates.ts'
import { getCategory } from '#app/features/catalog/categories.server.ts'
import { getVisitMonth } from '#app/features/bookings/month-queries.server.ts'
import { getRefundTiers } from '#app/features/bookings/refund-tiers.server.ts'
import type { VisitDetails } from '#app/features/bookings/visit-facts.ts'
import { getVisitDetails } from '#app/features/bookings/visit-details.server.ts'
import type { ListingCard, ListingKind } from '#app/features/catalog/listing-card.ts'
import type { ListingPage } from '#app/features/catalog/listing-page.ts'
import { listCardsNear } from '#app/features/catalog/near-queries.server.ts'
import { getListingPage } from '#app/features/catalog/listing-queries.server.ts'
import { listCardsOf } from '#app/features/catalog/queries.server.ts'
import { listPromotionsOn } from '#app/features/promotions/public-queries.server.ts'
import { listQuestions } from '#app/features/questions/queries.server.ts'
import { listReviews } from '#app/features/reviews/queries.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import type { ListingData, ListingVisit } from './listing-data.ts'
import { suggestInstead } from './suggest-instead.server.ts'

/** The page of one product or experience, or what comes closest to an address that leads nowhere. */
export async function loadListing(kind: ListingKind, slug: string, locale: Locale) {
  const listing = await getListingPage(kind, slug)
  if (!listing) {
    const suggestions = await suggestInstead(slug, locale)
    return data<ListingData>({ found: false, suggestions }, { status: 404 })
  }
  const [more, category, refundTiers, visit, reviews, questions, promotions] = await Promise.all([
    listMore(listing),
    getCategory(listing.categorySlug),
    getRefundTiers(listing),
    kind === 'experience' ? loadVisit(listing) : null,
    listReviews(listing.id, { limit: 3, before: null }),
    listQuestions(listing.id, { limit: 3, before: null }),
    listPromotionsOn({ listingId: listing.id, shopId: listing.shop.id }),
  ])
  const today = calendarDateOf(new Date())
  const about = {
    listing,
    category: category ?? null,
    refundTiers,
    visit,
    reviews: reviews.reviews,
    questions: questions.questions,
    promotions,
  }
  return data<ListingData>({ found: true, ...about, more, today })
}

/** Whatever is offered under this name, good or visit. */
export async function requireListingPage(slug = ''): Promise<ListingPage> {
  const product = await getListingPage('product', slug)
  return product ?? (await getListingPage('experience', slug)) ?? notFound()
}

/** Of a good what its shop sells beside it; who travels somewhere wants to know what else is there. */
function listMore({ kind, slug, shop, village }: ListingPage): Promise<ListingCard[]> {
  if (kind === 'product') return listCardsOf({ shopId: shop.id }, { limit: 8, exceptSlug: slug })
  const kinds = ['experience', 'product'] as const
  return listCardsNear({ villageCode: village.code, kinds, limit: 8, exceptSlug: slug })
}

async function loadVisit({ id, shop, variants }: ListingPage): Promise<ListingVisit> {
  const [details, month] = await Promise.all([
    getVisitDetails(id),
    getVisitMonth({
      listingId: id,
      variantIds: variants.map((variant) => variant.id),
      // Only a chosen day has any.
      addOnIds: [],
    }),
  ])
  return { details: details ?? noDetails, month: shop.status === 'open' ? month : null }
}

/** Nobody has said when it can be visited: its people are asked. */
const noDetails: VisitDetails = { facts: null, place: null, durationMinutes: null, units: [] }
