-- The link to the receipt of a sale at the counter, which shows that sale and opens nothing else.

-- AlterTable
ALTER TABLE "counter_sales" ADD COLUMN     "receipt_token" UUID NOT NULL DEFAULT gen_random_uuid();

-- CreateIndex
CREATE UNIQUE INDEX "counter_sales_receipt_token_key" ON "counter_sales"("receipt_token");
