-- Written by hand
-- An account is known for a day before the first payout to it is approved (app/core/account-hold.ts):
-- so long its maker and the treasurer can say that somebody else put it there.
CREATE FUNCTION hold_new_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM payout_accounts a
    WHERE a.id = NEW.account_id AND a.entered_at > now() - interval '24 hours') THEN
    RAISE EXCEPTION 'the account of payout % is new', NEW.number
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payouts_account_hold';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hold_new_account BEFORE UPDATE OF status ON payouts
  FOR EACH ROW WHEN (NEW.status = 'approved' AND OLD.status <> 'approved' AND NEW.account_id IS NOT NULL)
  EXECUTE FUNCTION hold_new_account();
