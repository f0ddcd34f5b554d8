-- CreateEnum
CREATE TYPE "ProviderPaymentState" AS ENUM ('notStarted', 'pending', 'authorized', 'review', 'paid', 'failed', 'expired', 'cancelled', 'reversed', 'refunded', 'partiallyRefunded', 'disputed');

-- AlterTable
ALTER TABLE "payment_attempts" ADD COLUMN     "asked_at" TIMESTAMPTZ,
ADD COLUMN     "provider_amount" BIGINT,
ADD COLUMN     "provider_state" "ProviderPaymentState";

-- CreateIndex
CREATE INDEX "provider_events_received_at_idx" ON "provider_events"("received_at");

-- What was paid lately and is not looked at any more is asked about in the next minutes.
UPDATE "payment_attempts" a SET "next_check_at" = now() FROM "purchases" p
WHERE p."id" = a."purchase_id" AND NOT p."is_sample" AND a."next_check_at" IS NULL
  AND a."status" IN ('paid', 'unexpected', 'disputed') AND a."created_at" > now() - interval '7 days';
