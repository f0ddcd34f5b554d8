-- DropIndex
DROP INDEX "search_openings_usual";
DROP INDEX "search_openings_nights";

-- AlterTable
ALTER TABLE "search_documents" ADD COLUMN "number" SERIAL NOT NULL;
ALTER TABLE "search_openings" ALTER COLUMN "bucket" DROP NOT NULL;

-- CreateTable
CREATE TABLE "search_gone" (
    "number" INTEGER NOT NULL,
    "gone_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "search_gone_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE UNIQUE INDEX "search_documents_number_key" ON "search_documents"("number");
CREATE INDEX "search_gone_gone_at_idx" ON "search_gone"("gone_at");

-- Written by hand
-- Processes keep in memory when experiences can be visited, and ask what has changed since they last looked. What
-- is gone leaves its number for a day; who has not looked for longer reads everything anew.
CREATE INDEX search_documents_changed ON search_documents (indexed_at) WHERE kind = 'experience';

CREATE FUNCTION remember_gone_documents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_gone WHERE gone_at < clock_timestamp() - interval '1 day';
  INSERT INTO search_gone (number, gone_at) SELECT number, clock_timestamp() FROM gone;
  RETURN NULL;
END $$;
CREATE TRIGGER remember_gone AFTER DELETE ON search_documents REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION remember_gone_documents();
