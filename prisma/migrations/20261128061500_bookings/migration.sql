-- AlterEnum
ALTER TYPE "DeliveryMethod" ADD VALUE 'onSite';

-- CreateEnum
CREATE TYPE "TimeZone" AS ENUM ('WIB', 'WITA', 'WIT');

-- CreateEnum
CREATE TYPE "CalendarMode" AS ENUM ('anyDay', 'session', 'night', 'groupOnRequest');

-- CreateEnum
CREATE TYPE "DayType" AS ENUM ('weekend', 'holiday');

-- CreateEnum
CREATE TYPE "BookingStatus" AS ENUM ('held', 'booked', 'released', 'cancelled');

-- DropIndex
DROP INDEX "order_lines_order_id_variant_id_key";

-- AlterTable
ALTER TABLE "cart_lines" DROP CONSTRAINT "cart_lines_pkey",
ADD COLUMN     "date" DATE,
ADD COLUMN     "departure" DATE,
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "session_id" UUID,
ADD CONSTRAINT "cart_lines_pkey" PRIMARY KEY ("id");

-- CreateTable
CREATE TABLE "experiences" (
    "listing_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "zone" "TimeZone" NOT NULL DEFAULT 'WIB',
    "mode" "CalendarMode" NOT NULL,
    "capacity" INTEGER NOT NULL DEFAULT 0,
    "arrive_by" TEXT NOT NULL,
    "depart_by" TEXT,
    "weekdays" INTEGER[],
    "arrival_weekdays" INTEGER[],
    "seasons" JSONB NOT NULL DEFAULT '[]',
    "lead_time_hours" INTEGER NOT NULL DEFAULT 0,
    "horizon_days" INTEGER NOT NULL DEFAULT 180,
    "group_minimum" INTEGER NOT NULL DEFAULT 1,
    "group_maximum" INTEGER NOT NULL DEFAULT 99,
    "nights_minimum" INTEGER NOT NULL DEFAULT 1,
    "nights_maximum" INTEGER NOT NULL DEFAULT 14,

    CONSTRAINT "experiences_pkey" PRIMARY KEY ("listing_id")
);

-- CreateTable
CREATE TABLE "experience_sessions" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "starts_at" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "experience_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "experience_units" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sleeps" INTEGER NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "experience_units_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "experience_dates" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "session_id" UUID,
    "is_open" BOOLEAN,
    "capacity" INTEGER,

    CONSTRAINT "experience_dates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "day_prices" (
    "variant_id" UUID NOT NULL,
    "day_type" "DayType" NOT NULL,
    "price" BIGINT NOT NULL,

    CONSTRAINT "day_prices_pkey" PRIMARY KEY ("variant_id","day_type")
);

-- CreateTable
CREATE TABLE "holidays" (
    "date" DATE NOT NULL,
    "name_id" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,

    CONSTRAINT "holidays_pkey" PRIMARY KEY ("date")
);

