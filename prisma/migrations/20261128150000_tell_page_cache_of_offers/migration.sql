-- Prices of single days stand in the month on the page of an experience, and its extras and visitor kinds are
-- called by their English names too: kept pages are dropped when a BUM Desa changes them.
CREATE FUNCTION tell_page_cache_of_day_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('page_cache', 'listing:' || v.listing_id) FROM variants v
  WHERE v.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.variant_id ELSE NEW.variant_id END;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_page_cache AFTER INSERT OR UPDATE OR DELETE ON day_prices
  FOR EACH ROW EXECUTE FUNCTION tell_page_cache_of_day_price();

CREATE TRIGGER tell_page_cache_of_offer AFTER UPDATE ON variants FOR EACH ROW
  WHEN (OLD.label_en <> NEW.label_en OR OLD.add_on_capacity IS DISTINCT FROM NEW.add_on_capacity)
  EXECUTE FUNCTION tell_page_cache_of_variant();
