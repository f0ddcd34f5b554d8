-- What the BUM Desa has accepted should have left its hands by then; later is late, and is said so.
ALTER TABLE "orders" ADD COLUMN "ready_by" TIMESTAMPTZ;

UPDATE "orders" SET "ready_by" = "accepted_at" + interval '48 hours'
WHERE "accepted_at" IS NOT NULL AND "delivery_method" <> 'onSite';
