-- CreateTable
CREATE TABLE "search_documents" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "categories" TEXT[],
    "district_code" TEXT NOT NULL,
    "village_code" TEXT NOT NULL,
    "price" INTEGER NOT NULL,
    "is_available" BOOLEAN NOT NULL,
    "is_halal" BOOLEAN NOT NULL,
    "is_shipped" BOOLEAN NOT NULL,
    "is_picked_up" BOOLEAN NOT NULL,
    "sold_recently" INTEGER NOT NULL,
    "listed_at" TIMESTAMPTZ NOT NULL,
    "bucket" TEXT NOT NULL,
    "words" tsvector NOT NULL,
    "indexed_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "search_documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_texts" (
    "id" UUID NOT NULL,
    "title_id" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "search_texts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_words" (
    "word" TEXT NOT NULL,
    "documents" INTEGER NOT NULL DEFAULT 1,
    "serial" BIGSERIAL NOT NULL,

    CONSTRAINT "search_words_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "search_labels" (
    "type" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "label_id" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "documents" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "search_labels_pkey" PRIMARY KEY ("type","code")
);

-- CreateIndex
CREATE INDEX "search_documents_is_available_sold_recently_id_idx" ON "search_documents"("is_available" DESC, "sold_recently" DESC, "id");

-- CreateIndex
CREATE INDEX "search_documents_is_available_price_id_idx" ON "search_documents"("is_available" DESC, "price", "id");

-- CreateIndex
CREATE INDEX "search_documents_is_available_listed_at_id_idx" ON "search_documents"("is_available" DESC, "listed_at" DESC, "id");

-- CreateIndex
CREATE INDEX "search_documents_district_code_is_available_sold_recently_i_idx" ON "search_documents"("district_code", "is_available" DESC, "sold_recently" DESC, "id");

-- CreateIndex
CREATE INDEX "search_documents_village_code_is_available_sold_recently_id_idx" ON "search_documents"("village_code", "is_available" DESC, "sold_recently" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "search_words_serial_key" ON "search_words"("serial");

-- AddForeignKey
ALTER TABLE "search_texts" ADD CONSTRAINT "search_texts_id_fkey" FOREIGN KEY ("id") REFERENCES "search_documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand
-- Without a pending list (fastupdate) a search costs the same before and after a bulk load.
CREATE INDEX search_documents_words_idx ON search_documents USING gin (words) WITH (fastupdate = off);
CREATE INDEX search_texts_words_idx ON search_texts USING gin (words) WITH (fastupdate = off);
