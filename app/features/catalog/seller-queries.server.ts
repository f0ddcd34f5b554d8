import { isUuid } from '#app/core/ids.ts'
import { escapeLike } from '#app/core/text.ts'
import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { ListingListQuery } from './listing-list.ts'
import type { ListingStatus } from './listing-status.ts'
import { runsLowSql } from './low-stock.ts'
import type { SellerListing } from './seller-listing.ts'
import { endingPermitSql } from './permit-clock.server.ts'
import { missingPermitsSql } from './required-permits.server.ts'
import { ownedBy, type SellerReading } from './seller.server.ts'

const columns = `
  l.id, l.slug, l.status::text, l.review_note AS "reviewNote", l.paused_by::text AS "pausedBy",
  l.review_asked_at IS NOT NULL AS "isAskedAgain", m.name AS "makerName",
  jsonb_build_object('id', l.title_id, 'en', l.title_en) AS title,
  jsonb_build_object('id', l.description_id, 'en', l.description_en) AS description,
  l.unit, l.category_slug AS "categorySlug", l.lead_time_days AS "leadTimeDays",
  l.made_to_order AS "madeToOrder",
  l.shelf_life_days AS "shelfLifeDays", l.season_from AS "seasonFrom", l.season_to AS "seasonTo",
  l.is_local_only AS "isLocalOnly", l.halal::text, ${missingPermitsSql('l')} AS "missingPermits", p.key AS "pictureKey", p.alt_id AS "pictureAlt",
  first.price, first.weight_grams AS "weightGrams",
  first.maximum_per_order AS "maximumPerOrder", stock.variants`

/** Sold, of orders that have not left yet; what they lack or gave up is none. */
const inMakingSql = (variantId: string) => `(
  SELECT coalesce(sum(line.quantity - coalesce(short.missing, 0)), 0)::int
  FROM order_lines line JOIN orders o ON o.id = line.order_id
    AND o.status IN ('paid', 'accepted', 'packed')
  LEFT JOIN order_shortages short ON short.order_line_id = line.id
  WHERE line.variant_id = ${variantId} AND line.made_to_order)`

const tables = `
  listings l JOIN makers m ON m.id = l.maker_id
  JOIN LATERAL (
    SELECT price, weight_grams, maximum_per_order FROM variants
    WHERE listing_id = l.id AND is_active ORDER BY position, id LIMIT 1
  ) first ON true
  JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('id', id, 'label', label_id,
      'available', on_hand - held, 'held', held, 'inMaking', CASE WHEN l.made_to_order
        THEN ${inMakingSql('variants.id')} ELSE 0 END) ORDER BY position, id) AS variants
    FROM variants WHERE listing_id = l.id AND is_active
  ) stock ON true
  LEFT JOIN pictures p ON p.listing_id = l.id AND p.position = 0`

/** One good as its seller sees it, whatever its state; null when it is another's, or no id at all. */
export async function getListingOfSeller(
  seller: SellerReading,
  listingId: string | undefined,
): Promise<SellerListing | null> {
  if (!listingId || !isUuid(listingId)) return null
  const { shopId, makerId, businessUnitId } = ownedBy(seller)
  const { rows } = await pool.query<SellerListing>(
    `SELECT ${columns} FROM ${tables}
    WHERE l.id = $1 AND l.kind = 'product' AND l.shop_id = $2 AND ($3::uuid IS NULL OR l.maker_id = $3)
      AND ($4::uuid IS NULL OR l.business_unit_id = $4)`,
    [listingId, shopId, makerId ?? null, businessUnitId ?? null],
  )
  return rows[0] ?? null
}

const pageSize = 25

/** Newest first. */
export async function listListingsOfSeller(
  seller: SellerReading,
  query: ListingListQuery,
): Promise<{ listings: SellerListing[]; next: string | null }> {
  const { shopId, makerId, businessUnitId } = ownedBy(seller)
  const { rows } = await pool.query<SellerListing>(
    `SELECT ${columns} FROM ${tables}
    WHERE l.shop_id = $1 AND l.kind = 'product' AND ($2::text IS NULL OR l.status::text = $2)
      AND ($3 = '' OR l.title_id ILIKE '%' || $3 || '%' OR m.name ILIKE '%' || $3 || '%')
      AND ($6::text IS NULL OR coalesce(l.business_unit_id::text, 'tanpa') = $6)
      AND ($7::uuid IS NULL OR l.business_unit_id = $7)
      AND ($8::text IS NULL OR EXISTS (SELECT FROM permits p WHERE p.listing_id = l.id AND p.shop_id = $1
        AND CASE $8 WHEN 'periksa' THEN p.status = 'submitted' ELSE ${endingPermitSql('shop_today($1)')} END))
      AND ($9::text IS NULL OR EXISTS (SELECT FROM variants v WHERE v.listing_id = l.id AND ${runsLowSql('l')}))
      AND ($4::uuid IS NULL OR l.id < $4) AND ($5::uuid IS NULL OR l.maker_id = $5)
    ORDER BY l.id DESC LIMIT ${pageSize + 1}`,
    [
      shopId,
      query.status,
      escapeLike(query.cari),
      query.setelah,
      makerId ?? null,
      query.unit,
      businessUnitId ?? null,
      query.izin,
      query.sisa,
    ],
  )
  const listings = rows.slice(0, pageSize)
  return { listings, next: rows.length > pageSize ? (listings.at(-1)?.id ?? null) : null }
}

/** How many goods of the seller are in each state. */
export async function countListingsOfSeller(
  seller: SellerReading,
): Promise<Partial<Record<ListingStatus, number>>> {
  const { shopId, makerId, businessUnitId } = ownedBy(seller)
  const { rows } = await pool.query<{ status: ListingStatus; count: number }>({
    name: 'count-listings-of-seller',
    text: `SELECT status::text, count(*)::int FROM listings
      WHERE shop_id = $1 AND kind = 'product' AND ($2::uuid IS NULL OR business_unit_id = $2)
        AND ($3::uuid IS NULL OR maker_id = $3)
      GROUP BY status`,
    values: [shopId, businessUnitId ?? null, makerId ?? null],
  })
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]))
}

/** What the last good of this seller is counted in; who has none yet sells by the pack, as most do. */
export async function usualUnitOf(seller: SellerReading): Promise<string> {
  const { shopId, makerId, businessUnitId } = ownedBy(seller)
  const { rows } = await pool.query<{ unit: string }>({
    name: 'usual-unit',
    text: `SELECT unit FROM listings WHERE shop_id = $1 AND kind = 'product'
        AND ($2::uuid IS NULL OR maker_id = $2) AND ($3::uuid IS NULL OR business_unit_id = $3)
      ORDER BY id DESC LIMIT 1`,
    values: [shopId, makerId ?? null, businessUnitId ?? null],
  })
  return rows[0]?.unit ?? 'pak'
}

/** Whom a BUM Desa can list for. */
export async function listActiveMakers(
  shopId: ReadableShopId,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await pool.query<{ id: string; name: string }>({
    name: 'active-makers',
    text: `SELECT id, name FROM makers WHERE shop_id = $1 AND status = 'active' ORDER BY name, id`,
    values: [shopId],
  })
  return rows
}
