-- AlterTable
ALTER TABLE "memberships" ADD COLUMN     "business_unit_id" UUID;

-- AlterTable
ALTER TABLE "staff_invitations" ADD COLUMN     "business_unit_id" UUID;

-- CreateIndex
CREATE INDEX "memberships_business_unit_id_idx" ON "memberships"("business_unit_id");

-- CreateIndex
CREATE INDEX "staff_invitations_business_unit_id_idx" ON "staff_invitations"("business_unit_id");

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_business_unit_id_shop_id_fkey" FOREIGN KEY ("business_unit_id", "shop_id") REFERENCES "business_units"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_invitations" ADD CONSTRAINT "staff_invitations_business_unit_id_shop_id_fkey" FOREIGN KEY ("business_unit_id", "shop_id") REFERENCES "business_units"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
-- A manager, a treasurer and a pengawas answer for the whole BUM Desa.
ALTER TABLE memberships ADD CONSTRAINT memberships_unit_check CHECK (business_unit_id IS NULL OR role = 'staff');
ALTER TABLE staff_invitations ADD CONSTRAINT staff_invitations_unit_check CHECK (
  business_unit_id IS NULL OR role = 'staff');
