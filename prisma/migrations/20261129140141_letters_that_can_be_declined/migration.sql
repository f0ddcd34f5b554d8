-- CreateEnum
CREATE TYPE "MessageTopic" AS ENUM ('orderProgress', 'requests', 'answers', 'questions', 'stock', 'shopQuestions', 'shopRequests', 'work');

-- AlterEnum
ALTER TYPE "MessageStatus" ADD VALUE 'delivered';

ALTER TYPE "MessageStatus" ADD VALUE 'read';

ALTER TYPE "MessageStatus" ADD VALUE 'withheld';

-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "brief" JSONB,
ADD COLUMN     "reference" TEXT;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "message_channel" "MessageChannel";

-- CreateTable
CREATE TABLE "declined_topics" (
    "recipient" TEXT NOT NULL,
    "topic" "MessageTopic" NOT NULL,
    "declined_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "declined_topics_pkey" PRIMARY KEY ("recipient","topic")
);

-- CreateTable
CREATE TABLE "unreachable_addresses" (
    "recipient" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unreachable_addresses_pkey" PRIMARY KEY ("recipient")
);

-- CreateIndex
CREATE UNIQUE INDEX "messages_reference_key" ON "messages"("reference");

-- Written by hand
ALTER TABLE declined_topics ADD CONSTRAINT declined_topics_recipient_check
  CHECK (recipient <> '' AND recipient = lower(recipient));
ALTER TABLE unreachable_addresses ADD CONSTRAINT unreachable_addresses_check
  CHECK (recipient <> '' AND recipient = lower(recipient) AND length(reason) BETWEEN 1 AND 200);
ALTER TABLE users ADD CONSTRAINT users_message_channel_check
  CHECK (message_channel IS DISTINCT FROM 'whatsapp' OR phone IS NOT NULL);
