-- CreateTable
CREATE TABLE "refund_destinations" (
    "refund_id" UUID NOT NULL,
    "version" UUID NOT NULL,
    "bank" TEXT NOT NULL,
    "account_number" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "entered_by" UUID,
    "entered_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "refund_destinations_pkey" PRIMARY KEY ("refund_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "refund_destinations_version_key" ON "refund_destinations"("version");

-- AddForeignKey
ALTER TABLE "refund_destinations" ADD CONSTRAINT "refund_destinations_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refunds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE refund_destinations
  ADD CONSTRAINT refund_destinations_account_number_check CHECK (account_number ~ '^[0-9]{5,20}$'),
  ADD CONSTRAINT refund_destinations_texts_check CHECK (
    length(bank) BETWEEN 2 AND 40 AND length(holder) BETWEEN 2 AND 80);

-- Where money was sent may not be said differently afterwards. Deleting is for who wants to be forgotten,
-- when nothing is on its way any more.
CREATE FUNCTION keep_refund_destination() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM refunds r WHERE r.id = OLD.refund_id AND r.prepared_by IS NOT NULL
      AND (TG_OP = 'UPDATE' OR r.status = 'manual')) THEN
    RAISE EXCEPTION 'the transfer of refund % is recorded already', OLD.refund_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_destination_fixed';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER keep_refund_destination BEFORE UPDATE OR DELETE ON refund_destinations
  FOR EACH ROW EXECUTE FUNCTION keep_refund_destination();

-- No transfer without an account, and who typed the account never confirms.
CREATE FUNCTION check_refund_destination() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE entered_by uuid;
BEGIN
  SELECT d.entered_by INTO entered_by FROM refund_destinations d WHERE d.refund_id = NEW.id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'nobody said where refund % goes', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_destination_check';
  END IF;
  IF NEW.confirmed_by = entered_by THEN
    RAISE EXCEPTION 'who typed the account may not confirm refund %', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_two_people_check';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_refund_destination BEFORE UPDATE OF prepared_by, confirmed_by ON refunds
  FOR EACH ROW WHEN (NEW.prepared_by IS DISTINCT FROM OLD.prepared_by AND NEW.prepared_by IS NOT NULL
    OR NEW.confirmed_by IS DISTINCT FROM OLD.confirmed_by)
  EXECUTE FUNCTION check_refund_destination();
