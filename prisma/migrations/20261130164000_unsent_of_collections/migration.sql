-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "unsent_total" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "purchases" ADD COLUMN     "unsent_total" BIGINT NOT NULL DEFAULT 0;

-- Written by hand
ALTER TABLE purchases
  DROP CONSTRAINT purchases_total_check,
  ADD CONSTRAINT purchases_total_check CHECK (
    items_total >= 0 AND shipping_total >= 0 AND discount_total >= 0 AND unsent_total >= 0
    AND total = items_total + shipping_total - discount_total - unsent_total AND total >= 0);
ALTER TABLE orders
  DROP CONSTRAINT orders_total_check,
  ADD CONSTRAINT orders_total_check CHECK (
    items_total >= 0 AND shipping_price >= 0 AND discount_total >= 0 AND unsent_total >= 0
    AND total = items_total + shipping_price - discount_total - unsent_total AND total >= 0);

-- What is due falls with its order while nothing was taken; nothing else of what was recorded changes.
CREATE OR REPLACE FUNCTION keep_collection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
    OR (NEW.order_id, NEW.purchase_id, NEW.shop_id) IS DISTINCT FROM (OLD.order_id, OLD.purchase_id, OLD.shop_id)
    OR NEW.due <> OLD.due AND (NEW.due > OLD.due OR OLD.taken IS NOT NULL OR OLD.ended_as IS NOT NULL
      OR NEW.due IS DISTINCT FROM (SELECT total FROM orders WHERE id = OLD.order_id AND unsent_total > 0))
    OR OLD.taken IS NOT NULL AND (NEW.taken, NEW.paid_with, NEW.taken_by, NEW.taken_at)
      IS DISTINCT FROM (OLD.taken, OLD.paid_with, OLD.taken_by, OLD.taken_at)
    OR OLD.settled_by IS NOT NULL AND (NEW.settled_by, NEW.settled_at, NEW.settled_why)
      IS DISTINCT FROM (OLD.settled_by, OLD.settled_at, OLD.settled_why)
    OR OLD.ended_as IS NOT NULL AND (NEW.ended_as, NEW.ended_at) IS DISTINCT FROM (OLD.ended_as, OLD.ended_at) THEN
    RAISE EXCEPTION 'what was taken of order % stands', OLD.order_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
