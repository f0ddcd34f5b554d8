-- AlterTable
ALTER TABLE "reviews" ADD COLUMN     "given_back_at" TIMESTAMPTZ;

-- Written by hand
-- A review whose money went back in whole stays to be read, marked, and is not counted.
CREATE OR REPLACE FUNCTION keep_rating() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stars_before INTEGER := 0;
  count_before INTEGER := 0;
  stars_after INTEGER := 0;
  count_after INTEGER := 0;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.withdrawn_at IS NULL AND OLD.hidden_at IS NULL
    AND OLD.given_back_at IS NULL
  THEN
    stars_before := OLD.stars;
    count_before := 1;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.withdrawn_at IS NULL AND NEW.hidden_at IS NULL
    AND NEW.given_back_at IS NULL
  THEN
    stars_after := NEW.stars;
    count_after := 1;
  END IF;
  IF (stars_before, count_before) <> (stars_after, count_after) THEN
    UPDATE listings SET rating_sum = rating_sum + stars_after - stars_before,
      rating_count = rating_count + count_after - count_before
    WHERE id = coalesce(NEW.listing_id, OLD.listing_id);
  END IF;
  PERFORM pg_notify('page_cache', 'listing:' || coalesce(NEW.listing_id, OLD.listing_id));
  RETURN NULL;
END $$;

-- Whatever ended the order after it was received: a complaint, the BUM Desa itself, or the bank.
CREATE FUNCTION mark_reviews_given_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE reviews SET given_back_at = now()
  WHERE given_back_at IS NULL
    AND order_line_id IN (SELECT id FROM order_lines WHERE order_id = NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER mark_reviews_given_back AFTER UPDATE OF status ON orders FOR EACH ROW
  WHEN (NEW.status = 'cancelled' AND OLD.status <> 'cancelled')
  EXECUTE FUNCTION mark_reviews_given_back();

UPDATE reviews SET given_back_at = now() WHERE order_line_id IN (
  SELECT line.id FROM order_lines line JOIN orders o ON o.id = line.order_id WHERE o.status = 'cancelled');
