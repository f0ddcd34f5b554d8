-- AlterTable
ALTER TABLE "refunds" ADD COLUMN     "payout_amount" BIGINT,
ADD COLUMN     "transfer_asked_at" TIMESTAMPTZ;
