-- AlterTable
ALTER TABLE "bookings" ADD COLUMN     "guests" SMALLINT;

-- AlterTable
ALTER TABLE "cart_lines" ADD COLUMN     "guests" SMALLINT;

-- Written by hand
ALTER TABLE cart_lines ADD CONSTRAINT cart_lines_guests_check CHECK (
  guests BETWEEN 1 AND 999 AND (guests IS NULL OR departure IS NOT NULL));
ALTER TABLE bookings ADD CONSTRAINT bookings_guests_check CHECK (
  guests BETWEEN 1 AND 999 AND (guests IS NULL OR (departure IS NOT NULL AND add_on_id IS NULL)));
