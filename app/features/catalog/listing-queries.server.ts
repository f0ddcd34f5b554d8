import type { CourierCode } from '#app/core/couriers.ts'
import { parcelCouriers } from '#app/server/couriers.server.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { holidaysColumn, hoursColumn } from '#app/features/opening-hours/columns.ts'
import { readPool } from '#app/server/db.server.ts'
import { rememberPublic } from '#app/server/public-memory.server.ts'
import type { ListingKind } from './listing-card.ts'
import type { ListingAddOn, ListingPage, ListingPermit, ListingVariant } from './listing-page.ts'
import { listingTag, shopTag } from './page-tags.ts'
import { ratingOf } from './rating.ts'

export async function getListingPage(kind: ListingKind, slug: string): Promise<ListingPage | null> {
  return rememberPublic(
    `listing-page:${kind}:${slug}`,
    () => readListingPage(kind, slug),
    (page) => (page ? [listingTag(page.id), shopTag(page.shop.id)] : []),
  )
}

/** One round trip: the parts of a listing are aggregated where they are. */
async function readListingPage(kind: ListingKind, slug: string): Promise<ListingPage | null> {
  const { rows } = await readPool.query<ListingRow>({
    name: 'listing-page',
    text: listingQuery,
    values: [slug, kind],
  })
  const row = rows[0]
  return row ? toListingPage(row) : null
}

const listingQuery = `
  SELECT l.id, l.slug, l.kind::text AS kind, l.title_id, l.title_en, l.description_id, l.description_en,
    l.unit, l.tags, l.shelf_life_days, l.lead_time_days, l.made_to_order, l.is_local_only, l.halal::text AS halal,
    CASE WHEN l.season_from IS NOT NULL THEN jsonb_build_object('from', l.season_from, 'to', l.season_to) END AS season,
    l.sold_recently, l.rating_sum, l.rating_count, l.is_sample, l.updated_at, l.category_slug, m.name AS maker_name,
    CASE WHEN maker_away_days(m.id, l.lead_time_days) > 0 THEN jsonb_build_object('from', m.away_from, 'to', m.away_to) END AS maker_away,
    village.code AS village_code, village.name AS village_name, village.kind::text AS village_kind,
    regency.name AS regency_name, province.name AS province_name, district.code AS district_code, district.name AS district_name, district.slug AS district_slug,
    s.id AS shop_id, s.slug AS shop_slug, s.name AS shop_name, s.phone AS shop_phone,
    s.status::text AS shop_status, s.closed_reason_id, s.closed_reason_en, s.reopens_on, s.minimum_order,
    s.courier_free_from, ${hoursColumn} AS hours, ${holidaysColumn} AS holidays,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'address', p.address, 'hours', p.hours)
        ORDER BY p.name), '[]')
      FROM pickup_points p WHERE p.shop_id = s.id AND p.is_active) AS pickup_points,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('name', d.name, 'price', rate.price::text,
        'days', rate.days) ORDER BY rate.price, d.name), '[]')
      FROM courier_rates rate JOIN districts d ON d.code = rate.district_code
      WHERE rate.shop_id = s.id) AS delivers_to,
    coalesce((SELECT to_jsonb(p.couriers) FROM parcel_settings p WHERE p.shop_id = s.id), '[]') AS couriers,
    (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', v.id, 'label', jsonb_build_object('id', v.label_id, 'en', v.label_en),
        'price', v.price::text, 'available', v.on_hand - v.held, 'maximumPerOrder', v.maximum_per_order,
        'weightGrams', v.weight_grams) ORDER BY v.position, v.id), '[]')
      FROM variants v WHERE v.listing_id = l.id AND v.is_active AND v.add_on_capacity IS NULL) AS variants,
    (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', v.id, 'label', jsonb_build_object('id', v.label_id, 'en', v.label_en),
        'price', v.price::text, 'maximumPerOrder', v.maximum_per_order) ORDER BY v.position, v.id), '[]')
      FROM variants v WHERE v.listing_id = l.id AND v.is_active AND v.add_on_capacity IS NOT NULL) AS add_ons,
    (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'key', p.key, 'color', p.color, 'alt', jsonb_build_object('id', p.alt_id, 'en', p.alt_en),
        'width', p.width, 'height', p.height) ORDER BY p.position), '[]')
      FROM pictures p WHERE p.listing_id = l.id) AS pictures,
    (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'kind', permit.kind, 'number', permit.number, 'validUntil', permit.valid_until)
        ORDER BY permit.kind), '[]')
      FROM permits permit WHERE permit.listing_id = l.id AND permit_counts(permit)) AS permits,
    EXISTS (SELECT FROM experiences e WHERE e.listing_id = l.id AND e.mode <> 'groupOnRequest')
      AS has_calendar,
    EXISTS (SELECT FROM experiences e WHERE e.listing_id = l.id AND e.mode = 'groupOnRequest')
      AS takes_requests,
    (SELECT e.deposit_percent FROM experiences e WHERE e.listing_id = l.id) AS deposit_percent
  FROM listings l
  JOIN shops s ON s.id = l.shop_id
  JOIN makers m ON m.id = l.maker_id
  JOIN villages village ON village.code = l.village_code
  JOIN districts district ON district.code = village.district_code
  JOIN regencies regency ON regency.code = district.regency_code
  JOIN provinces province ON province.code = regency.province_code
  WHERE l.slug = $1 AND l.kind::text = $2 AND l.status = 'live' AND s.status <> 'suspended'
    AND m.status = 'active'`

