-- AlterTable
ALTER TABLE "refunds" ADD COLUMN     "no_proof_reason" TEXT;

-- Written by hand
ALTER TABLE refunds ADD CONSTRAINT refunds_no_proof_reason_check CHECK (
  no_proof_reason IS NULL OR transfer_reference IS NOT NULL AND length(no_proof_reason) BETWEEN 1 AND 300);

-- Nobody confirms a transfer of which the bank's paper is not there, nor why there is none.
CREATE FUNCTION check_refund_proof() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.no_proof_reason IS NULL AND NOT EXISTS (SELECT FROM refund_proofs p WHERE p.refund_id = NEW.id
      AND bare_reference(p.reference) = bare_reference(NEW.transfer_reference)) THEN
    RAISE EXCEPTION 'refund % has no proof', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_proof_check';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_refund_proof BEFORE UPDATE OF confirmed_by ON refunds
  FOR EACH ROW WHEN (OLD.confirmed_by IS NULL AND NEW.confirmed_by IS NOT NULL
    AND NEW.transfer_reference IS NOT NULL)
  EXECUTE FUNCTION check_refund_proof();
