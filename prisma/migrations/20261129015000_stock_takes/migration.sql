-- Many goods counted at once, applied as movements that name the count.

-- CreateEnum
CREATE TYPE "StockTakeOutcome" AS ENUM ('applied', 'discarded');

-- CreateTable
CREATE TABLE "stock_takes" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "started_by" UUID NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "outcome" "StockTakeOutcome",
    "ended_by" UUID,
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "stock_takes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_take_counts" (
    "take_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "counted" INTEGER NOT NULL,
    "seen" INTEGER NOT NULL,
    "counted_by" UUID NOT NULL,
    "counted_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_take_counts_pkey" PRIMARY KEY ("take_id","variant_id")
);

-- AlterTable
ALTER TABLE "stock_movements" ADD COLUMN     "stock_take_id" UUID;

-- CreateIndex
CREATE INDEX "stock_takes_shop_id_id_idx" ON "stock_takes"("shop_id", "id");
CREATE UNIQUE INDEX "stock_takes_id_shop_id_key" ON "stock_takes"("id", "shop_id");

-- AddForeignKey
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_stock_take_id_fkey" FOREIGN KEY ("stock_take_id") REFERENCES "stock_takes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "stock_take_counts" ADD CONSTRAINT "stock_take_counts_take_id_shop_id_fkey" FOREIGN KEY ("take_id", "shop_id") REFERENCES "stock_takes"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "stock_take_counts" ADD CONSTRAINT "stock_take_counts_variant_id_shop_id_fkey" FOREIGN KEY ("variant_id", "shop_id") REFERENCES "variants"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE stock_takes ADD CONSTRAINT stock_takes_ended_check CHECK (
  num_nonnulls(outcome, ended_by, ended_at) IN (0, 3));
ALTER TABLE stock_take_counts ADD CONSTRAINT stock_take_counts_check CHECK (
  counted BETWEEN 0 AND 100000 AND seen BETWEEN 0 AND 100000);
ALTER TABLE stock_movements ADD CONSTRAINT stock_movements_take_check CHECK (
  stock_take_id IS NULL OR reason = 'stockTake');
-- Two that begin at once begin the same one.
CREATE UNIQUE INDEX stock_takes_open_idx ON stock_takes (shop_id) WHERE ended_at IS NULL;

CREATE FUNCTION refuse_change_of_ended_take() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'stock_takes' THEN
    IF TG_OP = 'UPDATE' AND OLD.ended_at IS NULL THEN
      RETURN NEW;
    END IF;
  ELSIF EXISTS (SELECT FROM stock_takes WHERE ended_at IS NULL
      AND id = CASE TG_OP WHEN 'INSERT' THEN NEW.take_id ELSE OLD.take_id END) THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  RAISE EXCEPTION 'of a stock-take that has ended nothing changes'
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER ended_once BEFORE UPDATE OR DELETE ON stock_takes
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_ended_take();
CREATE TRIGGER counted_while_open BEFORE INSERT OR UPDATE OR DELETE ON stock_take_counts
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_ended_take();
