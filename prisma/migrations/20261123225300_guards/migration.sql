-- What Prisma cannot say. Every rule here is the last line behind a rule in the code.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- One account an address, however it is typed.
CREATE UNIQUE INDEX users_email_lower_key ON users (lower(email));

-- The address type-ahead over all villages of the country.
CREATE INDEX villages_search_text_idx ON villages USING gin (search_text gin_trgm_ops);

ALTER TABLE shops
  ADD CONSTRAINT shops_minimum_order_check CHECK (minimum_order BETWEEN 0 AND 1000000000),
  ADD CONSTRAINT shops_shares_check CHECK (
    shop_share_basis_points >= 0 AND platform_fee_basis_points >= 0
    AND shop_share_basis_points + platform_fee_basis_points <= 10000);
ALTER TABLE courier_rates ADD CONSTRAINT courier_rates_price_check CHECK (price BETWEEN 0 AND 1000000000);

ALTER TABLE variants
  ADD CONSTRAINT variants_price_check CHECK (price BETWEEN 1 AND 1000000000),
  ADD CONSTRAINT variants_stock_check CHECK (held >= 0 AND held <= on_hand),
  ADD CONSTRAINT variants_weight_check CHECK (weight_grams BETWEEN 0 AND 1000000),
  ADD CONSTRAINT variants_maximum_check CHECK (maximum_per_order BETWEEN 1 AND 999);
ALTER TABLE holds ADD CONSTRAINT holds_quantity_check CHECK (quantity BETWEEN 1 AND 999);
ALTER TABLE stock_movements ADD CONSTRAINT stock_movements_delta_check CHECK (delta <> 0);

ALTER TABLE carts ADD CONSTRAINT carts_owner_check CHECK (num_nonnulls(session_id, user_id) = 1);
ALTER TABLE cart_lines ADD CONSTRAINT cart_lines_quantity_check CHECK (quantity BETWEEN 1 AND 999);

ALTER TABLE purchases ADD CONSTRAINT purchases_total_check CHECK (
  items_total >= 0 AND shipping_total >= 0 AND discount_total >= 0
  AND total = items_total + shipping_total - discount_total AND total >= 0);
ALTER TABLE orders
  ADD CONSTRAINT orders_total_check CHECK (
    items_total >= 0 AND shipping_price >= 0 AND discount_total >= 0
    AND total = items_total + shipping_price - discount_total AND total >= 0),
  ADD CONSTRAINT orders_pickup_check CHECK ((delivery_method = 'pickup') = (pickup_point_id IS NOT NULL));
ALTER TABLE order_lines
  ADD CONSTRAINT order_lines_quantity_check CHECK (quantity BETWEEN 1 AND 999),
  ADD CONSTRAINT order_lines_split_check CHECK (
    unit_price > 0 AND discount >= 0 AND maker_share >= 0 AND shop_share >= 0 AND platform_fee >= 0
    AND (discount = 0) = (discount_bearer IS NULL)
    AND maker_share + shop_share + platform_fee = unit_price * quantity - discount);

ALTER TABLE payment_attempts ADD CONSTRAINT payment_attempts_amount_check CHECK (amount > 0);
CREATE UNIQUE INDEX payment_attempts_one_live_key ON payment_attempts (purchase_id)
  WHERE status IN ('created', 'pending', 'review');
-- No purchase is captured twice: a second payment becomes a discrepancy, never a second `paid`.
CREATE UNIQUE INDEX payment_attempts_one_paid_key ON payment_attempts (purchase_id)
  WHERE status IN ('paid', 'disputed');

ALTER TABLE refunds ADD CONSTRAINT refunds_amount_check CHECK (amount > 0);
ALTER TABLE postings ADD CONSTRAINT postings_check CHECK (amount > 0 AND from_account_id <> to_account_id);

-- History is never edited. TRUNCATE stays possible for the owner of the database (tests, restore).
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON stock_movements FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger_transactions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON postings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON provider_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON provider_event_outcomes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Stock on hand is moved by movements and by nothing else (I6).
CREATE FUNCTION apply_stock_movement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE variants SET on_hand = on_hand + NEW.delta WHERE id = NEW.variant_id;
  RETURN NULL;
END $$;
CREATE TRIGGER apply_stock_movement AFTER INSERT ON stock_movements FOR EACH ROW EXECUTE FUNCTION apply_stock_movement();

-- Refunds never add up to more than the payment. The attempt's row is the lock, so two staff members
-- who press the button in the same second are one after the other here.
CREATE FUNCTION check_refund_total() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  paid bigint;
  refunded bigint;
BEGIN
  SELECT amount INTO paid FROM payment_attempts WHERE id = NEW.attempt_id FOR UPDATE;
  SELECT coalesce(sum(amount), 0) INTO refunded FROM refunds
    WHERE attempt_id = NEW.attempt_id AND status <> 'refused' AND id <> NEW.id;
  IF refunded + NEW.amount > paid THEN
    RAISE EXCEPTION 'refunds of attempt % would exceed the payment', NEW.attempt_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_within_payment';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_refund_total BEFORE INSERT OR UPDATE OF amount, status ON refunds
  FOR EACH ROW WHEN (NEW.status <> 'refused') EXECUTE FUNCTION check_refund_total();

-- The audit chain: each row of a subject carries the hash of itself and the row before (I5).
CREATE FUNCTION audit_hash(previous text, entry audit_entries) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(previous || jsonb_build_array(entry.id, entry.subject_type,
    entry.subject_id, entry.sequence, entry.action, entry.from_status, entry.to_status, entry.actor_type,
    entry.actor_id, entry.shop_id, entry.details, extract(epoch FROM entry.at))::text, 'UTF8')), 'hex')
$$;
CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last audit_entries;
BEGIN
  SELECT * INTO last FROM audit_entries WHERE subject_id = NEW.subject_id ORDER BY sequence DESC LIMIT 1;
  NEW.sequence := coalesce(last.sequence, 0) + 1;
  NEW.hash := audit_hash(coalesce(last.hash, ''), NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER chain_audit_entry BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();

-- The key is written before the purchase it leads to, so that identical posts queue up behind it.
ALTER TABLE checkout_keys ALTER CONSTRAINT checkout_keys_purchase_id_fkey DEFERRABLE INITIALLY DEFERRED;
