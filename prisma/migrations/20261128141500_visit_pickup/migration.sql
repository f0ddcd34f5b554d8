-- AlterEnum
ALTER TYPE "DeliveryMethod" ADD VALUE 'atVisit';

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "pickup_date" DATE;

-- Goods that wait for a guest have their day. As text: a new value of an enum is not used where it is made.
ALTER TABLE orders ADD CONSTRAINT orders_pickup_date_check
  CHECK ((delivery_method::text = 'atVisit') = (pickup_date IS NOT NULL));

-- A guest of this order is there on that day: it comes on it, or sleeps there that night.
CREATE FUNCTION has_guest_on(of_order uuid, day date) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM order_lines line JOIN bookings b ON b.order_line_id = line.id
    WHERE line.order_id = of_order AND b.add_on_id IS NULL AND b.status IN ('held', 'booked')
      AND day BETWEEN b.date AND coalesce(b.departure - 1, b.date))
$$;

-- Sold for a day of the visit and for no other; later the guests may change their minds, the goods stay theirs.
-- Late, because an order is written before its bookings.
CREATE FUNCTION check_pickup_date() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT has_guest_on(NEW.id, NEW.pickup_date) THEN
    RAISE EXCEPTION 'Nobody of order % comes on %', NEW.id, NEW.pickup_date
      USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_pickup_date_check';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER check_pickup_date AFTER INSERT ON orders DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.pickup_date IS NOT NULL) EXECUTE FUNCTION check_pickup_date();

-- Whatever moves a visit, its goods go along to the first of the new days on which they can be ready.
-- When there is none they stay where they are, ready from the day that was agreed.
CREATE FUNCTION pickup_follows_visit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  waiting record;
BEGIN
  SELECT o.id, o.shop_id, o.pickup_date, greatest(NEW.date, (now() AT TIME ZONE zone_name(e.zone))::date
      + CASE WHEN o.status IN ('packed', 'handedOver') THEN 0 ELSE coalesce((SELECT max(l.lead_time_days)
          FROM order_lines good JOIN variants v ON v.id = good.variant_id
          JOIN listings l ON l.id = v.listing_id AND l.kind = 'product' WHERE good.order_id = o.id), 0) END)
      AS ready
    INTO waiting
    FROM order_lines line JOIN orders o ON o.id = line.order_id
    JOIN experiences e ON e.listing_id = NEW.listing_id
    WHERE line.id = NEW.order_line_id AND o.status NOT IN ('delivered', 'completed', 'cancelled')
      AND o.pickup_date BETWEEN OLD.date AND coalesce(OLD.departure - 1, OLD.date);
  IF waiting.id IS NULL OR has_guest_on(waiting.id, waiting.pickup_date)
    OR waiting.ready > coalesce(NEW.departure - 1, NEW.date) THEN
    RETURN NULL;
  END IF;
  UPDATE orders SET pickup_date = waiting.ready WHERE id = waiting.id;
  INSERT INTO audit_entries (id, subject_type, subject_id, sequence, action, from_status, to_status,
    actor_type, shop_id, hash)
  VALUES (gen_random_uuid(), 'order', waiting.id, 0, 'pickup-moved', waiting.pickup_date::text,
    waiting.ready::text, 'system', waiting.shop_id, '');
  RETURN NULL;
END $$;
CREATE TRIGGER pickup_follows AFTER UPDATE OF date, departure ON bookings
  FOR EACH ROW WHEN (NEW.add_on_id IS NULL AND NEW.status = 'booked'
    AND (OLD.date, OLD.departure) IS DISTINCT FROM (NEW.date, NEW.departure))
  EXECUTE FUNCTION pickup_follows_visit();
