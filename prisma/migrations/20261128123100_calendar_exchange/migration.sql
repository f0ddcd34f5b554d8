-- AlterTable
ALTER TABLE "unit_stays" ADD COLUMN     "feed_id" UUID,
ADD COLUMN     "feed_uid" TEXT;

-- CreateTable
CREATE TABLE "calendar_links" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "unit_id" UUID,
    "token_digest" TEXT NOT NULL,
    "token_sealed" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_feeds" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "address_sealed" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tried_at" TIMESTAMPTZ,
    "succeeded_at" TIMESTAMPTZ,
    "problem" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "empty_since" TIMESTAMPTZ,

    CONSTRAINT "calendar_feeds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_conflicts" (
    "feed_id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "arrival" DATE NOT NULL,
    "departure" DATE NOT NULL,
    "found_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_conflicts_pkey" PRIMARY KEY ("feed_id","booking_id","arrival")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_links_token_digest_key" ON "calendar_links"("token_digest");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feeds_unit_id_key" ON "calendar_feeds"("unit_id");

-- CreateIndex
CREATE INDEX "calendar_feeds_shop_id_idx" ON "calendar_feeds"("shop_id");

-- CreateIndex
CREATE INDEX "calendar_feeds_tried_at_idx" ON "calendar_feeds"("tried_at");

-- CreateIndex
CREATE INDEX "calendar_conflicts_booking_id_idx" ON "calendar_conflicts"("booking_id");

-- CreateIndex
CREATE INDEX "unit_stays_feed_id_idx" ON "unit_stays"("feed_id");

-- AddForeignKey
ALTER TABLE "unit_stays" ADD CONSTRAINT "unit_stays_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "calendar_feeds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_links" ADD CONSTRAINT "calendar_links_listing_id_shop_id_fkey" FOREIGN KEY ("listing_id", "shop_id") REFERENCES "experiences"("listing_id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_links" ADD CONSTRAINT "calendar_links_unit_id_listing_id_fkey" FOREIGN KEY ("unit_id", "listing_id") REFERENCES "experience_units"("id", "listing_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_listing_id_shop_id_fkey" FOREIGN KEY ("listing_id", "shop_id") REFERENCES "experiences"("listing_id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_unit_id_listing_id_fkey" FOREIGN KEY ("unit_id", "listing_id") REFERENCES "experience_units"("id", "listing_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_conflicts" ADD CONSTRAINT "calendar_conflicts_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "calendar_feeds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_conflicts" ADD CONSTRAINT "calendar_conflicts_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "bookings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
CREATE UNIQUE INDEX calendar_links_key ON calendar_links (listing_id, unit_id) NULLS NOT DISTINCT;
ALTER TABLE calendar_feeds ADD CONSTRAINT calendar_feeds_check CHECK (failures >= 0);
ALTER TABLE calendar_conflicts ADD CONSTRAINT calendar_conflicts_check CHECK (departure > arrival);
-- What another site has given away is a block of its own, never one of our bookings.
ALTER TABLE unit_stays ADD CONSTRAINT unit_stays_feed_check CHECK (
  num_nonnulls(feed_id, feed_uid) <> 1 AND (feed_id IS NULL OR booking_id IS NULL));

-- As before, but whoever only has something with a visit is no guest.
CREATE OR REPLACE FUNCTION resources_follow_booking() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  assigned record;
BEGIN
  IF NEW.status IN ('cancelled', 'released') THEN
    UPDATE resource_assignments SET is_released = true WHERE booking_id = NEW.id AND NOT is_released;
  ELSIF (NEW.date, NEW.session_id, NEW.departure)
      IS DISTINCT FROM (OLD.date, OLD.session_id, OLD.departure) THEN
    FOR assigned IN
      SELECT a.id, r.is_active AND extract(isodow FROM NEW.date)::int = ANY(r.weekdays) AS works
      FROM resource_assignments a JOIN resources r ON r.id = a.resource_id
      WHERE a.booking_id = NEW.id AND NOT a.is_released ORDER BY r.id FOR NO KEY UPDATE OF r
    LOOP
      BEGIN
        UPDATE resource_assignments a SET date = NEW.date, session_id = NEW.session_id,
          starts_at = t.starts_at, ends_at = t.ends_at, is_released = NOT assigned.works
        FROM visit_time(NEW.listing_id, NEW.date, NEW.session_id, NEW.departure) t
        WHERE a.id = assigned.id;
      EXCEPTION WHEN exclusion_violation THEN
        UPDATE resource_assignments SET is_released = true WHERE id = assigned.id;
      END;
    END LOOP;
  ELSE
    RETURN NULL;
  END IF;
  IF OLD.status = 'booked' THEN
    UPDATE resource_assignments a SET is_released = true
    WHERE a.listing_id = OLD.listing_id AND a.date = OLD.date AND a.booking_id IS NULL
      AND a.session_id IS NOT DISTINCT FROM OLD.session_id AND NOT a.is_released
      AND NOT EXISTS (SELECT FROM bookings b WHERE b.listing_id = OLD.listing_id AND b.date = OLD.date
        AND b.session_id IS NOT DISTINCT FROM OLD.session_id AND b.status = 'booked'
        AND b.add_on_id IS NULL);
  END IF;
  RETURN NULL;
END $$;
