-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "instead_of" TEXT;
