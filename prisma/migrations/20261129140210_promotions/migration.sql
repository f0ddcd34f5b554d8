-- CreateEnum
CREATE TYPE "PromotionStatus" AS ENUM ('draft', 'active', 'paused', 'ended');

-- CreateEnum
CREATE TYPE "PromotionKind" AS ENUM ('percent', 'amount', 'perPiece');

-- CreateEnum
CREATE TYPE "PromotionTarget" AS ENUM ('everything', 'maker', 'listings');

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "promotion_id" UUID;

-- CreateTable
CREATE TABLE "promotions" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "status" "PromotionStatus" NOT NULL DEFAULT 'draft',
    "kind" "PromotionKind" NOT NULL,
    "percent" SMALLINT,
    "amount" BIGINT,
    "maximum_discount" BIGINT,
    "target" "PromotionTarget" NOT NULL,
    "maker_id" UUID,
    "minimum_spend" BIGINT NOT NULL DEFAULT 0,
    "from_date" DATE NOT NULL,
    "until_date" DATE NOT NULL,
    "code" TEXT,
    "maximum_uses" INTEGER,
    "maximum_per_buyer" INTEGER,
    "bearer" "DiscountBearer" NOT NULL,
    "maker_consented_at" TIMESTAMPTZ,
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "promotions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promotion_listings" (
    "promotion_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,

    CONSTRAINT "promotion_listings_pkey" PRIMARY KEY ("promotion_id","listing_id")
);

-- CreateIndex
CREATE INDEX "promotions_shop_id_id_idx" ON "promotions"("shop_id", "id");

-- CreateIndex
CREATE INDEX "promotions_maker_id_idx" ON "promotions"("maker_id");

-- CreateIndex
CREATE UNIQUE INDEX "promotions_id_shop_id_key" ON "promotions"("id", "shop_id");

-- CreateIndex
CREATE INDEX "promotion_listings_listing_id_idx" ON "promotion_listings"("listing_id");

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_promotion_id_shop_id_fkey" FOREIGN KEY ("promotion_id", "shop_id") REFERENCES "promotions"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promotions" ADD CONSTRAINT "promotions_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promotions" ADD CONSTRAINT "promotions_maker_id_shop_id_fkey" FOREIGN KEY ("maker_id", "shop_id") REFERENCES "makers"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promotion_listings" ADD CONSTRAINT "promotion_listings_promotion_id_shop_id_fkey" FOREIGN KEY ("promotion_id", "shop_id") REFERENCES "promotions"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promotion_listings" ADD CONSTRAINT "promotion_listings_listing_id_shop_id_fkey" FOREIGN KEY ("listing_id", "shop_id") REFERENCES "listings"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE promotions ADD CONSTRAINT promotions_check CHECK (
  length(name) BETWEEN 1 AND 640 AND from_date <= until_date
  AND (kind = 'percent') = (percent IS NOT NULL) AND (kind <> 'percent') = (amount IS NOT NULL)
  AND (percent IS NULL OR percent BETWEEN 1 AND 90)
  AND (amount IS NULL OR amount BETWEEN 1 AND 1000000000)
  AND (maximum_discount IS NULL OR kind = 'percent' AND maximum_discount BETWEEN 1 AND 1000000000)
  AND minimum_spend BETWEEN 0 AND 1000000000
  AND (code IS NULL OR code ~ '^[A-Z0-9]{3,20}$')
  AND (maximum_uses IS NULL OR maximum_uses BETWEEN 1 AND 100000)
  AND (maximum_per_buyer IS NULL OR maximum_per_buyer BETWEEN 1 AND 1000)
  AND (target <> 'maker' OR maker_id IS NOT NULL) AND (target <> 'everything' OR maker_id IS NULL)
  AND bearer IN ('shop', 'maker')
  -- A maker bears only of his own goods, and only with his consent.
  AND (bearer = 'maker') = (maker_consented_at IS NOT NULL) AND (bearer = 'shop' OR maker_id IS NOT NULL));
CREATE UNIQUE INDEX promotions_code_key ON promotions (shop_id, code)
  WHERE code IS NOT NULL AND status <> 'ended';
ALTER TABLE orders ADD CONSTRAINT orders_promotion_check
  CHECK ((promotion_id IS NOT NULL) = (discount_total > 0));
-- Who holds a promotion: what its uses are counted from.
CREATE INDEX orders_promotion_id_idx ON orders (promotion_id) WHERE promotion_id IS NOT NULL;

-- What was promised stays as it was: only the state changes.
CREATE FUNCTION keep_promotion_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'status' <> to_jsonb(OLD) - 'status' THEN
    RAISE EXCEPTION 'The terms of a promotion never change'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_terms BEFORE UPDATE ON promotions FOR EACH ROW EXECUTE FUNCTION keep_promotion_terms();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON promotion_listings
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- One buyer is an account, a telephone number or an e-mail address, whichever of them is known again.
CREATE FUNCTION promotion_uses_of_buyer(promotion uuid, account uuid, telephone text, mail text)
RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT count(*) FROM orders o JOIN purchases p ON p.id = o.purchase_id
  LEFT JOIN buyer_details d ON d.purchase_id = p.id
  WHERE o.promotion_id = promotion AND o.status <> 'cancelled'
    AND (p.user_id = account OR d.phone = telephone OR lower(d.email) = lower(mail))
$$;

-- Never more uses than there are, whoever writes: the row of the promotion puts its buyers one after the
-- other. An order that is cancelled holds nothing, and one that money revived is counted anew.
CREATE FUNCTION limit_promotion_uses() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  promotion promotions;
  account uuid;
  telephone text;
  mail text;
BEGIN
  SELECT * INTO promotion FROM promotions WHERE id = NEW.promotion_id;
  IF promotion.maximum_uses IS NULL AND promotion.maximum_per_buyer IS NULL THEN RETURN NULL; END IF;
  PERFORM FROM promotions WHERE id = NEW.promotion_id FOR NO KEY UPDATE;
  IF (SELECT count(*) FROM orders o WHERE o.promotion_id = NEW.promotion_id AND o.status <> 'cancelled')
    > promotion.maximum_uses THEN
    RAISE EXCEPTION 'Promotion % is used up', NEW.promotion_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'promotions_maximum_uses';
  END IF;
  SELECT p.user_id, d.phone, d.email INTO account, telephone, mail
  FROM purchases p LEFT JOIN buyer_details d ON d.purchase_id = p.id WHERE p.id = NEW.purchase_id;
  IF promotion_uses_of_buyer(NEW.promotion_id, account, telephone, mail)
    > promotion.maximum_per_buyer THEN
    RAISE EXCEPTION 'Promotion % is used up by this buyer', NEW.promotion_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'promotions_maximum_per_buyer';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER limit_promotion_uses AFTER INSERT ON orders FOR EACH ROW
  WHEN (NEW.promotion_id IS NOT NULL AND NEW.status <> 'cancelled') EXECUTE FUNCTION limit_promotion_uses();
CREATE TRIGGER limit_revived_promotion_uses AFTER UPDATE OF status ON orders FOR EACH ROW
  WHEN (NEW.promotion_id IS NOT NULL AND OLD.status = 'cancelled' AND NEW.status <> 'cancelled')
  EXECUTE FUNCTION limit_promotion_uses();

-- Kept pages say which promotions there are.
CREATE TRIGGER tell_page_cache_of_changed AFTER UPDATE ON promotions
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_page_cache_of_parts();
