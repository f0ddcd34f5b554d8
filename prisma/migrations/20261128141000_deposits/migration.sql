-- CreateEnum
CREATE TYPE "BalanceMeans" AS ENUM ('cash', 'qris', 'transfer');

-- AlterTable
ALTER TABLE "bookings" ADD COLUMN     "on_site_price" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "experiences" ADD COLUMN     "deposit_percent" INTEGER;

-- CreateTable
CREATE TABLE "balance_receipts" (
    "booking_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "turn" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,
    "means" "BalanceMeans" NOT NULL,
    "undo_reason" TEXT,
    "taking_id" UUID,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "balance_receipts_pkey" PRIMARY KEY ("booking_id","turn")
);

-- CreateIndex
CREATE INDEX "balance_receipts_shop_id_recorded_at_idx" ON "balance_receipts"("shop_id", "recorded_at");

-- CreateIndex
CREATE UNIQUE INDEX "balance_receipts_booking_id_taking_id_key" ON "balance_receipts"("booking_id", "taking_id");

-- AddForeignKey
ALTER TABLE "balance_receipts" ADD CONSTRAINT "balance_receipts_booking_id_shop_id_fkey" FOREIGN KEY ("booking_id", "shop_id") REFERENCES "bookings"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
-- What is confirmed for a group is one price, paid whole.
ALTER TABLE experiences ADD CONSTRAINT experiences_deposit_check CHECK (
  deposit_percent BETWEEN 1 AND 99 AND mode <> 'groupOnRequest' OR deposit_percent IS NULL);
ALTER TABLE bookings ADD CONSTRAINT bookings_on_site_check CHECK (on_site_price BETWEEN 0 AND 100000000000);
-- Odd turns are receipts, even ones undo the one before: a booking is never paid twice, and no undo is
-- without a reason.
ALTER TABLE balance_receipts ADD CONSTRAINT balance_receipts_check CHECK (
  turn BETWEEN 1 AND 99 AND amount > 0 AND (turn % 2 = 0) = (undo_reason IS NOT NULL)
  AND length(undo_reason) BETWEEN 1 AND 300);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON balance_receipts FOR EACH ROW EXECUTE FUNCTION refuse_change();
