-- A BUM Desa reports by its lines of business (unit usaha); each good and visit is of one of them, or of none.

-- AlterTable
ALTER TABLE "listings" ADD COLUMN     "business_unit_id" UUID;

-- CreateTable
CREATE TABLE "business_units" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "business_units_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "business_units_id_shop_id_key" ON "business_units"("id", "shop_id");

-- CreateIndex
CREATE INDEX "listings_business_unit_id_idx" ON "listings"("business_unit_id");

-- AddForeignKey
ALTER TABLE "listings" ADD CONSTRAINT "listings_business_unit_id_shop_id_fkey" FOREIGN KEY ("business_unit_id", "shop_id") REFERENCES "business_units"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "business_units" ADD CONSTRAINT "business_units_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
-- Room for what one letter may be made of; the form takes 60.
ALTER TABLE business_units ADD CONSTRAINT business_units_name_check CHECK (length(name) BETWEEN 1 AND 480);
CREATE UNIQUE INDEX business_units_name_key ON business_units (shop_id, lower(name));
