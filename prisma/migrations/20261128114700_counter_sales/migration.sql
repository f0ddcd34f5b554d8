-- CreateEnum
CREATE TYPE "PaidWith" AS ENUM ('cash', 'qris', 'transfer');

-- CreateEnum
CREATE TYPE "SalesChannel" AS ENUM ('web', 'counter');

-- AlterTable
ALTER TABLE "purchases" ADD COLUMN     "channel" "SalesChannel" NOT NULL DEFAULT 'web',
ALTER COLUMN "cart_id" DROP NOT NULL,
ALTER COLUMN "cart_version" DROP NOT NULL;

-- CreateTable
CREATE TABLE "counter_sales" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "purchase_id" UUID NOT NULL,
    "input_hash" TEXT NOT NULL,
    "paid_with" "PaidWith" NOT NULL,
    "received" BIGINT,
    "sold_at" TIMESTAMPTZ NOT NULL,
    "day" DATE NOT NULL,
    "sold_by" UUID NOT NULL,
    "undone_at" TIMESTAMPTZ,
    "undone_by" UUID,
    "undo_reason" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "counter_sales_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "counter_sales_purchase_id_key" ON "counter_sales"("purchase_id");

-- CreateIndex
CREATE INDEX "counter_sales_shop_id_day_idx" ON "counter_sales"("shop_id", "day");

-- AddForeignKey
ALTER TABLE "counter_sales" ADD CONSTRAINT "counter_sales_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
-- The phone's id is written before the purchase it leads to, so that identical posts queue up behind it.
ALTER TABLE counter_sales ALTER CONSTRAINT counter_sales_purchase_id_fkey DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE counter_sales ADD CONSTRAINT counter_sales_check CHECK (
  (received IS NULL OR paid_with = 'cash' AND received BETWEEN 0 AND 1000000000000)
  AND num_nonnulls(undone_at, undone_by, undo_reason) IN (0, 3)
  AND length(undo_reason) BETWEEN 1 AND 200);
ALTER TABLE purchases ADD CONSTRAINT purchases_channel_check CHECK (
  num_nonnulls(cart_id, cart_version) = CASE channel WHEN 'web' THEN 2 ELSE 0 END);
-- No provider stands between the buyer and a BUM Desa's own counter, so none ever says anything (I14).
ALTER TABLE payment_attempts ADD CONSTRAINT payment_attempts_counter_check CHECK (
  provider <> 'counter' OR status IN ('paid', 'reversed') AND num_nonnulls(provider_state, provider_amount, asked_at) = 0);

CREATE FUNCTION refuse_change_of_sale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.undone_at IS NOT NULL
    OR to_jsonb(NEW) - ARRAY['undone_at', 'undone_by', 'undo_reason']
      <> to_jsonb(OLD) - ARRAY['undone_at', 'undone_by', 'undo_reason'] THEN
    RAISE EXCEPTION 'of a sale at the counter nothing changes but its undoing, once'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER undone_once BEFORE UPDATE OR DELETE ON counter_sales
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sale();
