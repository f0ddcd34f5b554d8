-- CreateEnum
CREATE TYPE "ReportSubject" AS ENUM ('review', 'question', 'listing', 'shop');
CREATE TYPE "ReportKind" AS ENUM ('forbidden', 'misleading', 'rude', 'spam', 'privacy', 'other');
CREATE TYPE "ReportStatus" AS ENUM ('open', 'upheld', 'kept');

-- AlterTable
ALTER TABLE "reviews" ADD COLUMN     "hidden_at" TIMESTAMPTZ,
ADD COLUMN     "hidden_reason" TEXT;
ALTER TABLE "questions" ADD COLUMN     "hidden_by_admin" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "listings" ADD COLUMN     "review_asked_at" TIMESTAMPTZ;

-- CreateTable
CREATE TABLE "reports" (
    "id" UUID NOT NULL,
    "reporter_id" UUID NOT NULL,
    "subject" "ReportSubject" NOT NULL,
    "shop_id" UUID NOT NULL,
    "review_id" UUID,
    "question_id" UUID,
    "listing_id" UUID,
    "kind" "ReportKind" NOT NULL,
    "words" TEXT,
    "status" "ReportStatus" NOT NULL DEFAULT 'open',
    "decision" TEXT,
    "decided_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reports_created_at_id_idx" ON "reports"("created_at", "id");

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reports" ADD CONSTRAINT "reports_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reports" ADD CONSTRAINT "reports_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reports" ADD CONSTRAINT "reports_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "questions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reports" ADD CONSTRAINT "reports_listing_id_shop_id_fkey" FOREIGN KEY ("listing_id", "shop_id") REFERENCES "listings"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE reports
  ADD CONSTRAINT reports_subject_check CHECK (
    (review_id IS NOT NULL) = (subject = 'review') AND (question_id IS NOT NULL) = (subject = 'question')
    AND (listing_id IS NOT NULL) = (subject = 'listing')),
  ADD CONSTRAINT reports_words_check CHECK (length(words) BETWEEN 1 AND 4000),
  ADD CONSTRAINT reports_decision_check CHECK (length(decision) BETWEEN 1 AND 2400),
  ADD CONSTRAINT reports_decided_check CHECK ((status = 'open') = (decided_at IS NULL)
    AND (decided_at IS NULL) = (decision IS NULL));
ALTER TABLE reviews ADD CONSTRAINT reviews_hidden_check CHECK ((hidden_at IS NULL) = (hidden_reason IS NULL)
  AND length(hidden_reason) BETWEEN 1 AND 2400);
ALTER TABLE questions ADD CONSTRAINT questions_hidden_by_check
  CHECK (NOT hidden_by_admin OR hidden_at IS NOT NULL);
ALTER TABLE listings ADD CONSTRAINT listings_review_asked_check
  CHECK (review_asked_at IS NULL OR status = 'hidden');

CREATE UNIQUE INDEX reports_once_idx ON reports (coalesce(review_id, question_id, listing_id, shop_id), reporter_id);
CREATE INDEX reports_waiting_idx ON reports (created_at, id) WHERE status = 'open';
CREATE INDEX listings_review_asked_idx ON listings (review_asked_at) WHERE review_asked_at IS NOT NULL;

-- A hidden review is neither shown nor counted.
DROP INDEX reviews_shown_idx;
CREATE INDEX reviews_shown_idx ON reviews (listing_id, created_at DESC, id DESC)
  WHERE withdrawn_at IS NULL AND hidden_at IS NULL;
CREATE OR REPLACE FUNCTION keep_rating() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stars_before INTEGER := 0;
  count_before INTEGER := 0;
  stars_after INTEGER := 0;
  count_after INTEGER := 0;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.withdrawn_at IS NULL AND OLD.hidden_at IS NULL THEN
    stars_before := OLD.stars;
    count_before := 1;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.withdrawn_at IS NULL AND NEW.hidden_at IS NULL THEN
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
