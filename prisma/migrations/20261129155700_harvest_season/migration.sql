-- In which months a good is harvested; over the year end where season_from is after season_to.
ALTER TABLE "listings" ADD COLUMN     "season_from" SMALLINT,
ADD COLUMN     "season_to" SMALLINT;

ALTER TABLE listings ADD CONSTRAINT listings_season CHECK (
  CASE WHEN season_from IS NULL OR season_to IS NULL THEN season_from IS NULL AND season_to IS NULL
  ELSE kind = 'product' AND season_from BETWEEN 1 AND 12 AND season_to BETWEEN 1 AND 12 END);

-- What the page of a good says of it.
CREATE OR REPLACE TRIGGER tell_page_cache AFTER UPDATE OF title_id, title_en, description_id, description_en, unit,
  status, category_slug, lead_time_days, shelf_life_days, season_from, season_to, is_local_only, halal ON listings
  FOR EACH ROW EXECUTE FUNCTION tell_page_cache_of_listing();
