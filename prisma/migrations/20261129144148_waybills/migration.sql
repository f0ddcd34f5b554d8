-- CreateTable
CREATE TABLE "waybills" (
    "order_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "courier" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "status" TEXT,
    "delivered_at" TIMESTAMPTZ,
    "recorded_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checked_at" TIMESTAMPTZ,
    "next_check_at" TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP,
    "failures" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "waybills_pkey" PRIMARY KEY ("order_id")
);

-- CreateTable
CREATE TABLE "parcel_events" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "status" TEXT,
    "note" TEXT NOT NULL,
    "place" TEXT,

    CONSTRAINT "parcel_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "waybills_next_check_at_idx" ON "waybills"("next_check_at");

-- CreateIndex
CREATE INDEX "waybills_number_idx" ON "waybills"("number");

-- CreateIndex
CREATE UNIQUE INDEX "waybills_order_id_shop_id_key" ON "waybills"("order_id", "shop_id");

-- CreateIndex
CREATE UNIQUE INDEX "parcel_events_order_id_at_note_key" ON "parcel_events"("order_id", "at", "note");

-- AddForeignKey
ALTER TABLE "waybills" ADD CONSTRAINT "waybills_order_id_shop_id_fkey" FOREIGN KEY ("order_id", "shop_id") REFERENCES "orders"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "parcel_events" ADD CONSTRAINT "parcel_events_order_id_shop_id_fkey" FOREIGN KEY ("order_id", "shop_id") REFERENCES "waybills"("order_id", "shop_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE waybills ADD CONSTRAINT waybills_check CHECK (
  is_courier(courier) AND number ~ '^[A-Z0-9][A-Z0-9-]{5,29}$' AND failures >= 0
  AND status IN ('booked', 'onTheWay', 'problem', 'returning', 'returned', 'delivered')
  AND (delivered_at IS NULL OR status = 'delivered'));
ALTER TABLE parcel_events ADD CONSTRAINT parcel_events_check CHECK (
  length(note) <= 200
  AND status IN ('booked', 'onTheWay', 'problem', 'returning', 'returned', 'delivered'));
