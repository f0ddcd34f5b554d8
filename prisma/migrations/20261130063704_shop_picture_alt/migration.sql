-- What can be seen in the picture of a shop, for who cannot see it.

-- AlterTable
ALTER TABLE "shops" ADD COLUMN     "picture_alt_en" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "picture_alt_id" TEXT NOT NULL DEFAULT '';
