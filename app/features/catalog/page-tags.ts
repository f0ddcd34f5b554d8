import type { ListingCard } from './listing-card.ts'

/**
 * What a cached page shows, by id. Triggers of the database tell the page cache the same tags when a
 * listing, a variant or a shop changes; what merely came into being appears when the page's short
 * time is over.
 */
export const listingTag = (listingId: string) => `listing:${listingId}`
/** National holidays, which the months of experiences show. */
export const holidaysTag = 'holidays'
export const shopTag = (shopId: string) => `shop:${shopId}`

export function cardTags(cards: readonly ListingCard[]): string[] {
  return [...new Set(cards.flatMap(({ id, shop }) => [listingTag(id), shopTag(shop.id)]))]
}
