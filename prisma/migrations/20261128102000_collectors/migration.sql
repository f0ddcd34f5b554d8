-- AlterEnum
ALTER TYPE "LedgerAccountKind" ADD VALUE 'collector' AFTER 'provider';

-- Written by hand
-- By its text: a value may not be used in the transaction that adds it.
ALTER TABLE ledger_accounts ADD CONSTRAINT ledger_accounts_owner_check CHECK (
  (kind::text IN ('collector', 'shopPending', 'shopPayable')) = (shop_id IS NOT NULL)
  AND (kind::text IN ('makerPending', 'makerPayable')) = (maker_id IS NOT NULL));
