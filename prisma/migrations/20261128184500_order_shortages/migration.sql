-- AlterEnum
ALTER TYPE "RefundReason" ADD VALUE 'shippedInPart';
ALTER TYPE "RefundReason" ADD VALUE 'finalWeight';

-- AlterEnum
ALTER TYPE "MovementReason" ADD VALUE 'unsent';

-- CreateEnum
CREATE TYPE "ShortageReason" AS ENUM ('outOfStock', 'damaged', 'weighed');

-- CreateTable
CREATE TABLE "order_shortages" (
    "id" UUID NOT NULL,
    "order_line_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "missing" INTEGER NOT NULL,
    "final_grams" INTEGER,
    "reason" "ShortageReason" NOT NULL,
    "is_back_on_shelf" BOOLEAN NOT NULL,
    "amount" BIGINT NOT NULL,
    "refund_id" UUID,
    "recorded_by" UUID,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_shortages_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "order_shortages_order_line_id_key" ON "order_shortages"("order_line_id");

-- CreateIndex
CREATE INDEX "order_shortages_order_id_idx" ON "order_shortages"("order_id");

-- CreateIndex
CREATE INDEX "order_shortages_refund_id_idx" ON "order_shortages"("refund_id");

-- AddForeignKey
ALTER TABLE "order_shortages" ADD CONSTRAINT "order_shortages_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_lines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_shortages" ADD CONSTRAINT "order_shortages_order_id_shop_id_fkey" FOREIGN KEY ("order_id", "shop_id") REFERENCES "orders"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_shortages" ADD CONSTRAINT "order_shortages_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refunds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE order_shortages ADD CONSTRAINT order_shortages_check CHECK (
  missing BETWEEN 0 AND 999 AND (final_grams > 0 OR final_grams IS NULL)
  AND (missing > 0 OR final_grams IS NOT NULL) AND (missing > 0) = (reason <> 'weighed')
  AND (missing > 0 OR NOT is_back_on_shelf)
  AND amount >= 0 AND (amount > 0 OR refund_id IS NULL));
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON order_shortages
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
