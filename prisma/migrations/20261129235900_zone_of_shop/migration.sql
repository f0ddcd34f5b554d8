-- Written by hand
-- A BUM Desa lies in one zone, that of the province of its village. Experiences took the zone of the first one
-- before them, which nobody could set.
CREATE FUNCTION shop_zone(shop uuid) RETURNS "TimeZone" LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT p.timezone::text::"TimeZone" FROM shop_villages sv
    JOIN villages v ON v.code = sv.village_code
    JOIN districts d ON d.code = v.district_code
    JOIN regencies r ON r.code = d.regency_code
    JOIN provinces p ON p.code = r.province_code
    WHERE sv.shop_id = shop ORDER BY sv.village_code LIMIT 1), 'WIB')
$$;

CREATE OR REPLACE FUNCTION shop_today(shop uuid) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT (now() AT TIME ZONE zone_name(shop_zone(shop)))::date
$$;

UPDATE experiences SET zone = shop_zone(shop_id) WHERE zone <> shop_zone(shop_id);
