-- CreateTable
CREATE TABLE "uploads" (
    "user_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "parts" INTEGER NOT NULL,
    "picture_key" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "uploads_pkey" PRIMARY KEY ("user_id","hash")
);

-- CreateTable
CREATE TABLE "upload_parts" (
    "user_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "upload_parts_pkey" PRIMARY KEY ("user_id","hash","position")
);

-- CreateIndex
CREATE INDEX "uploads_created_at_idx" ON "uploads"("created_at");

-- AddForeignKey
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload_parts" ADD CONSTRAINT "upload_parts_user_id_hash_fkey" FOREIGN KEY ("user_id", "hash") REFERENCES "uploads"("user_id", "hash") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE uploads ADD CONSTRAINT uploads_check CHECK (
  hash ~ '^[0-9a-f]{64}$' AND parts BETWEEN 1 AND 192 AND length(picture_key) BETWEEN 1 AND 120);
ALTER TABLE upload_parts ADD CONSTRAINT upload_parts_check CHECK (
  position BETWEEN 0 AND 191 AND octet_length(bytes) BETWEEN 1 AND 65536);
