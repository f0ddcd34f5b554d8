-- CreateIndex
CREATE INDEX "counter_sales_shop_id_undone_at_idx" ON "counter_sales"("shop_id", "undone_at");
