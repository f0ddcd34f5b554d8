-- A BUM Desa asks for the few orders of one way of delivery among all it ever had.
CREATE INDEX "orders_shop_id_delivery_method_created_at_idx" ON "orders"("shop_id", "delivery_method", "created_at");
