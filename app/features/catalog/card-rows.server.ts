import type { Rupiah } from '#app/core/rupiah.ts'
import type { ListingCard } from './listing-card.ts'
import { ratingOf } from './rating.ts'

/**
 * The columns of a tile, for `FROM listings l` joined by `cardJoins`. Written once, because home,
 * category, kecamatan, village, shop and search all show the same tile and must say the same of it.
 */
export const cardColumns = `
  l.id, l.slug, l.kind::text AS kind, l.title_id, l.title_en, l.unit, l.category_slug,
  l.rating_sum, l.rating_count,
  offer.price, offer.several, offer.available,
  l.village_code, village.name AS village_name, district.name AS district_name,
  district.slug AS district_slug, s.id AS shop_id, s.slug AS shop_slug, s.name AS shop_name, s.status::text AS shop_status,
  picture.key AS picture_key, picture.color AS picture_color, picture.alt_id, picture.alt_en`

export const cardJoins = `
  JOIN shops s ON s.id = l.shop_id
  JOIN makers m ON m.id = l.maker_id
  JOIN villages village ON village.code = l.village_code
  JOIN districts district ON district.code = village.district_code
  JOIN LATERAL (
    SELECT min(v.price) AS price, count(DISTINCT v.price) > 1 AS several,
      bool_or(v.on_hand > v.held) AS available
    FROM variants v WHERE v.listing_id = l.id AND v.is_active AND v.add_on_capacity IS NULL
  ) offer ON offer.price IS NOT NULL
  LEFT JOIN pictures picture ON picture.listing_id = l.id AND picture.position = 0`

/** What the public may see at all. */
export const isPublic = `l.status = 'live' AND s.status <> 'suspended' AND m.status = 'active'`

export type CardRow = {
  id: string
  slug: string
  kind: ListingCard['kind']
  title_id: string
  title_en: string
  unit: string
  category_slug: string
  rating_sum: number
  rating_count: number
  price: bigint
  several: boolean
  available: boolean
  village_code: string
  village_name: string
  district_name: string
  district_slug: string | null
  shop_id: string
  shop_slug: string
  shop_name: string
  shop_status: 'open' | 'closed' | 'suspended'
  picture_key: string | null
  picture_color: string | null
  alt_id: string | null
  alt_en: string | null
}

export function toCard(row: CardRow): ListingCard {
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    title: { id: row.title_id, en: row.title_en },
    unit: row.unit,
    categorySlug: row.category_slug,
    price: BigInt(row.price) as Rupiah,
    hasSeveralPrices: row.several,
    village: { code: row.village_code, name: row.village_name },
    district: { name: row.district_name, slug: row.district_slug ?? '' },
    shop: { id: row.shop_id, slug: row.shop_slug, name: row.shop_name },
    picture: row.picture_key
      ? {
          key: row.picture_key,
          color: row.picture_color ?? '#dddddd',
          alt: { id: row.alt_id ?? row.title_id, en: row.alt_en ?? row.title_en },
        }
      : null,
    rating: ratingOf({ sum: row.rating_sum, count: row.rating_count }),
    state: stateOf(row),
  }
}

function stateOf(row: CardRow): ListingCard['state'] {
  if (row.shop_status !== 'open') return 'shopClosed'
  // An experience has dates instead of a stock.
  return row.available || row.kind === 'experience' ? 'available' : 'soldOut'
}
