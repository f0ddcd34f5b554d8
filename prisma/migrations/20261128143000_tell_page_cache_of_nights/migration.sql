-- Written by hand
-- A night is full when its last unit goes, and free again when the first comes back: of all nights of a stay
-- only such are told. What fills a night is looked at when it is done, what frees one before, row by row, so
-- that of several units given back at once the first still finds the night full.
CREATE FUNCTION tell_page_cache_of_nights() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stay unit_stays;
  listing uuid;
BEGIN
  IF TG_WHEN = 'BEFORE' THEN stay := OLD; ELSE stay := NEW; END IF;
  SELECT u.listing_id INTO listing FROM experience_units u WHERE u.id = stay.unit_id AND EXISTS (
    SELECT FROM generate_series(stay.arrival, stay.departure - 1, interval '1 day') AS night
    WHERE NOT EXISTS (
      SELECT FROM experience_units other
      WHERE other.listing_id = u.listing_id AND other.is_active AND other.id <> u.id AND NOT EXISTS (
        SELECT FROM unit_stays s WHERE s.unit_id = other.id AND NOT s.is_released
          AND daterange(s.arrival, s.departure) @> night::date)));
  IF listing IS NOT NULL THEN PERFORM pg_notify('page_cache', 'listing:' || listing); END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tell_page_cache_of_filled AFTER INSERT OR UPDATE ON unit_stays FOR EACH ROW
  WHEN (NOT NEW.is_released) EXECUTE FUNCTION tell_page_cache_of_nights();
CREATE TRIGGER tell_page_cache_of_freed BEFORE UPDATE OR DELETE ON unit_stays FOR EACH ROW
  WHEN (NOT OLD.is_released) EXECUTE FUNCTION tell_page_cache_of_nights();
