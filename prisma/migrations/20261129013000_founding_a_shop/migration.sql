-- AlterTable
ALTER TABLE "staff_invitations" ADD COLUMN "admin_id" UUID,
ALTER COLUMN "invited_by" DROP NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "shops_legal_number_key" ON "shops"("legal_number");
CREATE INDEX "staff_invitations_admin_id_idx" ON "staff_invitations"("admin_id");

-- AddForeignKey
ALTER TABLE "staff_invitations" ADD CONSTRAINT "staff_invitations_admin_id_fkey" FOREIGN KEY ("admin_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "staff_invitations" ADD CONSTRAINT "staff_invitations_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
-- The first manager of a BUM Desa has no manager who could invite: an admin does, and for nothing else.
ALTER TABLE staff_invitations ADD CONSTRAINT staff_invitations_inviter_check CHECK (
  (admin_id IS NULL AND invited_by IS NOT NULL)
  OR (admin_id IS NOT NULL AND invited_by IS NULL AND role = 'manager'));
