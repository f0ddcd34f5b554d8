-- The sales of a counter page by page, newest first.
CREATE INDEX "counter_sales_shop_id_sold_at_id_idx" ON "counter_sales"("shop_id", "sold_at", "id");
