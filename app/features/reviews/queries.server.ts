import { listingTag } from '#app/features/catalog/page-tags.ts'
import { readPool } from '#app/server/db.server.ts'
import { rememberPublic } from '#app/server/public-memory.server.ts'
import { newestFirst, pageOf } from '#app/server/keyset.server.ts'
import type { ShownReview } from './shown-review.ts'

const newest = newestFirst('r')

type Page = { reviews: ShownReview[]; next: string | null }

/** Of one listing, newest first. */
export function listReviews(
  listingId: string,
  { limit, before }: { limit: number; before: string | null },
): Promise<Page> {
  return rememberPublic(
    `reviews:${listingId}:${limit}:${before ?? ''}`,
    () => readReviews(listingId, limit, before),
    () => [listingTag(listingId)],
  )
}

async function readReviews(listingId: string, limit: number, before: string | null): Promise<Page> {
  const [time = null, id = null] = before?.split('_') ?? []
  const { rows } = await readPool.query<ShownReview & { cursor: string }>({
    name: 'reviews-of-listing',
    text: `
      SELECT r.id, r.stars, r.words, r.shown_name AS "shownName", r.pictures, r.reply,
        r.created_at AS "createdAt",
        r.given_back_at IS NOT NULL AS "isGivenBack", ${newest.column} AS cursor
      FROM reviews r
      WHERE r.listing_id = $1 AND r.withdrawn_at IS NULL AND r.hidden_at IS NULL
        AND ${newest.isBefore('$3', '$4')}
      ORDER BY ${newest.order} LIMIT $2 + 1`,
    values: [listingId, limit, time, id],
  })
  const { rows: reviews, next } = pageOf(rows, limit)
  return { reviews, next }
}
