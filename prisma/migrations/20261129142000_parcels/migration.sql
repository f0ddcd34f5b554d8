-- AlterEnum
ALTER TYPE "DeliveryMethod" ADD VALUE 'parcelCourier';

-- CreateTable
CREATE TABLE "parcel_settings" (
    "shop_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,
    "couriers" TEXT[],
    "packing_grams" INTEGER NOT NULL DEFAULT 100,

    CONSTRAINT "parcel_settings_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "courier_areas" (
    "provider" TEXT NOT NULL,
    "village_code" TEXT NOT NULL,
    "area_id" TEXT,
    "asked_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "courier_areas_pkey" PRIMARY KEY ("provider","village_code")
);

-- CreateTable
CREATE TABLE "courier_tariffs" (
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "from_village" TEXT NOT NULL,
    "to_village" TEXT NOT NULL,
    "weight_grams" INTEGER NOT NULL,
    "couriers" TEXT NOT NULL,
    "quotes" JSONB NOT NULL,
    "asked_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "courier_tariffs_pkey" PRIMARY KEY ("provider","from_village","to_village","weight_grams","couriers")
);

-- CreateTable
CREATE TABLE "order_parcels" (
    "order_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "courier" TEXT NOT NULL,
    "speed" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "price" BIGINT NOT NULL,
    "days_from" SMALLINT,
    "days_to" SMALLINT,
    "weight_grams" INTEGER NOT NULL,
    "quote_id" UUID NOT NULL,
    "quoted_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "order_parcels_pkey" PRIMARY KEY ("order_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "parcel_settings_shop_id_village_code_key" ON "parcel_settings"("shop_id", "village_code");

-- CreateIndex
CREATE UNIQUE INDEX "courier_tariffs_id_key" ON "courier_tariffs"("id");

-- CreateIndex
CREATE INDEX "courier_tariffs_asked_at_idx" ON "courier_tariffs"("asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "order_parcels_order_id_shop_id_key" ON "order_parcels"("order_id", "shop_id");

-- AddForeignKey
ALTER TABLE "parcel_settings" ADD CONSTRAINT "parcel_settings_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "parcel_settings" ADD CONSTRAINT "parcel_settings_shop_id_village_code_fkey" FOREIGN KEY ("shop_id", "village_code") REFERENCES "shop_villages"("shop_id", "village_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_parcels" ADD CONSTRAINT "order_parcels_order_id_shop_id_fkey" FOREIGN KEY ("order_id", "shop_id") REFERENCES "orders"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
CREATE FUNCTION is_courier(code text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT code IN ('jne', 'jnt', 'sicepat', 'anteraja', 'pos', 'tiki', 'ninja', 'lion', 'sap', 'ide')
$$;

ALTER TABLE parcel_settings ADD CONSTRAINT parcel_settings_check CHECK (
  cardinality(couriers) BETWEEN 1 AND 10 AND packing_grams BETWEEN 0 AND 5000
  AND couriers <@ ARRAY['jne', 'jnt', 'sicepat', 'anteraja', 'pos', 'tiki', 'ninja', 'lion', 'sap', 'ide']);
ALTER TABLE courier_tariffs ADD CONSTRAINT courier_tariffs_check CHECK (
  weight_grams >= 1 AND jsonb_typeof(quotes) = 'array');
ALTER TABLE order_parcels ADD CONSTRAINT order_parcels_check CHECK (
  price BETWEEN 1 AND 1000000000 AND weight_grams >= 1 AND is_courier(courier)
  AND speed IN ('economy', 'regular', 'nextDay')
  AND (days_from IS NULL) = (days_to IS NULL) AND days_from BETWEEN 1 AND days_to);

-- What was agreed stays agreed.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON order_parcels
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- An order by a parcel courier has its tariff, no other has one, and the buyer pays exactly that.
-- Late, because an order is written before its parcel.
CREATE FUNCTION check_parcel() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_order uuid := coalesce(to_jsonb(NEW) ->> 'order_id', to_jsonb(NEW) ->> 'id')::uuid;
BEGIN
  IF NOT EXISTS (SELECT FROM orders o JOIN order_parcels p ON p.order_id = o.id
    WHERE o.id = of_order AND o.delivery_method::text = 'parcelCourier' AND p.price = o.shipping_price) THEN
    RAISE EXCEPTION 'The postage of order % is not the tariff it was sold with', of_order
      USING ERRCODE = 'check_violation', CONSTRAINT = 'order_parcels_check';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER check_parcel AFTER INSERT OR UPDATE OF delivery_method, shipping_price ON orders
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.delivery_method::text = 'parcelCourier') EXECUTE FUNCTION check_parcel();
CREATE CONSTRAINT TRIGGER check_parcel AFTER INSERT ON order_parcels
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_parcel();
