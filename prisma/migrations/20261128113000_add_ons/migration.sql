-- AlterTable
ALTER TABLE "bookings" ADD COLUMN     "add_on_id" UUID;

-- AlterTable
ALTER TABLE "slots" ADD COLUMN     "add_on_id" UUID;

-- AlterTable
ALTER TABLE "variants" ADD COLUMN     "add_on_capacity" INTEGER;

-- CreateIndex
CREATE UNIQUE INDEX "variants_id_listing_id_key" ON "variants"("id", "listing_id");

-- AddForeignKey
ALTER TABLE "slots" ADD CONSTRAINT "slots_add_on_id_listing_id_fkey" FOREIGN KEY ("add_on_id", "listing_id") REFERENCES "variants"("id", "listing_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_add_on_id_listing_id_fkey" FOREIGN KEY ("add_on_id", "listing_id") REFERENCES "variants"("id", "listing_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE variants ADD CONSTRAINT variants_add_on_check CHECK (
  add_on_capacity BETWEEN 0 AND 100000 AND label_id <> '' AND label_en <> '' AND weight_grams = 0
  OR add_on_capacity IS NULL);

-- The places of a day are one counter, and each add-on of that day is another.
DROP INDEX slots_key;
CREATE UNIQUE INDEX slots_key ON slots (listing_id, date, session_id, add_on_id) NULLS NOT DISTINCT;
