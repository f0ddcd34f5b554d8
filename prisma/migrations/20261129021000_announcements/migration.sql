-- CreateEnum
CREATE TYPE "AnnouncementAudience" AS ENUM ('managers', 'makers', 'everybody');

-- CreateTable
CREATE TABLE "announcements" (
    "id" UUID NOT NULL,
    "audience" "AnnouncementAudience" NOT NULL,
    "title_id" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "text_id" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,
    "from_date" DATE NOT NULL,
    "until_date" DATE NOT NULL,
    "ended_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "announcements_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "announcements_until_date_idx" ON "announcements"("until_date");

-- Written by hand
ALTER TABLE announcements ADD CONSTRAINT announcements_check CHECK (
  from_date <= until_date AND length(title_id) BETWEEN 1 AND 800 AND length(title_en) BETWEEN 1 AND 800
  AND length(text_id) BETWEEN 1 AND 8000 AND length(text_en) BETWEEN 1 AND 8000);
