-- A maker is away for some days: goods can be ordered and are made afterwards.

-- AlterTable
ALTER TABLE "makers" ADD COLUMN     "away_from" DATE,
ADD COLUMN     "away_to" DATE;

-- Written by hand
ALTER TABLE makers ADD CONSTRAINT makers_away_check CHECK (
  (away_from IS NULL) = (away_to IS NULL) AND away_to BETWEEN away_from AND away_from + 91);

-- How many days more goods of a maker take that are ordered now and take `lead` days to be made: all that
-- is left of an absence that has begun by then. Carts, promised days and orders ask here.
CREATE FUNCTION maker_away_days(maker uuid, lead integer) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT m.away_to - greatest(m.away_from, shop_today(m.shop_id)) + 1
    FROM makers m WHERE m.id = maker AND m.away_to >= shop_today(m.shop_id)
      AND m.away_from <= shop_today(m.shop_id) + lead), 0)
$$;
