-- AlterEnum
ALTER TYPE "BookingStatus" ADD VALUE 'calledOff';

-- AlterEnum
ALTER TYPE "BookingCancelReason" ADD VALUE 'operatorCancelled';

-- AlterEnum
ALTER TYPE "RefundReason" ADD VALUE 'operatorCancelled';

-- AlterTable
ALTER TABLE "bookings" ADD COLUMN     "call_off_reason" TEXT,
ADD COLUMN     "choose_by" TIMESTAMPTZ;

-- CreateTable
CREATE TABLE "called_off_days" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "session_id" UUID,
    "reason" TEXT NOT NULL,

    CONSTRAINT "called_off_days_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "bookings_choose_by_idx" ON "bookings"("choose_by");

-- AddForeignKey
ALTER TABLE "called_off_days" ADD CONSTRAINT "called_off_days_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "experiences"("listing_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
CREATE UNIQUE INDEX called_off_days_key ON called_off_days (listing_id, date, session_id) NULLS NOT DISTINCT;
ALTER TABLE called_off_days
  ADD CONSTRAINT called_off_days_check CHECK (length(reason) BETWEEN 1 AND 300),
  ADD CONSTRAINT called_off_days_session_fkey FOREIGN KEY (session_id, listing_id)
    REFERENCES experience_sessions(id, listing_id) ON DELETE RESTRICT;
-- As text: a new word of an enum cannot be used in the transaction that adds it.
ALTER TABLE bookings ADD CONSTRAINT bookings_called_off_check CHECK (
  (status::text = 'calledOff') = (choose_by IS NOT NULL)
  AND (choose_by IS NULL OR length(call_off_reason) BETWEEN 1 AND 300));

CREATE TRIGGER note_search_change AFTER INSERT OR UPDATE OR DELETE ON called_off_days
  FOR EACH ROW EXECUTE FUNCTION note_search_change('listing_id');
CREATE TRIGGER tell_page_cache_of_new AFTER INSERT ON called_off_days
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_page_cache_of_parts();
CREATE TRIGGER tell_page_cache_of_changed AFTER UPDATE ON called_off_days
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_page_cache_of_parts();
CREATE TRIGGER tell_page_cache_of_gone AFTER DELETE ON called_off_days
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_page_cache_of_parts();

-- As before, and a guide does not wait for who was told not to come.
CREATE OR REPLACE FUNCTION resources_follow_booking() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  assigned record;
BEGIN
  IF NEW.status IN ('cancelled', 'released', 'calledOff') THEN
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
