-- CreateTable
CREATE TABLE "attendance_notes" (
    "booking_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "noted_by" UUID NOT NULL,
    "noted_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attendance_notes_pkey" PRIMARY KEY ("booking_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "attendance_notes_booking_id_shop_id_key" ON "attendance_notes"("booking_id", "shop_id");

-- AddForeignKey
ALTER TABLE "attendance_notes" ADD CONSTRAINT "attendance_notes_booking_id_shop_id_fkey" FOREIGN KEY ("booking_id", "shop_id") REFERENCES "bookings"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON attendance_notes
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
