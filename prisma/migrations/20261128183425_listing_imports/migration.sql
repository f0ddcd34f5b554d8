-- CreateTable
CREATE TABLE "listing_imports" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "sheet" JSONB NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "applied_at" TIMESTAMPTZ,
    "added" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "listing_imports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "listing_imports_shop_id_created_at_idx" ON "listing_imports"("shop_id", "created_at");

-- AddForeignKey
ALTER TABLE "listing_imports" ADD CONSTRAINT "listing_imports_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE listing_imports ADD CONSTRAINT listing_imports_counts_check CHECK (added >= 0 AND changed >= 0);
ALTER TABLE listing_imports ADD CONSTRAINT listing_imports_file_name_check CHECK (length(file_name) <= 200);
