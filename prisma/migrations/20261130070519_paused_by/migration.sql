-- Who has taken a good off, so that what the BUM Desa has paused is not sold again by its maker.

-- CreateEnum
CREATE TYPE "PausedBy" AS ENUM ('maker', 'shop');

-- AlterTable
ALTER TABLE "listings" ADD COLUMN     "paused_by" "PausedBy";

-- Written by hand

-- Whoever puts it on sale, also a process that knows nothing of it yet: then nobody has paused it.
-- What an admin hides is given back as it was.
CREATE FUNCTION paused_by_nobody() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.paused_by := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER paused_by_nobody BEFORE UPDATE ON listings
  FOR EACH ROW WHEN (NEW.paused_by IS NOT NULL AND NEW.status NOT IN ('paused', 'hidden'))
  EXECUTE FUNCTION paused_by_nobody();
