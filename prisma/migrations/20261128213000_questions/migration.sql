-- CreateTable
CREATE TABLE "questions" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "words" TEXT,
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ,
    "answered_by_maker" BOOLEAN NOT NULL DEFAULT false,
    "hidden_at" TIMESTAMPTZ,
    "hidden_reason" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ,

    CONSTRAINT "questions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "questions_shop_id_created_at_id_idx" ON "questions"("shop_id", "created_at", "id");
CREATE INDEX "questions_user_id_created_at_id_idx" ON "questions"("user_id", "created_at", "id");

-- AddForeignKey
ALTER TABLE "questions" ADD CONSTRAINT "questions_listing_id_shop_id_fkey" FOREIGN KEY ("listing_id", "shop_id") REFERENCES "listings"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "questions" ADD CONSTRAINT "questions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE questions
  ADD CONSTRAINT questions_words_check CHECK (length(words) BETWEEN 1 AND 4000),
  ADD CONSTRAINT questions_answer_check CHECK (length(answer) BETWEEN 1 AND 8000),
  ADD CONSTRAINT questions_answered_check CHECK ((answer IS NULL) = (answered_at IS NULL)),
  ADD CONSTRAINT questions_hidden_check CHECK ((hidden_at IS NULL) = (hidden_reason IS NULL)
    AND length(hidden_reason) BETWEEN 1 AND 2400),
  ADD CONSTRAINT questions_withdrawn_check CHECK ((withdrawn_at IS NOT NULL) = (words IS NULL)
    AND (withdrawn_at IS NULL OR answer IS NULL));

-- Sent twice is asked once.
CREATE UNIQUE INDEX questions_once_idx ON questions (user_id, listing_id, md5(words));
-- A page of one listing, newest first.
CREATE INDEX questions_shown_idx ON questions (listing_id, created_at DESC, id DESC)
  WHERE answer IS NOT NULL AND hidden_at IS NULL;
-- What the desk counts on each of its pages.
CREATE INDEX questions_waiting_idx ON questions (shop_id)
  WHERE answer IS NULL AND hidden_at IS NULL AND withdrawn_at IS NULL;

-- Only an answered one is on a kept page.
CREATE FUNCTION drop_pages_of_question() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('page_cache', 'listing:' || NEW.listing_id);
  RETURN NULL;
END $$;
CREATE TRIGGER drop_pages_of_question AFTER UPDATE ON questions FOR EACH ROW
  WHEN (OLD.answer IS NOT NULL OR NEW.answer IS NOT NULL) EXECUTE FUNCTION drop_pages_of_question();
