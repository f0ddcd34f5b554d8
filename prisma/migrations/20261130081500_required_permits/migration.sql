-- What permits a good of a category needs, and whether that is said or demanded.

-- CreateEnum
CREATE TYPE "RequiredPermit" AS ENUM ('food', 'bpomMd', 'bpomTr', 'cosmetics', 'halal', 'psat');

-- AlterTable
ALTER TABLE "categories" ADD COLUMN     "demanded_permits" "RequiredPermit"[] DEFAULT ARRAY[]::"RequiredPermit"[],
ADD COLUMN     "warned_permits" "RequiredPermit"[] DEFAULT ARRAY[]::"RequiredPermit"[];

-- Written by hand

ALTER TABLE categories
  ALTER COLUMN demanded_permits SET NOT NULL,
  ALTER COLUMN warned_permits SET NOT NULL,
  ADD CONSTRAINT categories_permits_check CHECK (NOT demanded_permits && warned_permits
    AND (kind = 'product' OR demanded_permits || warned_permits = '{}'));

-- Of its category and the one above it; what is demanded is not warned of as well.
CREATE FUNCTION required_permits(of_category text, is_demanded boolean) RETURNS "RequiredPermit"[]
LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(DISTINCT asked.permit ORDER BY asked.permit), '{}')
  FROM categories own JOIN categories c ON c.slug IN (own.slug, own.parent_slug),
    unnest(CASE WHEN is_demanded THEN c.demanded_permits ELSE c.warned_permits END) AS asked (permit)
  WHERE own.slug = of_category AND (is_demanded OR NOT EXISTS (SELECT FROM categories d
    WHERE d.slug IN (own.slug, own.parent_slug) AND asked.permit = ANY (d.demanded_permits)))
$$;

-- Which of these a good has no number of that was looked at and lasts. Food that keeps for less than a week
-- goes without one, and what is said not to be halal without a certificate.
CREATE FUNCTION missing_permits(listing listings, is_demanded boolean) RETURNS "RequiredPermit"[]
LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(required ORDER BY required), '{}')
  FROM unnest(required_permits(listing.category_slug, is_demanded)) required
  WHERE NOT (required = 'food' AND coalesce(listing.shelf_life_days < 7, false))
    AND NOT (required = 'halal' AND listing.halal = 'notHalal')
    AND NOT EXISTS (SELECT FROM permits p
      WHERE p.listing_id = listing.id AND p.shop_id = listing.shop_id AND permit_counts(p)
        AND (p.valid_until IS NULL OR p.valid_until >= shop_today(p.shop_id))
        AND p.kind::text = ANY (CASE required WHEN 'food' THEN ARRAY['pirt', 'bpomMd', 'bpomTr']
          ELSE ARRAY[required::text] END))
$$;

-- What keeps a good from being on sale as it is to be: one that was on sale already may lack what it lacked.
CREATE FUNCTION permits_in_the_way(was listings, is_to_be listings) RETURNS "RequiredPermit"[]
LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(missing), '{}') FROM unnest(missing_permits(is_to_be, true)) missing
  WHERE was.status IS DISTINCT FROM 'live' OR missing <> ALL (missing_permits(was, true))
$$;

-- The last line, behind every command that puts a good on sale.
CREATE FUNCTION permits_are_there() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE missing "RequiredPermit"[] := permits_in_the_way(OLD, NEW);
BEGIN
  IF missing <> '{}' THEN
    RAISE EXCEPTION 'permits_demanded: % cannot be on sale without %', NEW.id, missing
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER permits_are_there
  BEFORE INSERT OR UPDATE OF status, category_slug, shelf_life_days, halal ON listings
  FOR EACH ROW WHEN (NEW.status = 'live' AND NEW.kind = 'product')
  EXECUTE FUNCTION permits_are_there();
