-- CreateEnum
CREATE TYPE "SaleChannel" AS ENUM ('web', 'counter', 'gate');

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "sold_on" DATE;

-- CreateTable
CREATE TABLE "daily_sales" (
    "id" BIGSERIAL NOT NULL,
    "shop_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "channel" "SaleChannel" NOT NULL,
    "district_code" TEXT,
    "listing_id" UUID,
    "maker_id" UUID,
    "orders" INTEGER NOT NULL,
    "units" INTEGER NOT NULL,
    "sold" BIGINT NOT NULL,
    "on_site" BIGINT NOT NULL,
    "given_back" BIGINT NOT NULL,

    CONSTRAINT "daily_sales_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales_changes" (
    "id" BIGSERIAL NOT NULL,
    "shop_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "noted_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sales_changes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "daily_sales_shop_id_day_idx" ON "daily_sales"("shop_id", "day");

-- CreateIndex
CREATE INDEX "sales_changes_shop_id_idx" ON "sales_changes"("shop_id");

-- CreateIndex
CREATE INDEX "orders_shop_id_sold_on_created_at_idx" ON "orders"("shop_id", "sold_on", "created_at");

-- AddForeignKey
ALTER TABLE "daily_sales" ADD CONSTRAINT "daily_sales_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "daily_sales" ADD CONSTRAINT "daily_sales_district_code_fkey" FOREIGN KEY ("district_code") REFERENCES "districts"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "daily_sales" ADD CONSTRAINT "daily_sales_listing_id_shop_id_fkey" FOREIGN KEY ("listing_id", "shop_id") REFERENCES "listings"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "daily_sales" ADD CONSTRAINT "daily_sales_maker_id_shop_id_fkey" FOREIGN KEY ("maker_id", "shop_id") REFERENCES "makers"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
CREATE UNIQUE INDEX daily_sales_key ON daily_sales (shop_id, day, channel, district_code, listing_id, maker_id)
  NULLS NOT DISTINCT;
-- Of a listing, or of the orders themselves (how many there were, and their postage).
ALTER TABLE daily_sales ADD CONSTRAINT daily_sales_check CHECK (
  num_nonnulls(listing_id, maker_id) IN (0, 2) AND orders >= 0 AND units >= 0 AND sold >= 0 AND on_site >= 0
  AND (listing_id IS NOT NULL OR units = 0 AND on_site = 0));

-- The zone of the province that the BUM Desa's first village lies in.
CREATE FUNCTION zone_of_shop(shop uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT CASE province.timezone WHEN 'WITA' THEN 'Asia/Makassar' WHEN 'WIT' THEN 'Asia/Jayapura' END
    FROM shop_villages home
    JOIN villages village ON village.code = home.village_code
    JOIN districts district ON district.code = village.district_code
    JOIN regencies regency ON regency.code = district.regency_code
    JOIN provinces province ON province.code = regency.province_code
    WHERE home.shop_id = shop ORDER BY home.village_code LIMIT 1), 'Asia/Jakarta')
$$;

CREATE FUNCTION day_of_sale(shop uuid, moment timestamptz) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN moment IS NOT NULL THEN (moment AT TIME ZONE zone_of_shop(shop))::date END
$$;

UPDATE orders o SET sold_on = day_of_sale(o.shop_id, p.paid_at)
FROM purchases p WHERE p.id = o.purchase_id AND p.paid_at IS NOT NULL;
INSERT INTO sales_changes (shop_id, day) SELECT DISTINCT shop_id, sold_on FROM orders WHERE sold_on IS NOT NULL;

-- The day of the sale is that of the payment where the BUM Desa is, and stays what it was at the sale.
CREATE FUNCTION take_day_of_sale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.sold_on := day_of_sale(NEW.shop_id, (SELECT paid_at FROM purchases WHERE id = NEW.purchase_id));
  RETURN NEW;
END $$;
CREATE TRIGGER take_day_of_sale BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION take_day_of_sale();

CREATE FUNCTION give_day_of_sale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE orders SET sold_on = day_of_sale(shop_id, NEW.paid_at) WHERE purchase_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER give_day_of_sale AFTER UPDATE OF paid_at ON purchases
  FOR EACH ROW WHEN (OLD.paid_at IS DISTINCT FROM NEW.paid_at) EXECUTE FUNCTION give_day_of_sale();

-- Which days the daily sales must be counted anew of is noted by the database itself, in the transaction
-- that changed them. Rows are only added, so that two buyers of one BUM Desa do not wait for each other.
CREATE FUNCTION note_sales_change_of_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.sold_on IS NOT NULL AND OLD.sold_on IS DISTINCT FROM NEW.sold_on THEN
    INSERT INTO sales_changes (shop_id, day) VALUES (OLD.shop_id, OLD.sold_on);
  END IF;
  IF NEW.sold_on IS NOT NULL THEN
    INSERT INTO sales_changes (shop_id, day) VALUES (NEW.shop_id, NEW.sold_on);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER note_sales_change_of_new AFTER INSERT ON orders
  FOR EACH ROW WHEN (NEW.sold_on IS NOT NULL) EXECUTE FUNCTION note_sales_change_of_order();
CREATE TRIGGER note_sales_change AFTER UPDATE ON orders FOR EACH ROW
  WHEN (OLD.sold_on IS DISTINCT FROM NEW.sold_on OR (OLD.status = 'cancelled') <> (NEW.status = 'cancelled'))
  EXECUTE FUNCTION note_sales_change_of_order();

-- note_sales_change(column of orders, column with its value)
CREATE FUNCTION note_sales_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
BEGIN
  EXECUTE format('INSERT INTO sales_changes (shop_id, day)
    SELECT shop_id, sold_on FROM orders WHERE %I = $1 AND sold_on IS NOT NULL', TG_ARGV[0])
    USING (changed ->> TG_ARGV[1])::uuid;
  RETURN NULL;
END $$;
CREATE TRIGGER note_sales_change AFTER INSERT ON ledger_transactions
  FOR EACH ROW WHEN (NEW.order_id IS NOT NULL) EXECUTE FUNCTION note_sales_change('id', 'order_id');
CREATE TRIGGER note_sales_change_of_purchase AFTER INSERT ON ledger_transactions
  FOR EACH ROW WHEN (NEW.order_id IS NULL AND NEW.purchase_id IS NOT NULL)
  EXECUTE FUNCTION note_sales_change('purchase_id', 'purchase_id');
CREATE TRIGGER note_sales_change AFTER UPDATE ON order_lines
  FOR EACH ROW EXECUTE FUNCTION note_sales_change('id', 'order_id');
CREATE TRIGGER note_sales_change AFTER UPDATE OF quantity, status ON bookings
  FOR EACH ROW WHEN ((OLD.quantity, OLD.status) <> (NEW.quantity, NEW.status))
  EXECUTE FUNCTION note_sales_change('purchase_id', 'purchase_id');
CREATE TRIGGER note_sales_change AFTER INSERT OR UPDATE OR DELETE ON buyer_details
  FOR EACH ROW EXECUTE FUNCTION note_sales_change('purchase_id', 'purchase_id');
