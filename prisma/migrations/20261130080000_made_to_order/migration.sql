-- Goods that are made once they are ordered: what is on hand of them is how many can be made at once.

-- AlterEnum
ALTER TYPE "MovementReason" ADD VALUE 'made';

-- AlterTable
ALTER TABLE "listings" ADD COLUMN     "made_to_order" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "order_lines" ADD COLUMN     "made_to_order" BOOLEAN NOT NULL DEFAULT false;

-- Written by hand

ALTER TABLE listings ADD CONSTRAINT listings_made_to_order_check
  CHECK (NOT made_to_order OR (kind = 'product' AND lead_time_days > 0));
