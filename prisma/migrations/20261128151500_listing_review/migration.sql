-- A good of a maker waits for its BUM Desa before it is offered.

-- AlterEnum
ALTER TYPE "ListingStatus" ADD VALUE 'review' BEFORE 'live';

-- AlterTable
ALTER TABLE "listings" ADD COLUMN     "review_note" TEXT;

-- Written by hand
ALTER TABLE listings ADD CONSTRAINT listings_review_note_check CHECK (length(review_note) BETWEEN 1 AND 2400);
