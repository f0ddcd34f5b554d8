-- AlterTable
ALTER TABLE "refunds" ADD COLUMN     "confirmed_by" UUID,
ADD COLUMN     "prepared_at" TIMESTAMPTZ,
ADD COLUMN     "prepared_by" UUID,
ADD COLUMN     "transfer_reference" TEXT,
ADD COLUMN     "transferred_on" DATE;

-- Written by hand
-- Money out takes two people: whoever says that the transfer was made is never the one who confirms it.
ALTER TABLE refunds
  ADD CONSTRAINT refunds_proof_check CHECK (
    num_nonnulls(prepared_by, prepared_at, transfer_reference, transferred_on) IN (0, 4)),
  ADD CONSTRAINT refunds_two_people_check CHECK (
    confirmed_by IS NULL OR (prepared_by IS NOT NULL AND confirmed_by <> prepared_by));
