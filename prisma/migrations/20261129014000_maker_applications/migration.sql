-- Whoever has no invitation may ask a BUM Desa to sell through it.

-- CreateEnum
CREATE TYPE "ApplicationStatus" AS ENUM ('waiting', 'approved', 'refused', 'withdrawn');

-- CreateEnum
CREATE TYPE "PaperKind" AS ENUM ('identityCard', 'businessNumber');

-- CreateTable
CREATE TABLE "maker_applications" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "village_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "goods" TEXT NOT NULL,
    "status" "ApplicationStatus" NOT NULL DEFAULT 'waiting',
    "refusal_reason" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ,

    CONSTRAINT "maker_applications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_papers" (
    "application_id" UUID NOT NULL,
    "kind" "PaperKind" NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "application_papers_pkey" PRIMARY KEY ("application_id","kind")
);

-- CreateIndex
CREATE INDEX "maker_applications_shop_id_status_id_idx" ON "maker_applications"("shop_id", "status", "id");

-- CreateIndex
CREATE INDEX "maker_applications_user_id_idx" ON "maker_applications"("user_id");

-- CreateIndex
CREATE INDEX "maker_applications_village_code_idx" ON "maker_applications"("village_code");

-- AddForeignKey
ALTER TABLE "maker_applications" ADD CONSTRAINT "maker_applications_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "maker_applications" ADD CONSTRAINT "maker_applications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "maker_applications" ADD CONSTRAINT "maker_applications_village_code_fkey" FOREIGN KEY ("village_code") REFERENCES "villages"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_papers" ADD CONSTRAINT "application_papers_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "maker_applications"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE maker_applications ADD CONSTRAINT maker_applications_check CHECK (
  phone ~ '^\+62[0-9]{9,12}$' AND length(name) BETWEEN 1 AND 640 AND length(goods) BETWEEN 1 AND 4000
  AND (status = 'refused') = (refusal_reason IS NOT NULL) AND (status = 'waiting') = (closed_at IS NULL));
CREATE UNIQUE INDEX maker_applications_one_waiting_key ON maker_applications (user_id)
  WHERE status = 'waiting';
ALTER TABLE application_papers ADD CONSTRAINT application_papers_size_check CHECK (
  octet_length(bytes) BETWEEN 1 AND 2000000);

-- Papers are for who decides: they go with the decision, whoever writes it.
CREATE FUNCTION drop_application_papers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM application_papers WHERE application_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER drop_application_papers AFTER UPDATE OF status ON maker_applications
  FOR EACH ROW WHEN (NEW.status <> 'waiting') EXECUTE FUNCTION drop_application_papers();
