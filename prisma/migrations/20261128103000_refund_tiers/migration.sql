-- AlterTable
ALTER TABLE "bookings" ADD COLUMN     "refund_tiers" JSONB NOT NULL DEFAULT '[{"daysBefore":3,"percent":100}]';

-- AlterTable
ALTER TABLE "experiences" ADD COLUMN     "refund_tiers" JSONB NOT NULL DEFAULT '[{"daysBefore":3,"percent":100}]';

-- Written by hand
-- At most five tiers, the farthest from the visit first; nearer means less.
CREATE FUNCTION are_refund_tiers(tiers jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE WHEN jsonb_typeof(tiers) <> 'array' THEN false
    WHEN jsonb_path_exists(tiers,
      '$[*] ? (@.type() <> "object" || !(@.daysBefore.type() == "number") || !(@.percent.type() == "number"))')
    THEN false
    ELSE jsonb_array_length(tiers) <= 5 AND NOT EXISTS (
      SELECT FROM (
        SELECT (tier ->> 'daysBefore')::numeric AS days, (tier ->> 'percent')::numeric AS percent,
          lag((tier ->> 'daysBefore')::numeric) OVER (ORDER BY place) AS days_before,
          lag((tier ->> 'percent')::numeric) OVER (ORDER BY place) AS percent_before
        FROM jsonb_array_elements(tiers) WITH ORDINALITY AS list(tier, place)) each_tier
      WHERE days NOT BETWEEN 0 AND 365 OR percent NOT BETWEEN 1 AND 100
        OR days <> trunc(days) OR percent <> trunc(percent)
        OR days >= days_before OR percent >= percent_before)
    END
$$;
ALTER TABLE experiences ADD CONSTRAINT experiences_refund_tiers_check CHECK (are_refund_tiers(refund_tiers));
ALTER TABLE bookings ADD CONSTRAINT bookings_refund_tiers_check CHECK (are_refund_tiers(refund_tiers));
