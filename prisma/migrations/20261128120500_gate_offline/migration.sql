-- AlterTable
ALTER TABLE "gate_scans" ADD COLUMN     "synced_by" UUID;

-- CreateTable
CREATE TABLE "gate_scan_reviews" (
    "booking_id" UUID NOT NULL,
    "scan_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "reviewed_by" UUID NOT NULL,
    "reviewed_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gate_scan_reviews_pkey" PRIMARY KEY ("booking_id","scan_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "gate_scan_reviews_booking_id_scan_id_shop_id_key" ON "gate_scan_reviews"("booking_id", "scan_id", "shop_id");

-- CreateIndex
CREATE UNIQUE INDEX "gate_scans_booking_id_id_shop_id_key" ON "gate_scans"("booking_id", "id", "shop_id");

-- AddForeignKey
ALTER TABLE "gate_scan_reviews" ADD CONSTRAINT "gate_scan_reviews_booking_id_scan_id_shop_id_fkey" FOREIGN KEY ("booking_id", "scan_id", "shop_id") REFERENCES "gate_scans"("booking_id", "id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE gate_scan_reviews ADD CONSTRAINT gate_scan_reviews_check CHECK (length(note) <= 2400);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON gate_scan_reviews FOR EACH ROW EXECUTE FUNCTION refuse_change();
