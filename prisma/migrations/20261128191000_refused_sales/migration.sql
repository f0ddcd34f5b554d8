-- What a phone sold without signal and could not be sold: kept until a person has decided.

-- CreateEnum
CREATE TYPE "SaleSolution" AS ENUM ('booked', 'moneyBack');

-- CreateTable
CREATE TABLE "refused_sales" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "input_hash" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "total" BIGINT NOT NULL,
    "paid_with" "PaidWith" NOT NULL,
    "received" BIGINT,
    "gate" TEXT,
    "buyer_name" TEXT,
    "buyer_phone" TEXT,
    "sold_at" TIMESTAMPTZ NOT NULL,
    "sold_by" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "solution" "SaleSolution",
    "solved_at" TIMESTAMPTZ,
    "solved_by" UUID,
    "solved_why" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refused_sales_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateIndex
CREATE INDEX "refused_sales_shop_id_solved_at_idx" ON "refused_sales"("shop_id", "solved_at");

-- Written by hand
ALTER TABLE refused_sales
  ADD CONSTRAINT refused_sales_total_check CHECK (total >= 0),
  ADD CONSTRAINT refused_sales_lines_check CHECK (jsonb_typeof(lines) = 'array' AND jsonb_array_length(lines) > 0),
  ADD CONSTRAINT refused_sales_received_check CHECK (received IS NULL OR paid_with = 'cash'),
  ADD CONSTRAINT refused_sales_solved_check CHECK (num_nulls(solution, solved_at, solved_by, solved_why) IN (0, 4)
    AND char_length(solved_why) BETWEEN 1 AND 200);

CREATE FUNCTION refuse_change_of_refused_sale() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  decision text[] := ARRAY['solution', 'solved_at', 'solved_by', 'solved_why', 'buyer_name', 'buyer_phone'];
BEGIN
  IF TG_OP = 'DELETE' OR OLD.solved_at IS NOT NULL OR NEW.solved_at IS NULL
    OR num_nonnulls(NEW.buyer_name, NEW.buyer_phone) > 0
    OR to_jsonb(NEW) - decision <> to_jsonb(OLD) - decision THEN
    RAISE EXCEPTION 'of a refused sale nothing changes but the decision, once'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decided_once BEFORE UPDATE OR DELETE ON refused_sales
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_refused_sale();
