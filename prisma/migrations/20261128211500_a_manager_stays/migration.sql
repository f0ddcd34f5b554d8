-- Somebody must be left who can give rights: a BUM Desa that has a manager keeps one. Late, because one
-- may hand over to another within a transaction; with the shop locked, because of two managers who
-- remove each other at once each still sees the other.
CREATE FUNCTION check_manager_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM shops WHERE id = OLD.shop_id FOR NO KEY UPDATE;
  IF NOT EXISTS (SELECT FROM memberships WHERE shop_id = OLD.shop_id AND role = 'manager') THEN
    RAISE EXCEPTION 'Shop % would have no manager', OLD.shop_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'memberships_manager_check';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER manager_stays AFTER DELETE ON memberships DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.role = 'manager') EXECUTE FUNCTION check_manager_stays();
CREATE CONSTRAINT TRIGGER manager_stays_manager AFTER UPDATE OF role, shop_id ON memberships
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.role = 'manager' AND (NEW.role <> 'manager' OR NEW.shop_id <> OLD.shop_id))
  EXECUTE FUNCTION check_manager_stays();
