-- CreateTable
CREATE TABLE "gate_scans" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "gate" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "scanned_at" TIMESTAMPTZ NOT NULL,
    "received_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "scanned_by" UUID NOT NULL,

    CONSTRAINT "gate_scans_pkey" PRIMARY KEY ("booking_id","id")
);

-- CreateIndex
CREATE INDEX "gate_scans_shop_id_scanned_at_idx" ON "gate_scans"("shop_id", "scanned_at");

-- CreateIndex
CREATE UNIQUE INDEX "bookings_id_shop_id_key" ON "bookings"("id", "shop_id");

-- AddForeignKey
ALTER TABLE "gate_scans" ADD CONSTRAINT "gate_scans_booking_id_shop_id_fkey" FOREIGN KEY ("booking_id", "shop_id") REFERENCES "bookings"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE gate_scans ADD CONSTRAINT gate_scans_check CHECK (
  count BETWEEN 1 AND 999 AND length(gate) BETWEEN 1 AND 20);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON gate_scans FOR EACH ROW EXECUTE FUNCTION refuse_change();
