import { paths } from '#app/core/paths.ts'
import { daysBetween } from '#app/features/bookings/calendar-date.ts'
import { addressOfOffer, type DatedOffer } from '#app/features/bookings/free-visit.ts'
import type { TileOffer } from '#app/features/catalog/components/listing-tile.tsx'
import type { ListingCard } from '#app/features/catalog/listing-card.ts'
import type { SearchPageFilters } from '#app/features/search/filters.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

/** So few are said, so that nobody comes back an hour later for nothing. */
const fewLeft = 5

/** What the tiles say when a day was asked for: its price, what is left of it, and the way there. */
export function useTileOffers(
  filters: SearchPageFilters,
  offers: Readonly<Record<string, DatedOffer>>,
): (card: ListingCard) => TileOffer | undefined {
  const locale = useLocale()
  const { storefront, visitUnits } = useMessages()
  const t = storefront.search.dates
  return ({ id, slug, unit }) => {
    const offer = offers[id]
    if (!offer) return undefined
    const { visit, price, units, left, mode } = offer
    const isStay = visit.kind === 'stay'
    const countOf = (count: number) => visitUnits.count(count, offer.unit)
    return {
      href: paths.experience(locale, slug, addressOfOffer(offer, filters.orang ?? null)),
      price,
      per: isStay
        ? t.forNights(daysBetween(visit.date, visit.departure), units > 1 ? countOf(units) : null)
        : storefront.card.perUnit(unit),
      // Nobody is promised a day that its people have not agreed to.
      note:
        mode === 'groupOnRequest'
          ? t.byRequest
          : left <= fewLeft
            ? visitUnits.left(left, offer.unit)
            : null,
    }
  }
}
