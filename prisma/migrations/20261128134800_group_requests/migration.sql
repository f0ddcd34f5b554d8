-- CreateEnum
CREATE TYPE "GroupRequestStatus" AS ENUM ('asked', 'confirmed', 'ordered', 'taken', 'declined', 'expired', 'withdrawn');

-- AlterTable
ALTER TABLE "bookings" ADD COLUMN     "request_id" UUID;

-- AlterTable
ALTER TABLE "cart_lines" ADD COLUMN     "request_id" UUID;

-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "request_id" UUID;

-- CreateTable
CREATE TABLE "group_requests" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "ask_key" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "user_id" UUID,
    "status" "GroupRequestStatus" NOT NULL DEFAULT 'asked',
    "date" DATE NOT NULL,
    "people" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "asked_from" TEXT,
    "answer_by" TIMESTAMPTZ NOT NULL,
    "price" BIGINT,
    "pay_by" TIMESTAMPTZ,
    "slot_id" UUID,
    "answer" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "group_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_request_contacts" (
    "request_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "email" TEXT,
    "note" TEXT,

    CONSTRAINT "group_request_contacts_pkey" PRIMARY KEY ("request_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "group_requests_number_key" ON "group_requests"("number");

-- CreateIndex
CREATE UNIQUE INDEX "group_requests_token_key" ON "group_requests"("token");

-- CreateIndex
CREATE UNIQUE INDEX "group_requests_ask_key_key" ON "group_requests"("ask_key");

-- CreateIndex
CREATE INDEX "group_requests_shop_id_status_answer_by_idx" ON "group_requests"("shop_id", "status", "answer_by");

-- CreateIndex
CREATE INDEX "group_requests_status_answer_by_idx" ON "group_requests"("status", "answer_by");

-- CreateIndex
CREATE INDEX "group_requests_status_pay_by_idx" ON "group_requests"("status", "pay_by");

-- CreateIndex
CREATE INDEX "group_requests_slot_id_idx" ON "group_requests"("slot_id");

-- CreateIndex
CREATE INDEX "group_requests_user_id_idx" ON "group_requests"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "group_requests_id_shop_id_key" ON "group_requests"("id", "shop_id");

-- CreateIndex
CREATE INDEX "group_request_contacts_phone_idx" ON "group_request_contacts"("phone");

-- CreateIndex
CREATE INDEX "bookings_request_id_idx" ON "bookings"("request_id");

-- CreateIndex
CREATE INDEX "cart_lines_request_id_idx" ON "cart_lines"("request_id");

-- CreateIndex
CREATE INDEX "messages_request_id_idx" ON "messages"("request_id");

-- AddForeignKey
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_request_id_shop_id_fkey" FOREIGN KEY ("request_id", "shop_id") REFERENCES "group_requests"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "group_requests"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "group_requests"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_requests" ADD CONSTRAINT "group_requests_listing_id_shop_id_fkey" FOREIGN KEY ("listing_id", "shop_id") REFERENCES "listings"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_requests" ADD CONSTRAINT "group_requests_variant_id_shop_id_fkey" FOREIGN KEY ("variant_id", "shop_id") REFERENCES "variants"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_requests" ADD CONSTRAINT "group_requests_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_requests" ADD CONSTRAINT "group_requests_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "slots"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_request_contacts" ADD CONSTRAINT "group_request_contacts_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "group_requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE group_requests ADD CONSTRAINT group_requests_check CHECK (
  people BETWEEN 1 AND 999 AND price BETWEEN 1 AND 1000000000
  AND (status NOT IN ('confirmed', 'ordered', 'taken') OR num_nonnulls(price, pay_by, slot_id) = 3));
-- Whoever pays first has the place; the same request is never booked twice.
CREATE UNIQUE INDEX bookings_request_once ON bookings (request_id) WHERE status IN ('held', 'booked');
