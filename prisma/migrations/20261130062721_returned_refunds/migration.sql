-- AlterTable
ALTER TABLE "refunds" ADD COLUMN     "returns" SMALLINT NOT NULL DEFAULT 0;

-- Written by hand
-- What came back is confirmed by nobody any more, also when the buyer was forgotten and the account with him.
DROP TRIGGER check_refund_destination ON refunds;
CREATE TRIGGER check_refund_destination BEFORE UPDATE OF prepared_by, confirmed_by ON refunds
  FOR EACH ROW WHEN (NEW.prepared_by IS DISTINCT FROM OLD.prepared_by AND NEW.prepared_by IS NOT NULL
    OR NEW.confirmed_by IS DISTINCT FROM OLD.confirmed_by AND NEW.confirmed_by IS NOT NULL)
  EXECUTE FUNCTION check_refund_destination();
