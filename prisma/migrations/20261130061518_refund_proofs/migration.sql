-- What the bank gave who recorded a transfer by hand.

-- CreateTable
CREATE TABLE "refund_proofs" (
    "id" UUID NOT NULL,
    "refund_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "paper" BYTEA,
    "hash" TEXT,
    "added_by" UUID NOT NULL,
    "added_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refund_proofs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "refund_proofs_hash_key" ON "refund_proofs"("hash");

-- CreateIndex
CREATE INDEX "refund_proofs_refund_id_idx" ON "refund_proofs"("refund_id");

-- AddForeignKey
ALTER TABLE "refund_proofs" ADD CONSTRAINT "refund_proofs_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refunds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE refund_proofs ADD CONSTRAINT refund_proofs_paper_check CHECK ((paper IS NULL) = (hash IS NULL));

-- A proof is neither exchanged nor taken away; only its picture leaves with the buyer (UU 27/2022).
CREATE FUNCTION keep_refund_proof() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  OLD.paper := NULL;
  OLD.hash := NULL;
  IF TG_OP = 'DELETE' OR NEW IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'refund_proofs is append-only' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_refund_proof BEFORE UPDATE OR DELETE ON refund_proofs
  FOR EACH ROW EXECUTE FUNCTION keep_refund_proof();
