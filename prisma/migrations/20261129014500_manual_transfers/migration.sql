-- Payments by a transfer that no provider sees: told by the buyer, found on the statement by one person and
-- confirmed by another.

-- AlterTable
ALTER TABLE "payment_attempts" ADD COLUMN     "rounding" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "manual_transfers" (
    "order_id" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "opened_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "proof" BYTEA,
    "proof_hash" TEXT,
    "claimed_at" TIMESTAMPTZ,
    "seen_amount" BIGINT,
    "seen_reference" TEXT,
    "seen_by" UUID,
    "seen_at" TIMESTAMPTZ,
    "confirmed_by" UUID,
    "confirmed_at" TIMESTAMPTZ,
    "rejected_at" TIMESTAMPTZ,
    "closed_at" TIMESTAMPTZ,

    CONSTRAINT "manual_transfers_pkey" PRIMARY KEY ("order_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "manual_transfers_proof_hash_key" ON "manual_transfers"("proof_hash");

-- CreateIndex
CREATE UNIQUE INDEX "manual_transfers_seen_reference_key" ON "manual_transfers"("seen_reference");

-- Written by hand
ALTER TABLE payment_attempts ADD CONSTRAINT payment_attempts_rounding_check CHECK (rounding BETWEEN 0 AND 999);
-- An amount on the statement is of one purchase.
CREATE UNIQUE INDEX payment_attempts_transfer_amount_key ON payment_attempts (amount)
  WHERE provider = 'manual-transfer' AND status IN ('created', 'pending', 'review');

ALTER TABLE manual_transfers
  ADD CONSTRAINT manual_transfers_amount_check CHECK (amount > 0 AND seen_amount > 0),
  ADD CONSTRAINT manual_transfers_claim_check CHECK (
    (claimed_at IS NULL) = (proof IS NULL) AND (proof IS NULL) = (proof_hash IS NULL)),
  ADD CONSTRAINT manual_transfers_seen_check CHECK (
    num_nulls(seen_amount, seen_reference, seen_by, seen_at) IN (0, 4)),
  -- Two people: who found the money on the statement does not confirm it.
  ADD CONSTRAINT manual_transfers_two_eyes_check CHECK (
    (confirmed_at IS NULL) = (confirmed_by IS NULL)
    AND (confirmed_by IS NULL OR seen_by IS NOT NULL AND confirmed_by <> seen_by)),
  ADD CONSTRAINT manual_transfers_one_end_check CHECK (rejected_at IS NULL OR confirmed_at IS NULL);

-- What was confirmed is what the books stand on.
CREATE FUNCTION keep_confirmed_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.confirmed_at IS NOT NULL OR NEW.order_id <> OLD.order_id
      OR NEW.amount <> OLD.amount THEN
    RAISE EXCEPTION 'transfer % is confirmed', OLD.order_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'manual_transfers_confirmed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_confirmed_transfer BEFORE UPDATE OR DELETE ON manual_transfers
  FOR EACH ROW EXECUTE FUNCTION keep_confirmed_transfer();
