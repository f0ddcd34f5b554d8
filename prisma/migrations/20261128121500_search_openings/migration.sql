-- CreateTable
CREATE TABLE "search_openings" (
    "id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "nights" SMALLINT NOT NULL,
    "is_usual" BOOLEAN NOT NULL,
    "people_minimum" SMALLINT NOT NULL,
    "people_maximum" SMALLINT NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "until_minute" INTEGER NOT NULL,
    "first_day" DATE NOT NULL,
    "room" SMALLINT[],

    CONSTRAINT "search_openings_pkey" PRIMARY KEY ("id","position")
);

-- AddForeignKey
ALTER TABLE "search_openings" ADD CONSTRAINT "search_openings_id_fkey" FOREIGN KEY ("id") REFERENCES "search_documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand
-- What room there is changes with the calendar and with whatever takes of it. Paying what was held takes no
-- more than holding it, and who has a place does not matter.
DO $$
DECLARE
  part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['experiences', 'experience_sessions', 'experience_units', 'experience_dates'] LOOP
    EXECUTE format('CREATE TRIGGER note_search_change AFTER INSERT OR UPDATE OR DELETE ON %I
      FOR EACH ROW EXECUTE FUNCTION note_search_change(''listing_id'')', part);
  END LOOP;
END $$;

CREATE TRIGGER note_search_change_of_new AFTER INSERT OR DELETE ON slots
  FOR EACH ROW EXECUTE FUNCTION note_search_change('listing_id');
CREATE TRIGGER note_search_change AFTER UPDATE ON slots FOR EACH ROW
  WHEN (OLD.held + OLD.sold <> NEW.held + NEW.sold)
  EXECUTE FUNCTION note_search_change('listing_id');

CREATE FUNCTION note_search_change_of_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_changes (listing_id)
  SELECT u.listing_id FROM experience_units u
  WHERE u.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.unit_id ELSE NEW.unit_id END;
  RETURN NULL;
END $$;
CREATE TRIGGER note_search_change AFTER INSERT OR UPDATE OR DELETE ON unit_stays
  FOR EACH ROW EXECUTE FUNCTION note_search_change_of_stay();
