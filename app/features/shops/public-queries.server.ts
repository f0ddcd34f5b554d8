import type { Rupiah } from '#app/core/rupiah.ts'
import type { Bilingual } from '#app/features/catalog/listing-card.ts'
import { holidaysColumn, hoursColumn } from '#app/features/opening-hours/columns.ts'
import { parcelCouriers } from '#app/server/couriers.server.ts'
import { readPool } from '#app/server/db.server.ts'
import type { ShopPage } from './shop-page.ts'

export async function getShopPage(slug: string): Promise<ShopPage | null> {
  const { rows } = await readPool.query<ShopRow>({
    name: 'shop-page',
    text: shopQuery,
    values: [slug],
  })
  const row = rows[0]
  return row
    ? {
        ...row,
        minimumOrder: row.minimumOrder as Rupiah,
        courierFreeFrom: row.courierFreeFrom as Rupiah | null,
        couriers: parcelCouriers() ? row.couriers : [],
        closedReason: row.closedReason.id ? (row.closedReason as Bilingual) : null,
        deliversTo: row.deliversTo.map((rate) => ({
          ...rate,
          price: BigInt(rate.price) as Rupiah,
        })),
      }
    : null
}

type ShopRow = Omit<
  ShopPage,
  'minimumOrder' | 'courierFreeFrom' | 'closedReason' | 'deliversTo'
> & {
  minimumOrder: bigint
  courierFreeFrom: bigint | null
  closedReason: { id: string | null; en: string | null }
  deliversTo: { name: string; slug: string | null; price: string; days: number }[]
}

const shopQuery = `
  SELECT s.id, s.slug, s.name, s.kind::text AS kind, s.legal_status::text AS "legalStatus",
    s.legal_number AS "legalNumber", s.nib,
    s.village_regulation AS "villageRegulation", s.phone, s.email, s.address, s.lat, s.lon, s.picture,
    jsonb_build_object('id', coalesce(nullif(s.picture_alt_id, ''), s.name),
      'en', coalesce(nullif(s.picture_alt_en, ''), s.name)) AS "pictureAlt", s.status::text AS status,
    s.reopens_on AS "reopensOn", s.minimum_order AS "minimumOrder",
    s.courier_free_from AS "courierFreeFrom", ${hoursColumn} AS hours, ${holidaysColumn} AS holidays, s.is_sample AS "isSample",
    jsonb_build_object('id', s.story_id, 'en', s.story_en) AS story,
    jsonb_build_object('id', s.closed_reason_id, 'en', coalesce(s.closed_reason_en, s.closed_reason_id))
      AS "closedReason",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('code', v.code, 'name', v.name, 'outline', v.outline,
        'district', d.name, 'districtSlug', d.slug) ORDER BY v.name), '[]')
      FROM shop_villages sv JOIN villages v ON v.code = sv.village_code
      JOIN districts d ON d.code = v.district_code WHERE sv.shop_id = s.id) AS villages,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'address', p.address, 'hours', p.hours)
        ORDER BY p.name), '[]')
      FROM pickup_points p WHERE p.shop_id = s.id AND p.is_active) AS "pickupPoints",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('name', d.name, 'slug', d.slug, 'price', rate.price::text,
        'days', rate.days)
        ORDER BY rate.price, d.name), '[]')
      FROM courier_rates rate JOIN districts d ON d.code = rate.district_code
      WHERE rate.shop_id = s.id) AS "deliversTo",
    coalesce((SELECT to_jsonb(p.couriers) FROM parcel_settings p WHERE p.shop_id = s.id), '[]') AS couriers,
    (SELECT coalesce(jsonb_agg(m.name ORDER BY m.name), '[]')
      FROM makers m WHERE m.shop_id = s.id AND m.status = 'active') AS makers,
    (SELECT coalesce(jsonb_object_agg(kind, amount), '{}') FROM (
        SELECT kind, count(*) AS amount FROM permits p
        WHERE p.shop_id = s.id AND permit_counts(p) GROUP BY kind) each) AS permits,
    (SELECT count(*)::int FROM orders o WHERE o.shop_id = s.id AND o.status = 'completed')
      AS "completedOrders"
  FROM shops s WHERE s.slug = $1 AND s.status <> 'suspended'`
