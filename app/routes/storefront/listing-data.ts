import type { RefundTiers } from '#app/features/bookings/refund-tiers.ts'
import type { VisitDetails } from '#app/features/bookings/visit-facts.ts'
import type { VisitMonth } from '#app/features/bookings/visit-month.ts'
import type { Category } from '#app/features/catalog/category.ts'
import type { ListingCard } from '#app/features/catalog/listing-card.ts'
import type { ListingPage } from '#app/features/catalog/listing-page.ts'
import { cardTags, holidaysTag, listingTag, shopTag } from '#app/features/catalog/page-tags.ts'
import type { ShownPromotion } from '#app/features/promotions/shown-promotion.ts'
import type { ShownQuestion } from '#app/features/questions/question.ts'
import type { ShownReview } from '#app/features/reviews/shown-review.ts'

/** What only an experience has; `month`: null where no day can be bought here. */
export type ListingVisit = { details: VisitDetails; month: VisitMonth | null }

export type ListingData =
  | {
      found: true
      listing: ListingPage
      category: Category | null
      /** What comes back to who gives a visit up; null where none can be bought. */
      refundTiers: RefundTiers | null
      more: ListingCard[]
      visit: ListingVisit | null
      /** The newest few. */
      reviews: ShownReview[]
      /** The newest answered ones. */
      questions: ShownQuestion[]
      /** Those of today without a code. */
      promotions: ShownPromotion[]
      today: string
    }
  | { found: false; suggestions: ListingCard[] }

export function listingCacheRule(loaded: ListingData) {
  if (!loaded.found) return null
  const { listing, more, visit } = loaded
  const month = visit?.month ? [holidaysTag] : []
  return {
    tags: [listingTag(listing.id), shopTag(listing.shop.id), ...month, ...cardTags(more)],
    seconds: 60,
  }
}
