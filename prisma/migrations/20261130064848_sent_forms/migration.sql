-- A form that made something: sent again, because its answer was lost on the way, it makes nothing more.

-- CreateTable
CREATE TABLE "sent_forms" (
    "actor_id" UUID NOT NULL,
    "key" UUID NOT NULL,
    "made_id" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sent_forms_pkey" PRIMARY KEY ("actor_id","key")
);

-- CreateIndex
CREATE INDEX "sent_forms_sent_at_idx" ON "sent_forms"("sent_at");
