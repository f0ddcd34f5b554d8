import { isUuid } from '#app/core/ids.ts'
import type { ListingKind } from '#app/features/catalog/listing-card.ts'
import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { DeskReviewQuery } from './forms.ts'
import type { ShownReview } from './shown-review.ts'
import { newestFirst, pageOf } from '#app/server/keyset.server.ts'

export type DeskReview = ShownReview & {
  title: string
  slug: string
  kind: ListingKind
  /** By an admin. */
  hiddenReason: string | null
}

const newest = newestFirst('r')

const deskReviewSql = `
  SELECT r.id, r.stars, r.words, r.shown_name AS "shownName", r.pictures, r.reply, r.created_at AS "createdAt",
        r.given_back_at IS NOT NULL AS "isGivenBack",
    r.hidden_reason AS "hiddenReason", l.title_id AS title, l.slug, l.kind::text AS kind, ${newest.column} AS cursor
  FROM reviews r JOIN listings l ON l.id = r.listing_id
  WHERE r.shop_id = $1 AND r.withdrawn_at IS NULL`

const pageSize = 30

/** Of one BUM Desa, newest first; searched in its words and what it is about. */
export async function listReviewsForShop(
  shopId: ReadableShopId,
  { lihat, cari, setelah }: DeskReviewQuery,
) {
  const [time = null, id = null] = setelah?.split('_') ?? []
  const { rows } = await pool.query<DeskReview & { cursor: string }>(
    `${deskReviewSql} AND ($2 = 'semua' OR (r.reply IS NULL AND r.hidden_at IS NULL))
       AND ($3 = '' OR strpos(lower(concat_ws(' ', l.title_id, r.words, r.shown_name)), lower($3)) > 0)
       AND ${newest.isBefore('$4', '$5')}
     ORDER BY ${newest.order} LIMIT ${pageSize + 1}`,
    [shopId, lihat, cari, time, id],
  )
  return pageOf(rows, pageSize)
}

/** Null for another shop's. */
export async function getReviewForShop(
  shopId: ReadableShopId,
  reviewId: string | undefined,
): Promise<DeskReview | null> {
  if (!reviewId || !isUuid(reviewId)) return null
  const { rows } = await pool.query<DeskReview & { cursor: string }>(
    `${deskReviewSql} AND r.id = $2`,
    [shopId, reviewId],
  )
  return pageOf(rows, 1).rows[0] ?? null
}

export async function countUnansweredReviews(shopId: ReadableShopId): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM reviews r
     WHERE r.shop_id = $1 AND r.withdrawn_at IS NULL AND r.hidden_at IS NULL
       AND r.reply IS NULL`,
    [shopId],
  )
  return rows[0]?.count ?? 0
}
