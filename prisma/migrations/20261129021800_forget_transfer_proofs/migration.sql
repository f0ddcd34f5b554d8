-- The picture of somebody's bank leaves with the person (UU 27/2022); what was confirmed stays.

ALTER TABLE manual_transfers
  DROP CONSTRAINT manual_transfers_claim_check,
  ADD CONSTRAINT manual_transfers_claim_check CHECK (
    (proof IS NULL) = (proof_hash IS NULL) AND (proof IS NULL OR claimed_at IS NOT NULL));

CREATE OR REPLACE FUNCTION keep_confirmed_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    OLD.proof := NULL;
    OLD.proof_hash := NULL;
    IF NEW IS NOT DISTINCT FROM OLD THEN
      RETURN NEW;
    END IF;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.confirmed_at IS NOT NULL OR NEW.order_id <> OLD.order_id
      OR NEW.amount <> OLD.amount THEN
    RAISE EXCEPTION 'transfer % is confirmed', OLD.order_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'manual_transfers_confirmed';
  END IF;
  RETURN NEW;
END $$;

-- What the buyer says was sent and nobody has decided yet.
CREATE INDEX manual_transfers_undecided_idx ON manual_transfers (order_id)
  WHERE claimed_at IS NOT NULL AND confirmed_at IS NULL AND rejected_at IS NULL;
