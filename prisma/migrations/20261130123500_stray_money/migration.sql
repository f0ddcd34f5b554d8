-- Money on the statement that no payment asked for: a transfer that nobody opened, with who sent it.

-- AlterTable
ALTER TABLE "manual_transfers" ADD COLUMN     "arrived_on" DATE,
ADD COLUMN     "sender" TEXT;

-- Written by hand
ALTER TABLE manual_transfers ADD CONSTRAINT manual_transfers_sender_check CHECK (
  sender IS NULL OR arrived_on IS NOT NULL AND length(sender) BETWEEN 2 AND 80);

-- The sender's name leaves as the proof of a buyer does.
CREATE OR REPLACE FUNCTION keep_confirmed_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    OLD.proof := NULL;
    OLD.proof_hash := NULL;
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
