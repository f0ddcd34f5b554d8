-- Promotions are told apart in the figures of the sales: what was taken off the orders that stand.
ALTER TABLE "daily_sales" ADD COLUMN "discount" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE daily_sales ADD CONSTRAINT daily_sales_discount_check CHECK (discount >= 0);