-- CreateTable
CREATE TABLE "slots" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "session_id" UUID,
    "capacity" INTEGER NOT NULL,
    "held" INTEGER NOT NULL DEFAULT 0,
    "sold" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "slots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bookings" (
    "id" UUID NOT NULL,
    "order_line_id" UUID NOT NULL,
    "purchase_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "status" "BookingStatus" NOT NULL,
    "date" DATE NOT NULL,
    "session_id" UUID,
    "departure" DATE,
    "slot_id" UUID,
    "quantity" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "bookings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_stays" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "booking_id" UUID,
    "arrival" DATE NOT NULL,
    "departure" DATE NOT NULL,
    "is_released" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "unit_stays_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "experiences_shop_id_idx" ON "experiences"("shop_id");

-- CreateIndex
CREATE UNIQUE INDEX "experiences_listing_id_shop_id_key" ON "experiences"("listing_id", "shop_id");

-- CreateIndex
CREATE UNIQUE INDEX "experience_sessions_listing_id_starts_at_key" ON "experience_sessions"("listing_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "experience_sessions_id_listing_id_key" ON "experience_sessions"("id", "listing_id");

-- CreateIndex
CREATE UNIQUE INDEX "experience_units_listing_id_name_key" ON "experience_units"("listing_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "experience_units_id_listing_id_key" ON "experience_units"("id", "listing_id");

-- CreateIndex
CREATE UNIQUE INDEX "bookings_order_line_id_key" ON "bookings"("order_line_id");

-- CreateIndex
CREATE INDEX "bookings_purchase_id_idx" ON "bookings"("purchase_id");

-- CreateIndex
CREATE INDEX "bookings_shop_id_date_idx" ON "bookings"("shop_id", "date");

-- CreateIndex
CREATE INDEX "bookings_listing_id_date_idx" ON "bookings"("listing_id", "date");

-- CreateIndex
CREATE INDEX "bookings_slot_id_idx" ON "bookings"("slot_id");

-- CreateIndex
CREATE INDEX "bookings_status_expires_at_idx" ON "bookings"("status", "expires_at");

-- CreateIndex
CREATE INDEX "unit_stays_unit_id_arrival_idx" ON "unit_stays"("unit_id", "arrival");

-- CreateIndex
CREATE INDEX "unit_stays_booking_id_idx" ON "unit_stays"("booking_id");

-- CreateIndex
CREATE INDEX "order_lines_order_id_idx" ON "order_lines"("order_id");

-- AddForeignKey
ALTER TABLE "experiences" ADD CONSTRAINT "experiences_listing_id_shop_id_fkey" FOREIGN KEY ("listing_id", "shop_id") REFERENCES "listings"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "experience_sessions" ADD CONSTRAINT "experience_sessions_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "experiences"("listing_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "experience_units" ADD CONSTRAINT "experience_units_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "experiences"("listing_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "experience_dates" ADD CONSTRAINT "experience_dates_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "experiences"("listing_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "day_prices" ADD CONSTRAINT "day_prices_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slots" ADD CONSTRAINT "slots_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "experiences"("listing_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_lines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_listing_id_shop_id_fkey" FOREIGN KEY ("listing_id", "shop_id") REFERENCES "listings"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "slots"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_stays" ADD CONSTRAINT "unit_stays_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "experience_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_stays" ADD CONSTRAINT "unit_stays_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "bookings"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Written by hand
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE UNIQUE INDEX cart_lines_thing_key ON cart_lines (cart_id, variant_id, date, session_id, departure)
  NULLS NOT DISTINCT;
ALTER TABLE cart_lines ADD CONSTRAINT cart_lines_date_check CHECK (
  date IS NOT NULL OR (session_id IS NULL AND departure IS NULL));

ALTER TABLE experiences
  ADD CONSTRAINT experiences_times_check CHECK (
    arrive_by ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND depart_by ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
    AND (mode = 'night') = (depart_by IS NOT NULL)),
  ADD CONSTRAINT experiences_limits_check CHECK (
    capacity BETWEEN 0 AND 100000 AND lead_time_hours BETWEEN 0 AND 8760 AND horizon_days BETWEEN 1 AND 730
    AND group_minimum BETWEEN 1 AND group_maximum AND group_maximum <= 999
    AND nights_minimum BETWEEN 1 AND nights_maximum AND nights_maximum <= 90),
  ADD CONSTRAINT experiences_weekdays_check CHECK (
    weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7] AND arrival_weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]);
ALTER TABLE experience_sessions ADD CONSTRAINT experience_sessions_check CHECK (
  starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND capacity BETWEEN 1 AND 100000);
ALTER TABLE experience_units ADD CONSTRAINT experience_units_check CHECK (sleeps BETWEEN 1 AND 200);
CREATE UNIQUE INDEX experience_dates_key ON experience_dates (listing_id, date, session_id) NULLS NOT DISTINCT;
ALTER TABLE experience_dates ADD CONSTRAINT experience_dates_check CHECK (
  num_nonnulls(is_open, capacity) >= 1 AND (session_id IS NULL OR is_open IS NULL)
  AND capacity BETWEEN 0 AND 100000);
ALTER TABLE day_prices ADD CONSTRAINT day_prices_check CHECK (price BETWEEN 1 AND 1000000000);

-- The last line behind the guarded update: never more people than places, whoever writes.
ALTER TABLE slots ADD CONSTRAINT slots_capacity_check CHECK (
  held >= 0 AND sold >= 0 AND held + sold <= capacity);
CREATE UNIQUE INDEX slots_key ON slots (listing_id, date, session_id) NULLS NOT DISTINCT;

ALTER TABLE bookings ADD CONSTRAINT bookings_check CHECK (
  quantity BETWEEN 1 AND 999 AND departure > date AND num_nonnulls(slot_id, departure) = 1);
-- Two parties never have one room in one night.
ALTER TABLE unit_stays
  ADD CONSTRAINT unit_stays_nights_check CHECK (departure > arrival),
  ADD CONSTRAINT unit_stays_alone EXCLUDE USING gist (
    unit_id WITH =, daterange(arrival, departure) WITH &&) WHERE (NOT is_released);

DO $$
DECLARE
  part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['experiences', 'experience_sessions', 'experience_units', 'experience_dates'] LOOP
    EXECUTE format('CREATE TRIGGER tell_page_cache_of_new AFTER INSERT ON %I
      REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_page_cache_of_parts()', part);
    EXECUTE format('CREATE TRIGGER tell_page_cache_of_changed AFTER UPDATE ON %I
      REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_page_cache_of_parts()', part);
    EXECUTE format('CREATE TRIGGER tell_page_cache_of_gone AFTER DELETE ON %I
      REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_page_cache_of_parts()', part);
  END LOOP;
END $$;
