-- When a posting happened, beside it: a month of one account is read without its years.

-- AlterTable
ALTER TABLE "postings" ADD COLUMN     "occurred_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Written by hand

-- Whatever a writer says, it is the time of the transaction; one that knows of no such column says nothing.
CREATE FUNCTION time_of_posting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT occurred_at INTO NEW.occurred_at FROM ledger_transactions WHERE id = NEW.transaction_id;
  RETURN NEW;
END $$;
CREATE TRIGGER time_of_posting BEFORE INSERT ON postings
  FOR EACH ROW EXECUTE FUNCTION time_of_posting();

-- Nothing of what was recorded changes; the new column is filled once.
ALTER TABLE postings DISABLE TRIGGER append_only;
UPDATE postings SET occurred_at = t.occurred_at FROM ledger_transactions t WHERE t.id = transaction_id;
ALTER TABLE postings ENABLE TRIGGER append_only;

-- DropIndex
DROP INDEX "postings_from_account_id_idx";

-- DropIndex
DROP INDEX "postings_to_account_id_idx";

-- CreateIndex
CREATE INDEX "postings_from_account_id_occurred_at_amount_idx" ON "postings"("from_account_id", "occurred_at", "amount");

-- CreateIndex
CREATE INDEX "postings_to_account_id_occurred_at_amount_idx" ON "postings"("to_account_id", "occurred_at", "amount");
