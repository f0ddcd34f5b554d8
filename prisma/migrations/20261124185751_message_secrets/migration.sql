-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "secret" TEXT,
ADD COLUMN     "secret_until" TIMESTAMPTZ;

-- CreateIndex
CREATE INDEX "messages_secret_until_idx" ON "messages"("secret_until");

-- Links in letters of before: marked, so that the sweep takes them out like any other.
UPDATE "messages" SET
  "secret" = substring("text" FROM '/(?:atur-ulang-sandi/|daftar/aktifkan\?token=|akun/email/konfirmasi\?token=)([A-Za-z0-9_-]+)'),
  "secret_until" = "created_at" + interval '24 hours'
WHERE "template" IN ('account-reset', 'account-confirmSignUp', 'account-confirmEmail')
  AND "text" ~ '/(atur-ulang-sandi/|daftar/aktifkan\?token=|akun/email/konfirmasi\?token=)[A-Za-z0-9_-]+';
