-- AlterTable
ALTER TABLE "holidays" ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "is_removed" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE UNIQUE INDEX "holidays_id_key" ON "holidays"("id");

-- Written by hand
-- Holidays stand in the month on the page of every experience, with the price of that day.
CREATE FUNCTION tell_page_cache_of_holidays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('page_cache', 'holidays');
  RETURN NULL;
END $$;
CREATE TRIGGER tell_page_cache AFTER INSERT OR UPDATE OR DELETE ON holidays
  FOR EACH ROW EXECUTE FUNCTION tell_page_cache_of_holidays();
