-- What lies here is on its way and at most a day old: phones begin anew. A process of the version before answers
-- with an error when a part comes, which a phone takes for a lost signal: it tries again, or sends the photo
-- along with its form.
DELETE FROM "uploads";

-- CreateEnum
CREATE TYPE "upload_kind" AS ENUM ('picture', 'paper');

-- DropForeignKey
ALTER TABLE "upload_parts" DROP CONSTRAINT "upload_parts_user_id_hash_fkey";

-- AlterTable
ALTER TABLE "upload_parts" DROP CONSTRAINT "upload_parts_pkey",
DROP COLUMN "hash",
DROP COLUMN "user_id",
ADD COLUMN     "upload_id" UUID NOT NULL,
ADD CONSTRAINT "upload_parts_pkey" PRIMARY KEY ("upload_id", "position");

-- AlterTable
ALTER TABLE "uploads" DROP CONSTRAINT "uploads_pkey",
ADD COLUMN     "id" UUID NOT NULL,
ADD COLUMN     "kind" "upload_kind" NOT NULL,
ADD COLUMN     "paper" BYTEA,
ADD COLUMN     "purchase_id" UUID,
ALTER COLUMN "user_id" DROP NOT NULL,
ADD CONSTRAINT "uploads_pkey" PRIMARY KEY ("id");

-- CreateIndex
CREATE UNIQUE INDEX "uploads_user_id_kind_hash_key" ON "uploads"("user_id", "kind", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "uploads_purchase_id_kind_hash_key" ON "uploads"("purchase_id", "kind", "hash");

-- AddForeignKey
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload_parts" ADD CONSTRAINT "upload_parts_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "uploads"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE uploads
  ADD CONSTRAINT uploads_owner_check CHECK (num_nonnulls(user_id, purchase_id) = 1),
  -- A private paper never has an address in the store.
  ADD CONSTRAINT uploads_kind_check CHECK (
    CASE kind WHEN 'paper' THEN picture_key IS NULL ELSE paper IS NULL END);
