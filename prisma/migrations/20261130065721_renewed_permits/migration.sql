-- AlterTable
ALTER TABLE "permits" ADD COLUMN     "valid_from" DATE;

-- Written by hand
-- What buyers are shown and a certified good needs: looked at, and begun.
CREATE FUNCTION permit_counts(p permits) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p.status = 'verified' AND (p.valid_from IS NULL OR p.valid_from <= shop_today(p.shop_id))
$$;

-- Of each kind one counts, and one waits for it to end. The BUM Desa itself is an owner as a listing is.
DROP INDEX permits_one_of_a_kind;
CREATE UNIQUE INDEX permits_one_of_a_kind ON permits (shop_id, listing_id, kind) NULLS NOT DISTINCT
  WHERE status IN ('submitted', 'verified') AND valid_from IS NULL;
CREATE UNIQUE INDEX permits_one_renewal ON permits (shop_id, listing_id, kind) NULLS NOT DISTINCT
  WHERE status IN ('submitted', 'verified') AND valid_from IS NOT NULL;
