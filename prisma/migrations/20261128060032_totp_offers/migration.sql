-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "totp_offer" TEXT;
