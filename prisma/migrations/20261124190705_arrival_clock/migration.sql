-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "not_received_at" TIMESTAMPTZ,
ADD COLUMN     "presumed_delivered_at" TIMESTAMPTZ;

-- CreateIndex
CREATE INDEX "orders_status_presumed_delivered_at_idx" ON "orders"("status", "presumed_delivered_at");
