-- A manager invites people into the console by a link, each for a role.

-- CreateTable
CREATE TABLE "staff_invitations" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "invited_by" UUID NOT NULL,
    "role" "MembershipRole" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_invitations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "staff_invitations_token_hash_key" ON "staff_invitations"("token_hash");

-- CreateIndex
CREATE INDEX "staff_invitations_invited_by_shop_id_idx" ON "staff_invitations"("invited_by", "shop_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_invitations_shop_id_phone_key" ON "staff_invitations"("shop_id", "phone");

-- AddForeignKey
ALTER TABLE "staff_invitations" ADD CONSTRAINT "staff_invitations_invited_by_shop_id_fkey" FOREIGN KEY ("invited_by", "shop_id") REFERENCES "memberships"("user_id", "shop_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE staff_invitations ADD CONSTRAINT staff_invitations_check CHECK (
  phone ~ '^\+62[0-9]{9,12}$' AND length(name) BETWEEN 1 AND 640 AND expires_at > created_at);
