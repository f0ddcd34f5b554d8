-- AlterTable
ALTER TABLE "categories" ADD COLUMN "id" UUID NOT NULL DEFAULT gen_random_uuid();

-- CreateIndex
CREATE UNIQUE INDEX "categories_id_key" ON "categories"("id");

-- Written by hand
-- A listing is found by the names of its category and of the one above it.
CREATE FUNCTION note_search_changes_of_category() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_changes (listing_id)
  SELECT l.id FROM listings l JOIN categories c ON c.slug = l.category_slug
  WHERE c.slug = NEW.slug OR c.parent_slug = NEW.slug;
  RETURN NULL;
END $$;
CREATE TRIGGER note_search_changes AFTER UPDATE ON categories FOR EACH ROW
  WHEN ((OLD.parent_slug, OLD.label_id, OLD.label_en, OLD.label_jv)
    IS DISTINCT FROM (NEW.parent_slug, NEW.label_id, NEW.label_en, NEW.label_jv))
  EXECUTE FUNCTION note_search_changes_of_category();

-- The tree has two levels, and what stands below a category is of its kind. Who changes it has the table to
-- himself (app/features/categories/commands.server.ts).
CREATE FUNCTION check_category_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM categories c JOIN categories p ON p.slug = c.parent_slug
    WHERE (c.slug = NEW.slug OR p.slug = NEW.slug) AND (p.parent_slug IS NOT NULL OR p.kind <> c.kind)) THEN
    RAISE EXCEPTION 'Category % does not fit there', NEW.slug
      USING ERRCODE = 'check_violation', CONSTRAINT = 'categories_place_check';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER check_category_place AFTER INSERT OR UPDATE ON categories
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_category_place();
ALTER TABLE categories ADD CONSTRAINT categories_labels_check CHECK (
  length(label_id) BETWEEN 1 AND 640 AND length(label_en) BETWEEN 1 AND 640 AND length(label_jv) BETWEEN 1 AND 640);
