-- What the search index must look at again is noted by the database itself, so that no command can forget
-- to say it. Only what the index holds counts: sold pieces between "there is some" and "sold out" do not.
-- Rows are only added here, never touched twice: two buyers of one listing must not wait for each other.

CREATE TABLE "search_changes" (
    "id" BIGSERIAL NOT NULL,
    "listing_id" UUID NOT NULL,

    CONSTRAINT "search_changes_pkey" PRIMARY KEY ("id")
);

-- note_search_change(column that holds the listing's id)
CREATE FUNCTION note_search_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
BEGIN
  INSERT INTO search_changes (listing_id) VALUES ((changed ->> TG_ARGV[0])::uuid);
  RETURN NULL;
END $$;

-- note_search_changes(column of listings, column with its value)
CREATE FUNCTION note_search_changes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
BEGIN
  EXECUTE format('INSERT INTO search_changes (listing_id) SELECT id FROM listings WHERE %I = $1', TG_ARGV[0])
    USING (changed ->> TG_ARGV[1])::uuid;
  RETURN NULL;
END $$;

CREATE TRIGGER note_search_change_of_new AFTER INSERT OR DELETE ON listings
  FOR EACH ROW EXECUTE FUNCTION note_search_change('id');
CREATE TRIGGER note_search_change AFTER UPDATE OF kind, title_id, title_en, description_id, description_en, tags,
  category_slug, village_code, maker_id, halal, is_local_only, status, sold_recently ON listings
  FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION note_search_change('id');

CREATE TRIGGER note_search_change_of_new AFTER INSERT OR DELETE ON variants
  FOR EACH ROW EXECUTE FUNCTION note_search_change('listing_id');
CREATE TRIGGER note_search_change AFTER UPDATE ON variants FOR EACH ROW
  WHEN (OLD.price <> NEW.price OR OLD.is_active <> NEW.is_active
    OR (OLD.on_hand > OLD.held) <> (NEW.on_hand > NEW.held))
  EXECUTE FUNCTION note_search_change('listing_id');

CREATE TRIGGER note_search_changes AFTER UPDATE ON shops FOR EACH ROW
  WHEN (OLD.status <> NEW.status OR OLD.name <> NEW.name)
  EXECUTE FUNCTION note_search_changes('shop_id', 'id');
CREATE TRIGGER note_search_changes AFTER UPDATE ON makers FOR EACH ROW
  WHEN (OLD.status <> NEW.status OR OLD.name <> NEW.name)
  EXECUTE FUNCTION note_search_changes('maker_id', 'id');
CREATE TRIGGER note_search_changes AFTER INSERT OR UPDATE OR DELETE ON pickup_points
  FOR EACH ROW EXECUTE FUNCTION note_search_changes('shop_id', 'shop_id');
