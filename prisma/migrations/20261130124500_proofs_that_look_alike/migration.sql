-- What a proof looks like, so that a picture that was saved again is known: 256 bits as hexadecimal digits.

-- AlterTable
ALTER TABLE "manual_transfers" ADD COLUMN     "proof_look" TEXT;

-- Written by hand
ALTER TABLE manual_transfers ADD CONSTRAINT manual_transfers_look_check CHECK (
  proof_look IS NULL OR proof IS NOT NULL AND proof_look ~ '^[0-9a-f]{64}$');
CREATE INDEX manual_transfers_look_idx ON manual_transfers (claimed_at) WHERE proof_look IS NOT NULL;

CREATE OR REPLACE FUNCTION keep_confirmed_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    OLD.proof := NULL;
    OLD.proof_hash := NULL;
    OLD.proof_look := NULL;
    OLD.sender := NULL;
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
