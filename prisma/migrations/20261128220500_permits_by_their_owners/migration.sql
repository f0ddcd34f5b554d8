-- AlterEnum
ALTER TYPE "PermitKind" ADD VALUE 'bpomTr' AFTER 'bpomMd';

-- AlterTable
ALTER TABLE "permits" ADD COLUMN "note" TEXT;

-- Written by hand
-- A listing shows one number of a kind; one that was rejected makes room for the next.
CREATE UNIQUE INDEX permits_one_of_a_kind ON permits (listing_id, kind) WHERE status IN ('submitted', 'verified');
ALTER TABLE permits
  ADD CONSTRAINT permits_number_check CHECK (number ~ '^[A-Z0-9][A-Z0-9 /-]{3,39}$'),
  ADD CONSTRAINT permits_note_check CHECK ((note IS NOT NULL) = (status = 'rejected'));
