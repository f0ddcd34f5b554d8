-- AlterTable
ALTER TABLE "purchases" ADD COLUMN     "placed_from" TEXT;

-- CreateIndex
CREATE INDEX "buyer_details_phone_idx" ON "buyer_details"("phone");

-- Written by hand
-- Only the unpaid are ever counted.
CREATE INDEX purchases_unpaid_network_idx ON purchases (placed_from) WHERE status = 'awaitingPayment';