type ListingRow = {
  id: string
  slug: string
  kind: ListingKind
  title_id: string
  title_en: string
  description_id: string
  description_en: string
  unit: string
  tags: string[]
  shelf_life_days: number | null
  lead_time_days: number
  made_to_order: boolean
  season: ListingPage['season']
  is_local_only: boolean
  halal: ListingPage['halal']
  sold_recently: number
  rating_sum: number
  rating_count: number
  is_sample: boolean
  updated_at: Date
  category_slug: string
  maker_name: string
  maker_away: ListingPage['maker']['away']
  village_code: string
  village_name: string
  village_kind: string
  regency_name: string
  province_name: string
  district_code: string
  district_name: string
  district_slug: string | null
  shop_id: string
  shop_slug: string
  shop_name: string
  shop_phone: string
  shop_status: ListingPage['shop']['status']
  closed_reason_id: string | null
  closed_reason_en: string | null
  reopens_on: string | null
  minimum_order: bigint
  pickup_points: ListingPage['shop']['pickupPoints']
  delivers_to: { name: string; price: string; days: number }[]
  couriers: CourierCode[]
  courier_free_from: bigint | null
  hours: ListingPage['shop']['hours']
  holidays: ListingPage['shop']['holidays']
  variants: (Omit<ListingVariant, 'price'> & { price: string })[]
  add_ons: (Omit<ListingAddOn, 'price'> & { price: string })[]
  pictures: ListingPage['pictures']
  permits: ListingPermit[]
  has_calendar: boolean
  takes_requests: boolean
  deposit_percent: number | null
}

const withPrice = <Part extends { price: string }>(part: Part) => ({
  ...part,
  price: BigInt(part.price) as Rupiah,
})

function toListingPage(row: ListingRow): ListingPage {
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    title: { id: row.title_id, en: row.title_en },
    description: { id: row.description_id, en: row.description_en },
    unit: row.unit,
    tags: row.tags,
    shelfLifeDays: row.shelf_life_days,
    leadTimeDays: row.lead_time_days,
    madeToOrder: row.made_to_order,
    season: row.season,
    isLocalOnly: row.is_local_only,
    halal: row.halal,
    soldRecently: row.sold_recently,
    rating: ratingOf({ sum: row.rating_sum, count: row.rating_count }),
    isSample: row.is_sample,
    updatedAt: row.updated_at,
    categorySlug: row.category_slug,
    village: { code: row.village_code, name: row.village_name, kind: row.village_kind },
    region: { regency: row.regency_name, province: row.province_name },
    district: { code: row.district_code, name: row.district_name, slug: row.district_slug ?? '' },
    maker: { name: row.maker_name, away: row.maker_away },
    shop: {
      id: row.shop_id,
      slug: row.shop_slug,
      name: row.shop_name,
      phone: row.shop_phone,
      status: row.shop_status,
      closedReason: row.closed_reason_id
        ? { id: row.closed_reason_id, en: row.closed_reason_en ?? row.closed_reason_id }
        : null,
      reopensOn: row.reopens_on,
      minimumOrder: row.minimum_order as Rupiah,
      pickupPoints: row.pickup_points,
      deliversTo: row.delivers_to.map(withPrice),
      courierFreeFrom: row.courier_free_from as Rupiah | null,
      // Of what is only sold nearby no parcel is sent, and without a vendor none is priced.
      couriers: parcelCouriers() && !row.is_local_only ? row.couriers : [],
      hours: row.hours,
      holidays: row.holidays,
    },
    variants: row.variants.map(withPrice),
    addOns: row.add_ons.map(withPrice),
    pictures: row.pictures,
    permits: row.permits,
    hasCalendar: row.has_calendar,
    takesRequests: row.takes_requests,
    depositPercent: row.deposit_percent,
  }
}
