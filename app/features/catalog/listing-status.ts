/**
 * draft: only its maker sees it. review: waits for the BUM Desa. live: offered. paused: the seller has
 * taken it off. hidden: an admin has, and only an admin gives it back.
 */
export const nextListingStatuses = {
  draft: ['review', 'live', 'hidden'],
  review: ['live', 'draft', 'hidden'],
  live: ['paused', 'hidden'],
  paused: ['live', 'hidden'],
  hidden: ['paused'],
} as const satisfies Record<ListingStatus, readonly ListingStatus[]>

export type ListingStatus = 'draft' | 'review' | 'live' | 'paused' | 'hidden'

export type PausedBy = 'maker' | 'shop'

/** A maker sells again what they have taken off themselves; the BUM Desa whatever is paused. */
export const maySellAgain = (desk: 'lapak' | 'kelola', pausedBy: PausedBy | null): boolean =>
  desk === 'kelola' || pausedBy !== 'shop'

export const listingStatuses = Object.keys(nextListingStatuses) as readonly ListingStatus[]
