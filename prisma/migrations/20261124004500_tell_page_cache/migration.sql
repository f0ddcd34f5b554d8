-- Kept pages are dropped by the database itself, so that no command can forget to say it. Only what a
-- page shows counts: a price, a text, a state, the change between "there is some" and "sold out". Sold
-- pieces in between are not told, because a NOTIFY makes commits wait for one another.
-- The channel is read by app/server/http/page-cache-listener.server.ts, the tags are those of
-- app/features/catalog/page-tags.ts.

CREATE FUNCTION tell_page_cache_of_listing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('page_cache', 'listing:' || NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER tell_page_cache AFTER UPDATE OF title_id, title_en, description_id, description_en, unit, status,
  category_slug, lead_time_days, is_local_only, halal ON listings
  FOR EACH ROW EXECUTE FUNCTION tell_page_cache_of_listing();

CREATE FUNCTION tell_page_cache_of_variant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('page_cache', 'listing:' || NEW.listing_id);
  RETURN NULL;
END $$;
CREATE TRIGGER tell_page_cache AFTER UPDATE ON variants FOR EACH ROW
  WHEN (OLD.price <> NEW.price OR OLD.is_active <> NEW.is_active OR OLD.label_id <> NEW.label_id
    OR (OLD.on_hand > OLD.held) <> (NEW.on_hand > NEW.held))
  EXECUTE FUNCTION tell_page_cache_of_variant();

CREATE FUNCTION tell_page_cache_of_shop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('page_cache', 'shop:' || NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER tell_page_cache AFTER UPDATE ON shops FOR EACH ROW EXECUTE FUNCTION tell_page_cache_of_shop();
