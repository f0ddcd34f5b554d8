-- AlterTable
ALTER TABLE "listings" ADD COLUMN     "rating_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "rating_sum" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "reviews" (
    "id" UUID NOT NULL,
    "order_line_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "stars" SMALLINT NOT NULL,
    "words" TEXT,
    "shown_name" TEXT,
    "reply" TEXT,
    "replied_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ,

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "reviews_order_line_id_key" ON "reviews"("order_line_id");
CREATE INDEX "reviews_shop_id_created_at_id_idx" ON "reviews"("shop_id", "created_at", "id");
CREATE UNIQUE INDEX "reviews_order_line_id_shop_id_key" ON "reviews"("order_line_id", "shop_id");
CREATE UNIQUE INDEX "order_lines_id_shop_id_key" ON "order_lines"("id", "shop_id");

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_order_line_id_shop_id_fkey" FOREIGN KEY ("order_line_id", "shop_id") REFERENCES "order_lines"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_listing_id_shop_id_fkey" FOREIGN KEY ("listing_id", "shop_id") REFERENCES "listings"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE listings ADD CONSTRAINT listings_rating_check
  CHECK (rating_count >= 0 AND rating_sum BETWEEN rating_count AND 5 * rating_count);
ALTER TABLE reviews
  ADD CONSTRAINT reviews_stars_check CHECK (stars BETWEEN 1 AND 5),
  ADD CONSTRAINT reviews_words_check CHECK (length(words) BETWEEN 1 AND 8000),
  ADD CONSTRAINT reviews_shown_name_check CHECK (length(shown_name) BETWEEN 1 AND 400),
  ADD CONSTRAINT reviews_reply_check CHECK (length(reply) BETWEEN 1 AND 8000),
  ADD CONSTRAINT reviews_replied_check CHECK ((reply IS NULL) = (replied_at IS NULL)),
  ADD CONSTRAINT reviews_withdrawn_check
    CHECK (withdrawn_at IS NULL OR (words IS NULL AND shown_name IS NULL));

-- A page of one listing, newest first.
CREATE INDEX reviews_shown_idx ON reviews (listing_id, created_at DESC, id DESC) WHERE withdrawn_at IS NULL;

-- The last line: nobody reviews what was never received. The command knows more (a visit must have ended).
CREATE FUNCTION refuse_review_of_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM order_lines line JOIN orders o ON o.id = line.order_id
    JOIN variants v ON v.id = line.variant_id
    WHERE line.id = NEW.order_line_id AND v.listing_id = NEW.listing_id
      AND (o.status IN ('delivered', 'completed') OR (o.status IN ('accepted', 'packed', 'handedOver')
        AND EXISTS (SELECT FROM bookings b WHERE b.order_line_id = line.id AND b.status = 'booked')))
  ) THEN
    RAISE EXCEPTION 'order line % was not received', NEW.order_line_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refuse_review_of_nothing BEFORE INSERT OR UPDATE OF order_line_id, listing_id ON reviews
  FOR EACH ROW EXECUTE FUNCTION refuse_review_of_nothing();

-- The figures that tiles show without reading a single review, and the kept pages that show them.
CREATE FUNCTION keep_rating() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stars_before INTEGER := 0;
  count_before INTEGER := 0;
  stars_after INTEGER := 0;
  count_after INTEGER := 0;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.withdrawn_at IS NULL THEN
    stars_before := OLD.stars;
    count_before := 1;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.withdrawn_at IS NULL THEN
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
CREATE TRIGGER keep_rating AFTER INSERT OR UPDATE OR DELETE ON reviews
  FOR EACH ROW EXECUTE FUNCTION keep_rating();
