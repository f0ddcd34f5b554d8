-- What stands around a listing is shown on kept pages too: its pictures, permits and new sizes, who makes
-- it, where it is fetched and what bringing it costs. One notice for each statement; a large one (an
-- import) drops everything instead of naming hundreds of things.

CREATE FUNCTION tell_page_cache_of_parts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  tags text[];
BEGIN
  SELECT array_agg(tag) INTO tags FROM (
    SELECT DISTINCT coalesce('listing:' || (to_jsonb(part) ->> 'listing_id'),
      'shop:' || (to_jsonb(part) ->> 'shop_id')) AS tag
    FROM changed part LIMIT 101
  ) each;
  IF tags IS NOT NULL THEN
    PERFORM pg_notify('page_cache',
      CASE WHEN cardinality(tags) > 100 THEN '*' ELSE array_to_string(tags, ' ') END);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER tell_page_cache_of_new AFTER INSERT ON variants
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_page_cache_of_parts();
CREATE TRIGGER tell_page_cache_of_gone AFTER DELETE ON variants
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_page_cache_of_parts();

DO $$
DECLARE
  part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['pictures', 'permits', 'makers', 'pickup_points', 'courier_rates'] LOOP
    EXECUTE format('CREATE TRIGGER tell_page_cache_of_new AFTER INSERT ON %I
      REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_page_cache_of_parts()', part);
    EXECUTE format('CREATE TRIGGER tell_page_cache_of_changed AFTER UPDATE ON %I
      REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_page_cache_of_parts()', part);
    EXECUTE format('CREATE TRIGGER tell_page_cache_of_gone AFTER DELETE ON %I
      REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_page_cache_of_parts()', part);
  END LOOP;
END $$;
