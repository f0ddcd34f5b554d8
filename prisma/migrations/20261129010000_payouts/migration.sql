-- What is owed to makers leaves: prepared by the treasurer, approved by the manager, booked when it is paid.

-- CreateEnum
CREATE TYPE "PayoutMethod" AS ENUM ('transfer', 'cash');

-- CreateEnum
CREATE TYPE "PayoutStatus" AS ENUM ('prepared', 'approved', 'paid', 'sentBack', 'returned');

-- AlterTable
ALTER TABLE "ledger_transactions" ADD COLUMN     "payout_id" UUID;

-- CreateTable
CREATE TABLE "payout_accounts" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "maker_id" UUID NOT NULL,
    "bank" TEXT NOT NULL,
    "account_number" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "entered_by" UUID NOT NULL,
    "is_by_maker" BOOLEAN NOT NULL,
    "entered_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payout_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payouts" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "shop_id" UUID NOT NULL,
    "maker_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "method" "PayoutMethod" NOT NULL,
    "account_id" UUID,
    "status" "PayoutStatus" NOT NULL DEFAULT 'prepared',
    "prepared_by" UUID NOT NULL,
    "prepared_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approved_by" UUID,
    "approved_at" TIMESTAMPTZ,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ,
    "paid_on" DATE,
    "reference" TEXT,

    CONSTRAINT "payouts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "payout_accounts_maker_id_entered_at_idx" ON "payout_accounts"("maker_id", "entered_at");

-- CreateIndex
CREATE UNIQUE INDEX "payout_accounts_id_maker_id_key" ON "payout_accounts"("id", "maker_id");

-- CreateIndex
CREATE UNIQUE INDEX "payouts_number_key" ON "payouts"("number");

-- CreateIndex
CREATE INDEX "payouts_shop_id_status_id_idx" ON "payouts"("shop_id", "status", "id");

-- CreateIndex
CREATE INDEX "payouts_maker_id_id_idx" ON "payouts"("maker_id", "id");

-- CreateIndex
CREATE INDEX "payouts_account_id_idx" ON "payouts"("account_id");

-- CreateIndex
CREATE INDEX "ledger_transactions_payout_id_idx" ON "ledger_transactions"("payout_id");

-- AddForeignKey
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payouts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_accounts" ADD CONSTRAINT "payout_accounts_maker_id_shop_id_fkey" FOREIGN KEY ("maker_id", "shop_id") REFERENCES "makers"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_maker_id_shop_id_fkey" FOREIGN KEY ("maker_id", "shop_id") REFERENCES "makers"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_account_id_maker_id_fkey" FOREIGN KEY ("account_id", "maker_id") REFERENCES "payout_accounts"("id", "maker_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand
ALTER TABLE payout_accounts
  ADD CONSTRAINT payout_accounts_account_number_check CHECK (account_number ~ '^[0-9]{5,20}$'),
  ADD CONSTRAINT payout_accounts_texts_check CHECK (
    length(bank) BETWEEN 2 AND 40 AND length(holder) BETWEEN 2 AND 80);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON payout_accounts
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE payouts
  ADD CONSTRAINT payouts_amount_check CHECK (amount > 0),
  ADD CONSTRAINT payouts_account_check CHECK ((method = 'transfer') = (account_id IS NOT NULL)),
  ADD CONSTRAINT payouts_two_people_check CHECK (approved_by <> prepared_by),
  ADD CONSTRAINT payouts_approved_check CHECK (
    (approved_by IS NULL) = (approved_at IS NULL)
    AND (status = 'sentBack' OR (status = 'prepared') = (approved_by IS NULL))),
  ADD CONSTRAINT payouts_paid_check CHECK (
    (status IN ('paid', 'returned')) = (paid_on IS NOT NULL)
    AND (paid_on IS NULL) = (recorded_by IS NULL) AND (paid_on IS NULL) = (recorded_at IS NULL)
    AND (reference IS NULL OR (paid_on IS NOT NULL AND length(reference) BETWEEN 4 AND 40))
    AND (paid_on IS NULL OR method = 'cash' OR reference IS NOT NULL));

-- Of one maker, to the rupiah: earned but not final (pending), owed by the ledger (payable), of that what
-- may still go back (held), what is on its way (open), and what was paid out. Available to be paid is
-- payable - held - open. Pages, commands and the trigger below all ask here.
CREATE FUNCTION maker_money(maker uuid)
  RETURNS TABLE (pending bigint, payable bigint, held bigint, open bigint, paid bigint)
  LANGUAGE sql STABLE AS $$
  WITH own AS (SELECT id, kind FROM ledger_accounts WHERE maker_id = maker
  ), moved AS (
    SELECT own.kind, p.transaction_id, p.amount FROM own JOIN postings p ON p.to_account_id = own.id
    UNION ALL
    SELECT own.kind, p.transaction_id, -p.amount FROM own JOIN postings p ON p.from_account_id = own.id
  ), of_orders AS (
    SELECT t.order_id, sum(amount) AS amount FROM moved JOIN ledger_transactions t ON t.id = transaction_id
    WHERE kind = 'makerPayable' AND t.order_id IS NOT NULL GROUP BY 1 HAVING sum(amount) <> 0
  )
  SELECT
    (SELECT coalesce(sum(amount), 0) FROM moved WHERE kind = 'makerPending')::bigint,
    (SELECT coalesce(sum(amount), 0) FROM moved WHERE kind = 'makerPayable')::bigint,
    (SELECT coalesce(sum(amount), 0) FROM of_orders JOIN orders o ON o.id = order_id
      WHERE o.status NOT IN ('completed', 'cancelled')
        OR EXISTS (SELECT FROM refunds r WHERE r.order_id = o.id
          AND r.status IN ('requested', 'accepted', 'manual'))
        OR EXISTS (SELECT FROM payment_attempts a WHERE a.purchase_id = o.purchase_id
          AND a.status = 'disputed'))::bigint,
    (SELECT coalesce(sum(amount), 0) FROM payouts
      WHERE maker_id = maker AND status IN ('prepared', 'approved'))::bigint,
    (SELECT coalesce(sum(amount), 0) FROM payouts WHERE maker_id = maker AND status = 'paid')::bigint
$$;

-- What was prepared stays as it is, and no more leaves than is there. The maker's row is the lock, so that
-- two payouts of one maker are one after the other.
CREATE FUNCTION guard_payout() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE available bigint;
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.number, NEW.shop_id, NEW.maker_id, NEW.amount, NEW.method, NEW.account_id,
      NEW.prepared_by, NEW.prepared_at) IS DISTINCT FROM (OLD.number, OLD.shop_id, OLD.maker_id, OLD.amount,
      OLD.method, OLD.account_id, OLD.prepared_by, OLD.prepared_at) THEN
    RAISE EXCEPTION 'payout % was prepared otherwise', OLD.number
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payouts_as_prepared';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.status IN ('prepared', 'approved')
      OR TG_OP = 'UPDATE' AND NEW.status = 'approved' THEN
    PERFORM FROM makers WHERE id = NEW.maker_id FOR NO KEY UPDATE;
    SELECT payable - held - open INTO available FROM maker_money(NEW.maker_id);
    -- From the moment it is there its amount is open itself.
    IF available < (CASE TG_OP WHEN 'INSERT' THEN NEW.amount ELSE 0 END) THEN
      RAISE EXCEPTION 'payout % is more than is available', NEW.number
        USING ERRCODE = 'check_violation', CONSTRAINT = 'payouts_available';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_payout BEFORE INSERT OR UPDATE ON payouts
  FOR EACH ROW EXECUTE FUNCTION guard_payout();
