import type { Rupiah } from '#app/core/rupiah.ts'
import type { CollectionTerms } from '#app/features/collections/terms.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { Settings } from './settings.ts'

type Row = Omit<Settings, 'districts' | 'collection'> & {
  collection: (Omit<CollectionTerms, 'mostAmount'> & { mostAmount: string }) | null
  districts: { code: string; name: string; price: string | null; days: number | null }[]
}

/** Null only where the BUM Desa itself is gone. */
export async function getSettings(client: Tx, shopId: ReadableShopId): Promise<Settings | null> {
  const [row] = await client.$queryRaw<Row[]>`
    SELECT s.slug, s.picture, s.picture_alt_id AS "pictureAltId",
      s.picture_alt_en AS "pictureAltEn", s.legal_status::text AS "legalStatus", s.legal_number AS "legalNumber",
      s.nib, s.village_regulation AS "villageRegulation", s.phone, s.email, s.address, s.lat, s.lon,
      s.story_id AS "storyId", s.story_en AS "storyEn", s.status::text AS status,
      s.suspended_reason AS "suspendedReason",
      s.closed_reason_id AS "closedReasonId", s.closed_reason_en AS "closedReasonEn",
      s.reopens_on::text AS "reopensOn", s.minimum_order AS "minimumOrder",
      s.courier_free_from AS "courierFreeFrom",
      (SELECT jsonb_build_object('atPickup', c.at_pickup, 'byCourier', c.by_courier,
          'mostAmount', c.most_amount::text, 'openPerBuyer', c.open_per_buyer, 'districts', c.districts)
        FROM collection_terms c WHERE c.shop_id = s.id) AS collection,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opensAt', h.opens_at,
          'closesAt', h.closes_at) ORDER BY h.weekday), '[]')
        FROM shop_hours h WHERE h.shop_id = s.id) AS hours,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('from', h.from_date, 'to', h.to_date,
          'reasonId', h.reason_id, 'reasonEn', h.reason_en) ORDER BY h.from_date), '[]')
        FROM shop_holidays h WHERE h.shop_id = s.id AND h.to_date >= shop_today(s.id)) AS holidays,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'address', p.address,
          'hours', p.hours, 'isActive', p.is_active) ORDER BY p.is_active DESC, p.name, p.id), '[]')
        FROM pickup_points p WHERE p.shop_id = s.id) AS "pickupPoints",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', d.code, 'name', d.name,
          'price', rate.price::text, 'days', rate.days) ORDER BY d.name), '[]')
        FROM districts d LEFT JOIN courier_rates rate ON rate.district_code = d.code AND rate.shop_id = s.id
        WHERE rate.price IS NOT NULL OR d.regency_code IN (
          SELECT near.regency_code FROM shop_villages sv JOIN villages v ON v.code = sv.village_code
          JOIN districts near ON near.code = v.district_code WHERE sv.shop_id = s.id)) AS districts,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('value', v.code, 'title', v.name) ORDER BY v.name), '[]')
        FROM shop_villages sv JOIN villages v ON v.code = sv.village_code WHERE sv.shop_id = s.id) AS villages,
      (SELECT jsonb_build_object('couriers', p.couriers, 'villageCode', p.village_code,
          'packingGrams', p.packing_grams)
        FROM parcel_settings p WHERE p.shop_id = s.id) AS parcels
    FROM shops s WHERE s.id = ${shopId}::uuid`
  if (!row) return null
  const districts = row.districts.map(({ price, ...district }) => ({
    ...district,
    price: price === null ? null : (BigInt(price) as Rupiah),
  }))
  const collection = row.collection && {
    ...row.collection,
    mostAmount: BigInt(row.collection.mostAmount) as Rupiah,
  }
  return { ...row, districts, collection }
}
