-- AlterTable
ALTER TABLE "shops" ADD COLUMN "suspended_reason" TEXT;

-- Written by hand
ALTER TABLE shops ADD CONSTRAINT shops_suspended_reason CHECK (suspended_reason IS NULL OR status = 'suspended');
