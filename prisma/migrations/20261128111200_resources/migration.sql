-- CreateEnum
CREATE TYPE "ResourceKind" AS ENUM ('guide', 'boat', 'jeep', 'other');

-- AlterTable
ALTER TABLE "experiences" ADD COLUMN     "duration_minutes" INTEGER;

-- CreateTable
CREATE TABLE "resources" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "kind" "ResourceKind" NOT NULL,
    "name" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "weekdays" INTEGER[],

    CONSTRAINT "resources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resource_assignments" (
    "id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "booking_id" UUID,
    "date" DATE NOT NULL,
    "session_id" UUID,
    "starts_at" TIMESTAMPTZ NOT NULL,
    "ends_at" TIMESTAMPTZ NOT NULL,
    "is_released" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "resource_assignments_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "resources_id_shop_id_key" ON "resources"("id", "shop_id");

-- CreateIndex
CREATE INDEX "resource_assignments_shop_id_starts_at_idx" ON "resource_assignments"("shop_id", "starts_at");

-- CreateIndex
CREATE INDEX "resource_assignments_listing_id_date_idx" ON "resource_assignments"("listing_id", "date");

-- CreateIndex
CREATE INDEX "resource_assignments_booking_id_idx" ON "resource_assignments"("booking_id");

-- AddForeignKey
ALTER TABLE "resources" ADD CONSTRAINT "resources_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource_assignments" ADD CONSTRAINT "resource_assignments_resource_id_shop_id_fkey" FOREIGN KEY ("resource_id", "shop_id") REFERENCES "resources"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource_assignments" ADD CONSTRAINT "resource_assignments_listing_id_shop_id_fkey" FOREIGN KEY ("listing_id", "shop_id") REFERENCES "experiences"("listing_id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource_assignments" ADD CONSTRAINT "resource_assignments_booking_id_shop_id_fkey" FOREIGN KEY ("booking_id", "shop_id") REFERENCES "bookings"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource_assignments" ADD CONSTRAINT "resource_assignments_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "experience_sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
UPDATE experiences SET duration_minutes = 120 WHERE mode = 'session';
ALTER TABLE experiences ADD CONSTRAINT experiences_duration_check CHECK (
  duration_minutes BETWEEN 15 AND 1440 AND (mode <> 'session' OR duration_minutes IS NOT NULL));

ALTER TABLE resources ADD CONSTRAINT resources_check CHECK (
  length(name) BETWEEN 1 AND 480 AND capacity BETWEEN 1 AND 500
  AND weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7] AND cardinality(weekdays) >= 1);
CREATE UNIQUE INDEX resources_name_key ON resources (shop_id, lower(name));

-- Nobody is in two places at once, whoever writes.
ALTER TABLE resource_assignments
  ADD CONSTRAINT resource_assignments_time_check CHECK (ends_at > starts_at),
  ADD CONSTRAINT resource_assignments_alone EXCLUDE USING gist (
    resource_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (NOT is_released);

CREATE FUNCTION zone_name(zone "TimeZone") RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE zone WHEN 'WIB' THEN 'Asia/Jakarta' WHEN 'WITA' THEN 'Asia/Makassar' ELSE 'Asia/Jayapura' END
$$;

-- From when to when a visit takes those who go along, by the clock of the place: a session for as long
-- as it lasts, a stay from one check-out hour to the other (so that two stays one after the other do not
-- meet), anything else the whole day.
CREATE FUNCTION visit_time(listing uuid, day date, session uuid, leaving date,
  OUT starts_at timestamptz, OUT ends_at timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT clock.first AT TIME ZONE zone_name(e.zone), clock.last AT TIME ZONE zone_name(e.zone)
  FROM experiences e
  LEFT JOIN experience_sessions s ON s.id = session AND s.listing_id = e.listing_id
  CROSS JOIN LATERAL (SELECT CASE e.mode WHEN 'session' THEN s.starts_at
    WHEN 'groupOnRequest' THEN e.arrive_by END::time AS starts) timed
  CROSS JOIN LATERAL (SELECT
    CASE WHEN leaving IS NOT NULL THEN day + e.depart_by::time
      WHEN e.duration_minutes IS NOT NULL AND timed.starts IS NOT NULL THEN day + timed.starts
      ELSE day::timestamp END AS first,
    CASE WHEN leaving IS NOT NULL THEN leaving + e.depart_by::time
      WHEN e.duration_minutes IS NOT NULL AND timed.starts IS NOT NULL
        THEN day + timed.starts + make_interval(mins => e.duration_minutes)
      ELSE day + 1 END AS last) clock
  WHERE e.listing_id = listing
$$;

-- Whatever ends or moves a booking, its resources are told in the same statement: released when nobody
-- comes any more, moved to the new time, or released when they cannot be there then. What goes with a
-- whole session is free once its last paid guest is gone.
CREATE FUNCTION resources_follow_booking() RETURNS trigger LANGUAGE plpgsql AS $$
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
        AND b.session_id IS NOT DISTINCT FROM OLD.session_id AND b.status = 'booked');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER resources_follow AFTER UPDATE OF status, date, session_id, departure ON bookings
  FOR EACH ROW EXECUTE FUNCTION resources_follow_booking();
