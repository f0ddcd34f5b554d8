-- CreateEnum
CREATE TYPE "BookingCancelReason" AS ENUM ('buyerCancelled', 'shopRefused', 'notAcceptedInTime');

-- CreateTable
CREATE TABLE "booking_cancellations" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "count" INTEGER NOT NULL,
    "remaining" INTEGER NOT NULL,
    "percent" INTEGER NOT NULL,
    "value" BIGINT NOT NULL,
    "amount" BIGINT NOT NULL,
    "reason" "BookingCancelReason" NOT NULL,
    "actor_type" TEXT NOT NULL,
    "actor_id" UUID,
    "refund_id" UUID,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "booking_cancellations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "booking_cancellations_booking_id_remaining_key" ON "booking_cancellations"("booking_id", "remaining");

-- CreateIndex
CREATE INDEX "booking_cancellations_refund_id_idx" ON "booking_cancellations"("refund_id");

-- CreateIndex
CREATE INDEX "booking_cancellations_shop_id_at_idx" ON "booking_cancellations"("shop_id", "at");

-- AddForeignKey
ALTER TABLE "booking_cancellations" ADD CONSTRAINT "booking_cancellations_booking_id_shop_id_fkey" FOREIGN KEY ("booking_id", "shop_id") REFERENCES "bookings"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_cancellations" ADD CONSTRAINT "booking_cancellations_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refunds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "booking_moves" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "departure" DATE,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "booking_moves_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "booking_moves_booking_id_idx" ON "booking_moves"("booking_id");

-- CreateIndex
CREATE INDEX "booking_moves_shop_id_date_idx" ON "booking_moves"("shop_id", "date");

-- AddForeignKey
ALTER TABLE "booking_moves" ADD CONSTRAINT "booking_moves_booking_id_shop_id_fkey" FOREIGN KEY ("booking_id", "shop_id") REFERENCES "bookings"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE booking_cancellations ADD CONSTRAINT booking_cancellations_check CHECK (
  count BETWEEN 1 AND 999 AND remaining BETWEEN 0 AND 999 AND percent BETWEEN 0 AND 100
  AND value >= 0 AND amount = value * percent / 100 AND (amount > 0 OR refund_id IS NULL));
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON booking_cancellations
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE booking_moves ADD CONSTRAINT booking_moves_check CHECK (departure > date);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON booking_moves
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
