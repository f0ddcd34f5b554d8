-- CreateEnum
CREATE TYPE "ParkingFee" AS ENUM ('included', 'apart', 'none');

-- CreateEnum
CREATE TYPE "WeatherRule" AS ENUM ('rainOrShine', 'calledOff');

-- CreateTable
CREATE TABLE "experience_facts" (
    "listing_id" UUID NOT NULL,
    "minimum_age" INTEGER NOT NULL DEFAULT 0,
    "health_id" TEXT NOT NULL DEFAULT '',
    "health_en" TEXT NOT NULL DEFAULT '',
    "bring_id" TEXT[],
    "bring_en" TEXT[],
    "included_id" TEXT[],
    "included_en" TEXT[],
    "excluded_id" TEXT[],
    "excluded_en" TEXT[],
    "meeting_point_id" TEXT NOT NULL,
    "meeting_point_en" TEXT NOT NULL,
    "lat" DOUBLE PRECISION,
    "lon" DOUBLE PRECISION,
    "languages" TEXT[],
    "is_insured" BOOLEAN NOT NULL,
    "parking" "ParkingFee" NOT NULL,
    "weather" "WeatherRule" NOT NULL,

    CONSTRAINT "experience_facts_pkey" PRIMARY KEY ("listing_id")
);

-- AddForeignKey
ALTER TABLE "experience_facts" ADD CONSTRAINT "experience_facts_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "experiences"("listing_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE experience_facts ADD CONSTRAINT experience_facts_check CHECK (
  minimum_age BETWEEN 0 AND 99 AND (health_id = '') = (health_en = '')
  AND cardinality(bring_id) = cardinality(bring_en) AND cardinality(bring_id) <= 20
  AND cardinality(included_id) = cardinality(included_en) AND cardinality(included_id) <= 20
  AND cardinality(excluded_id) = cardinality(excluded_en) AND cardinality(excluded_id) <= 20
  AND num_nonnulls(lat, lon) <> 1 AND lat BETWEEN -90 AND 90 AND lon BETWEEN -180 AND 180
  AND languages <@ ARRAY['id', 'jv', 'en']);

CREATE TRIGGER tell_page_cache_of_new AFTER INSERT ON experience_facts
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_page_cache_of_parts();
CREATE TRIGGER tell_page_cache_of_changed AFTER UPDATE ON experience_facts
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_page_cache_of_parts();
CREATE TRIGGER tell_page_cache_of_gone AFTER DELETE ON experience_facts
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_page_cache_of_parts();

-- Kept pages show which days are full. As with goods only the change between "there is some" and "full" is
-- told, because a NOTIFY makes commits wait for one another.
CREATE TRIGGER tell_page_cache AFTER UPDATE ON slots FOR EACH ROW
  WHEN ((OLD.held + OLD.sold < OLD.capacity) <> (NEW.held + NEW.sold < NEW.capacity))
  EXECUTE FUNCTION tell_page_cache_of_variant();

-- The nearest villages of a place are walked through in order of distance, and of each what sells best.
CREATE INDEX villages_place_idx ON villages USING gist (point(lon, lat));
CREATE INDEX listings_village_best_idx ON listings (village_code, kind, sold_recently DESC, id) WHERE status = 'live';
