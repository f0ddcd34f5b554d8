-- A BUM Desa invites makers by a link; one without an account of their own is reached by telephone.

-- AlterTable
ALTER TABLE "makers" ADD COLUMN     "phone" TEXT;

-- CreateTable
CREATE TABLE "maker_invitations" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "maker_id" UUID,
    "token_hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "maker_invitations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "maker_invitations_token_hash_key" ON "maker_invitations"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "maker_invitations_shop_id_phone_key" ON "maker_invitations"("shop_id", "phone");

-- CreateIndex
CREATE INDEX "maker_invitations_maker_id_idx" ON "maker_invitations"("maker_id");

-- AddForeignKey
ALTER TABLE "maker_invitations" ADD CONSTRAINT "maker_invitations_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "maker_invitations" ADD CONSTRAINT "maker_invitations_maker_id_shop_id_fkey" FOREIGN KEY ("maker_id", "shop_id") REFERENCES "makers"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE makers ADD CONSTRAINT makers_phone_check CHECK (phone ~ '^\+62[0-9]{9,12}$');
ALTER TABLE maker_invitations ADD CONSTRAINT maker_invitations_check CHECK (
  phone ~ '^\+62[0-9]{9,12}$' AND length(name) BETWEEN 1 AND 640 AND expires_at > created_at);
