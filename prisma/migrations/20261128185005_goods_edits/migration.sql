-- CreateEnum
CREATE TYPE "ImportOrigin" AS ENUM ('file', 'chosen', 'undo');

-- AlterTable
ALTER TABLE "listing_imports" ADD COLUMN     "origin" "ImportOrigin" NOT NULL DEFAULT 'file',
ADD COLUMN     "undo_rows" JSONB NOT NULL DEFAULT '[]';

-- Written by hand
ALTER TABLE listing_imports ADD CONSTRAINT listing_imports_undo_rows_check CHECK (jsonb_typeof(undo_rows) = 'array');
