-- A maker says by a link whether what is on sale is still there.

-- CreateEnum
CREATE TYPE "StockAnswer" AS ENUM ('yes', 'none');

-- CreateTable
CREATE TABLE "stock_questions" (
    "variant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "maker_id" UUID NOT NULL,
    "seen" INTEGER NOT NULL,
    "movements" INTEGER NOT NULL,
    "asked_by" UUID,
    "asked_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "answer" "StockAnswer",
    "answered_at" TIMESTAMPTZ,

    CONSTRAINT "stock_questions_pkey" PRIMARY KEY ("variant_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "stock_questions_id_key" ON "stock_questions"("id");

-- CreateIndex
CREATE INDEX "stock_questions_maker_id_asked_at_idx" ON "stock_questions"("maker_id", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "stock_questions_variant_id_shop_id_key" ON "stock_questions"("variant_id", "shop_id");

-- AddForeignKey
ALTER TABLE "stock_questions" ADD CONSTRAINT "stock_questions_variant_id_shop_id_fkey" FOREIGN KEY ("variant_id", "shop_id") REFERENCES "variants"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_questions" ADD CONSTRAINT "stock_questions_maker_id_shop_id_fkey" FOREIGN KEY ("maker_id", "shop_id") REFERENCES "makers"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE stock_questions ADD CONSTRAINT stock_questions_check CHECK (
  seen > 0 AND movements >= 0 AND (answer IS NULL) = (answered_at IS NULL)
  AND expires_at > asked_at AND answered_at >= asked_at);
