-- What a BUM Desa says of itself and how its goods reach people, set in its own console.

-- AlterTable
ALTER TABLE "shops" ADD COLUMN     "courier_free_from" BIGINT,
ADD COLUMN     "lat" DOUBLE PRECISION,
ADD COLUMN     "lon" DOUBLE PRECISION,
ADD COLUMN     "village_regulation" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "courier_rates" ADD COLUMN     "days" SMALLINT NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "shop_hours" (
    "shop_id" UUID NOT NULL,
    "weekday" SMALLINT NOT NULL,
    "opens_at" TEXT NOT NULL,
    "closes_at" TEXT NOT NULL,

    CONSTRAINT "shop_hours_pkey" PRIMARY KEY ("shop_id","weekday")
);

-- CreateTable
CREATE TABLE "shop_holidays" (
    "shop_id" UUID NOT NULL,
    "from_date" DATE NOT NULL,
    "to_date" DATE NOT NULL,
    "reason_id" TEXT NOT NULL DEFAULT '',
    "reason_en" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "shop_holidays_pkey" PRIMARY KEY ("shop_id","from_date")
);

-- AddForeignKey
ALTER TABLE "shop_hours" ADD CONSTRAINT "shop_hours_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop_holidays" ADD CONSTRAINT "shop_holidays_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE shops
  ADD CONSTRAINT shops_legal_number_check CHECK (legal_number ~ '^AHU-\d{5}\.AH\.01\.33[. ]TAHUN[. ]20\d{2}$'),
  ADD CONSTRAINT shops_nib_check CHECK (nib ~ '^\d{13}$'),
  ADD CONSTRAINT shops_place_check CHECK (
    num_nulls(lat, lon) IN (0, 2) AND lat BETWEEN -90 AND 90 AND lon BETWEEN -180 AND 180),
  ADD CONSTRAINT shops_courier_free_from_check CHECK (courier_free_from BETWEEN 1 AND 1000000000);
ALTER TABLE courier_rates ADD CONSTRAINT courier_rates_days_check CHECK (days BETWEEN 0 AND 14);
ALTER TABLE shop_hours ADD CONSTRAINT shop_hours_check CHECK (weekday BETWEEN 1 AND 7
  AND opens_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND closes_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
  AND opens_at < closes_at);
ALTER TABLE shop_holidays
  ADD CONSTRAINT shop_holidays_check CHECK (to_date BETWEEN from_date AND from_date + 61),
  ADD CONSTRAINT shop_holidays_alone EXCLUDE USING gist (
    shop_id WITH =, daterange(from_date, to_date, '[]') WITH &&);

-- The day it is where the BUM Desa is.
CREATE FUNCTION shop_today(shop uuid) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT (now() AT TIME ZONE zone_name(coalesce((
    SELECT p.timezone::text::"TimeZone" FROM shop_villages sv
    JOIN villages v ON v.code = sv.village_code
    JOIN districts d ON d.code = v.district_code
    JOIN regencies r ON r.code = d.regency_code
    JOIN provinces p ON p.code = r.province_code
    WHERE sv.shop_id = shop LIMIT 1), 'WIB')))::date
$$;

DO $$
DECLARE
  part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['shop_hours', 'shop_holidays'] LOOP
    EXECUTE format('CREATE TRIGGER tell_page_cache_of_new AFTER INSERT ON %I
      REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_page_cache_of_parts()', part);
    EXECUTE format('CREATE TRIGGER tell_page_cache_of_gone AFTER DELETE ON %I
      REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_page_cache_of_parts()', part);
  END LOOP;
END $$;
