-- What was counted in the till at the end of a day.

-- CreateTable
CREATE TABLE "day_closings" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "round" INTEGER NOT NULL,
    "flows" JSONB NOT NULL,
    "opening_float" BIGINT NOT NULL,
    "expected" BIGINT NOT NULL,
    "counted" BIGINT NOT NULL,
    "pieces" JSONB NOT NULL,
    "note" TEXT,
    "reason" TEXT,
    "closed_by" UUID NOT NULL,
    "closed_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "day_closings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "day_closings_shop_id_day_round_key" ON "day_closings"("shop_id", "day", "round");

-- Written by hand
ALTER TABLE day_closings
  ADD CONSTRAINT day_closings_amounts_check CHECK (opening_float >= 0 AND counted >= 0),
  ADD CONSTRAINT day_closings_note_check CHECK ((counted = expected OR note IS NOT NULL)
    AND length(note) BETWEEN 1 AND 2400),
  ADD CONSTRAINT day_closings_round_check CHECK (round >= 1 AND (round = 1) = (reason IS NULL)
    AND length(reason) BETWEEN 1 AND 2400),
  ADD CONSTRAINT day_closings_flows_check CHECK (jsonb_typeof(flows) = 'array' AND jsonb_typeof(pieces) = 'object');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON day_closings FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- What a counter gave back on a day is found by that day.
CREATE INDEX refunds_confirmed_idx ON refunds (bank_confirmed_at) WHERE status = 'confirmed';
