-- Makers say what they have ready, line by line; and page through their orders.

-- DropIndex
DROP INDEX "order_lines_maker_id_idx";

-- CreateTable
CREATE TABLE "ready_lines" (
    "order_line_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ready_lines_pkey" PRIMARY KEY ("order_line_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ready_lines_order_line_id_shop_id_key" ON "ready_lines"("order_line_id", "shop_id");

-- CreateIndex
CREATE INDEX "order_lines_maker_id_id_idx" ON "order_lines"("maker_id", "id");

-- AddForeignKey
ALTER TABLE "ready_lines" ADD CONSTRAINT "ready_lines_order_line_id_shop_id_fkey" FOREIGN KEY ("order_line_id", "shop_id") REFERENCES "order_lines"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;
