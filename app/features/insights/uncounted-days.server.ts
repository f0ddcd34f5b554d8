import { isPublic } from '#app/features/catalog/card-rows.server.ts'

/** The shop `s`, the maker `m`, the listing `l` and the experience `e` that the columns below are of. */
export const experiencesSql = `experiences e
  JOIN listings l ON l.id = e.listing_id AND l.shop_id = e.shop_id
  JOIN shops s ON s.id = l.shop_id JOIN makers m ON m.id = l.maker_id`

/**
 * The first day that has no row in `daily_places`. Before anything is counted: that of its making, or of its
 * first guests where these are older.
 */
export const uncountedFromSql = `coalesce(
  (SELECT max(day) + 1 FROM daily_places WHERE listing_id = e.listing_id),
  least((l.created_at AT TIME ZONE zone_name(e.zone))::date,
    (SELECT min(date) FROM slots WHERE listing_id = e.listing_id AND held + sold > 0),
    (SELECT min(stay.arrival) FROM experience_units u JOIN unit_stays stay ON stay.unit_id = u.id
      WHERE u.listing_id = e.listing_id AND NOT stay.is_released)))`

/** Since when it is not on sale, by the trail; the beginning of time where it never was, null where it is. */
export const offSaleFromSql = `CASE WHEN NOT (${isPublic}) THEN coalesce(
  (SELECT (max(at) AT TIME ZONE zone_name(e.zone))::date FROM audit_entries
    WHERE subject_id = l.id AND from_status = 'live'), '0001-01-01') END`
