-- CreateTable
CREATE TABLE "daily_places" (
    "listing_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "offered" INTEGER NOT NULL,
    "sold" INTEGER NOT NULL,

    CONSTRAINT "daily_places_pkey" PRIMARY KEY ("listing_id","day")
);

-- AddForeignKey
ALTER TABLE "daily_places" ADD CONSTRAINT "daily_places_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "experiences"("listing_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
-- The past is filled in by the job that counts each day when it is over, with the rules of the calendar.
-- How many were sold has no CHECK: a payment or a refund must never fail for a report. An invariant looks at it.
ALTER TABLE daily_places ADD CONSTRAINT daily_places_check CHECK (offered >= 0);

-- Whoever gives up a place of a day that was counted takes it from what was sold, in the same transaction.
-- A day that is not counted yet has no row; who counts it waits for the calendar's lock first, as they do.
CREATE FUNCTION keep_daily_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.status = 'booked' THEN
    UPDATE daily_places SET sold = sold - OLD.quantity WHERE listing_id = OLD.listing_id
      AND day BETWEEN OLD.date AND coalesce(OLD.departure - 1, OLD.date);
  END IF;
  IF NEW.status = 'booked' THEN
    UPDATE daily_places SET sold = sold + NEW.quantity WHERE listing_id = NEW.listing_id
      AND day BETWEEN NEW.date AND coalesce(NEW.departure - 1, NEW.date);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_daily_places_of_new AFTER INSERT ON bookings FOR EACH ROW
  WHEN (NEW.add_on_id IS NULL AND NEW.status = 'booked' AND NEW.date <= current_date + 1)
  EXECUTE FUNCTION keep_daily_places();
CREATE TRIGGER keep_daily_places AFTER UPDATE OF status, quantity, date, departure ON bookings FOR EACH ROW
  WHEN (NEW.add_on_id IS NULL AND least(OLD.date, NEW.date) <= current_date + 1
    AND (OLD.status, OLD.quantity, OLD.date, OLD.departure)
      IS DISTINCT FROM (NEW.status, NEW.quantity, NEW.date, NEW.departure))
  EXECUTE FUNCTION keep_daily_places();
