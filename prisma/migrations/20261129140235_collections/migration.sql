-- CreateEnum
CREATE TYPE "CollectionEnd" AS ENUM ('shopRefused', 'notAcceptedInTime', 'buyerCancelled', 'notTaken');

-- AlterEnum
ALTER TYPE "DiscrepancyKind" ADD VALUE 'collectedDifferently';

-- AlterEnum
ALTER TYPE "PurchaseStatus" ADD VALUE 'dueOnDelivery';

-- AlterTable
ALTER TABLE "purchases" ADD COLUMN     "agreed_at" TIMESTAMPTZ;

-- CreateTable
CREATE TABLE "collection_terms" (
    "shop_id" UUID NOT NULL,
    "at_pickup" BOOLEAN NOT NULL,
    "by_courier" BOOLEAN NOT NULL,
    "most_amount" BIGINT NOT NULL,
    "open_per_buyer" INTEGER NOT NULL,
    "districts" TEXT[],

    CONSTRAINT "collection_terms_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "collections" (
    "order_id" UUID NOT NULL,
    "purchase_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "due" BIGINT NOT NULL,
    "taken" BIGINT,
    "paid_with" "PaidWith",
    "taken_by" UUID,
    "taken_at" TIMESTAMPTZ,
    "settled_by" UUID,
    "settled_at" TIMESTAMPTZ,
    "settled_why" TEXT,
    "ended_as" "CollectionEnd",
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "collections_pkey" PRIMARY KEY ("order_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "collections_purchase_id_key" ON "collections"("purchase_id");

-- CreateIndex
CREATE INDEX "collections_shop_id_taken_at_idx" ON "collections"("shop_id", "taken_at");

-- CreateIndex
CREATE UNIQUE INDEX "collections_order_id_shop_id_key" ON "collections"("order_id", "shop_id");

-- AddForeignKey
ALTER TABLE "collection_terms" ADD CONSTRAINT "collection_terms_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collections" ADD CONSTRAINT "collections_order_id_shop_id_fkey" FOREIGN KEY ("order_id", "shop_id") REFERENCES "orders"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collections" ADD CONSTRAINT "collections_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
-- The most of app/features/collections/terms.ts, whoever writes.
ALTER TABLE collection_terms ADD CONSTRAINT collection_terms_check CHECK (
  most_amount BETWEEN 1000 AND 2000000 AND open_per_buyer BETWEEN 1 AND 5 AND cardinality(districts) <= 60);
ALTER TABLE collections
  ADD CONSTRAINT collections_taken_check CHECK (due > 0 AND taken BETWEEN 0 AND 1000000000
    AND num_nonnulls(taken, paid_with, taken_by, taken_at) IN (0, 4)),
  -- What differs is settled by a second person; what does not needs nobody.
  ADD CONSTRAINT collections_settled_check CHECK (num_nonnulls(settled_by, settled_at, settled_why) IN (0, 3)
    AND (settled_by IS NULL OR taken <> due AND settled_by <> taken_by AND length(settled_why) BETWEEN 1 AND 300)),
  ADD CONSTRAINT collections_ended_check CHECK (num_nonnulls(ended_as, ended_at) IN (0, 2)
    AND (ended_as IS NULL OR taken IS NULL));
-- How many of one buyer wait to be paid, and how many were never taken.
CREATE INDEX collections_open_idx ON collections (purchase_id) WHERE taken IS NULL AND ended_as IS NULL;

-- What is to be paid at the hand-over is paid there, and by nothing else: nobody is charged twice.
CREATE FUNCTION guard_collected_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'collections' THEN
    IF EXISTS (SELECT FROM payment_attempts WHERE purchase_id = NEW.purchase_id) THEN
      RAISE EXCEPTION 'purchase % is being paid already', NEW.purchase_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'collections_not_charged_twice';
    END IF;
  ELSIF NEW.provider <> 'counter' AND EXISTS (SELECT FROM collections WHERE purchase_id = NEW.purchase_id) THEN
    RAISE EXCEPTION 'purchase % is paid at the hand-over', NEW.purchase_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'collections_not_charged_twice';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_collected_payment BEFORE INSERT ON collections
  FOR EACH ROW EXECUTE FUNCTION guard_collected_payment();
CREATE TRIGGER guard_collected_payment BEFORE INSERT ON payment_attempts
  FOR EACH ROW EXECUTE FUNCTION guard_collected_payment();

-- What was recorded stays: each of its three facts is written once.
CREATE FUNCTION keep_collection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
    OR (NEW.order_id, NEW.purchase_id, NEW.shop_id, NEW.due)
      IS DISTINCT FROM (OLD.order_id, OLD.purchase_id, OLD.shop_id, OLD.due)
    OR OLD.taken IS NOT NULL AND (NEW.taken, NEW.paid_with, NEW.taken_by, NEW.taken_at)
      IS DISTINCT FROM (OLD.taken, OLD.paid_with, OLD.taken_by, OLD.taken_at)
    OR OLD.settled_by IS NOT NULL AND (NEW.settled_by, NEW.settled_at, NEW.settled_why)
      IS DISTINCT FROM (OLD.settled_by, OLD.settled_at, OLD.settled_why)
    OR OLD.ended_as IS NOT NULL AND (NEW.ended_as, NEW.ended_at) IS DISTINCT FROM (OLD.ended_as, OLD.ended_at) THEN
    RAISE EXCEPTION 'what was taken of order % stands', OLD.order_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_collection BEFORE UPDATE OR DELETE ON collections
  FOR EACH ROW EXECUTE FUNCTION keep_collection();
