-- AlterEnum
ALTER TYPE "SaleSolution" ADD VALUE 'recorded';

-- AlterTable
ALTER TABLE "counter_sales" ADD COLUMN     "told_at" TIMESTAMPTZ;

-- AlterTable
ALTER TABLE "refused_sales" ADD COLUMN     "letter" JSONB,
ADD COLUMN     "recorded_as" UUID,
ADD COLUMN     "told_at" TIMESTAMPTZ;

-- CreateIndex
CREATE UNIQUE INDEX "refused_sales_shop_id_recorded_as_key" ON "refused_sales"("shop_id", "recorded_as");

-- Written by hand
-- Of a letter that nobody can read there are no lines. As text, because the new word is not known yet here.
ALTER TABLE refused_sales DROP CONSTRAINT refused_sales_lines_check;
ALTER TABLE refused_sales
  ADD CONSTRAINT refused_sales_lines_check CHECK (jsonb_typeof(lines) = 'array'
    AND (jsonb_array_length(lines) > 0) = (letter IS NULL)),
  ADD CONSTRAINT refused_sales_recorded_check CHECK (
    (recorded_as IS NOT NULL) = (coalesce(solution::text, '') = 'recorded'));

-- The decision forgets who bought, also where it stands in the letter.
CREATE OR REPLACE FUNCTION refuse_change_of_refused_sale() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  decision text[] := ARRAY['solution', 'solved_at', 'solved_by', 'solved_why', 'recorded_as', 'buyer_name',
    'buyer_phone', 'letter'];
BEGIN
  IF TG_OP = 'DELETE' OR OLD.solved_at IS NOT NULL OR NEW.solved_at IS NULL
    OR num_nonnulls(NEW.buyer_name, NEW.buyer_phone) > 0
    OR NEW.letter IS DISTINCT FROM OLD.letter - 'buyer'
    OR to_jsonb(NEW) - decision <> to_jsonb(OLD) - decision THEN
    RAISE EXCEPTION 'of a refused sale nothing changes but the decision, once'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
