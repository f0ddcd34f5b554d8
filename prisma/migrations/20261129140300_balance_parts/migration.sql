-- What the consoles ask of years of sales, answered without adding them up or reading them through: balances
-- kept in parts, and an index for each way a list of orders is chosen.

-- CreateTable
CREATE TABLE "balance_parts" (
    "id" BIGSERIAL NOT NULL,
    "account_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "balance_parts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "balance_parts_account_id_idx" ON "balance_parts"("account_id");

-- CreateIndex
CREATE INDEX "orders_shop_id_created_at_idx" ON "orders"("shop_id", "created_at");

-- CreateIndex
CREATE INDEX "order_lines_shop_id_idx" ON "order_lines"("shop_id");

-- CreateIndex
CREATE INDEX "daily_sales_shop_id_district_code_idx" ON "daily_sales"("shop_id", "district_code");

-- AddForeignKey
ALTER TABLE "balance_parts" ADD CONSTRAINT "balance_parts_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "ledger_accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand

-- Buyers by a part of their name.
CREATE INDEX buyer_details_name_idx ON buyer_details USING gin (lower(name) gin_trgm_ops);

-- Each statement that books adds a row for each account, so that no two bookings wait for one row.
CREATE FUNCTION note_balance_parts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO balance_parts (account_id, amount)
  SELECT account_id, sum(amount) FROM (
    SELECT to_account_id, amount FROM added UNION ALL SELECT from_account_id, -amount FROM added
  ) moved(account_id, amount) GROUP BY account_id;
  RETURN NULL;
END $$;
CREATE TRIGGER note_balance_parts AFTER INSERT ON postings REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION note_balance_parts();

INSERT INTO balance_parts (account_id, amount)
SELECT account_id, sum(amount) FROM (
  SELECT to_account_id, amount FROM postings UNION ALL SELECT from_account_id, -amount FROM postings
) moved(account_id, amount) GROUP BY account_id;

-- What is on each account at this moment.
CREATE VIEW account_balances AS
  SELECT a.id, a.code, a.kind, a.shop_id, a.maker_id,
    coalesce((SELECT sum(part.amount) FROM balance_parts part WHERE part.account_id = a.id), 0)::bigint AS balance
  FROM ledger_accounts a;

-- Who waits for the money of a contested payment is asked of each page of payouts.
CREATE INDEX payment_attempts_disputed_idx ON payment_attempts (purchase_id) WHERE status = 'disputed';
CREATE INDEX refunds_running_idx ON refunds (order_id) WHERE status IN ('requested', 'accepted', 'manual');

-- Of the makers of a BUM Desa, to the rupiah: earned but not final (pending), owed by the ledger (payable), of
-- that what may still go back (held), what is on its way (open), and what was paid out. Available to be paid is
-- payable - held - open. Only what may go back is read order by order: the orders that run, those with an open
-- refund and those of a contested payment.
CREATE FUNCTION money_of_makers(shop uuid)
  RETURNS TABLE (maker_id uuid, pending bigint, payable bigint, held bigint, open bigint, paid bigint)
  LANGUAGE sql STABLE AS $$
  WITH doubtful AS (
    SELECT o.id FROM orders o WHERE o.shop_id = shop AND o.status < 'completed'
    UNION SELECT o.id FROM refunds r JOIN orders o ON o.id = r.order_id
      WHERE o.shop_id = shop AND r.status IN ('requested', 'accepted', 'manual')
    UNION SELECT o.id FROM payment_attempts a JOIN orders o ON o.purchase_id = a.purchase_id
      WHERE o.shop_id = shop AND a.status = 'disputed'
  ), held AS (
    SELECT a.maker_id, sum(side.amount) AS amount
    FROM doubtful JOIN ledger_transactions t ON t.order_id = doubtful.id
    JOIN postings p ON p.transaction_id = t.id
    CROSS JOIN LATERAL (VALUES (p.to_account_id, p.amount), (p.from_account_id, -p.amount))
      side(account_id, amount)
    JOIN ledger_accounts a ON a.id = side.account_id AND a.kind = 'makerPayable'
    GROUP BY 1
  ), payouts_of AS (
    SELECT p.maker_id, sum(p.amount) FILTER (WHERE p.status IN ('prepared', 'approved')) AS open,
      sum(p.amount) FILTER (WHERE p.status = 'paid') AS paid
    FROM payouts p WHERE p.shop_id = shop GROUP BY 1
  ), balances AS (
    SELECT b.maker_id, sum(b.balance) FILTER (WHERE b.kind = 'makerPending') AS pending,
      sum(b.balance) FILTER (WHERE b.kind = 'makerPayable') AS payable
    FROM makers m JOIN account_balances b ON b.maker_id = m.id WHERE m.shop_id = shop GROUP BY 1
  )
  SELECT m.id, coalesce(b.pending, 0)::bigint, coalesce(b.payable, 0)::bigint, coalesce(h.amount, 0)::bigint,
    coalesce(p.open, 0)::bigint, coalesce(p.paid, 0)::bigint
  FROM makers m LEFT JOIN balances b ON b.maker_id = m.id LEFT JOIN held h ON h.maker_id = m.id
  LEFT JOIN payouts_of p ON p.maker_id = m.id
  WHERE m.shop_id = shop
$$;

-- The same of one maker: commands and the trigger of payouts ask here.
CREATE OR REPLACE FUNCTION maker_money(maker uuid)
  RETURNS TABLE (pending bigint, payable bigint, held bigint, open bigint, paid bigint)
  LANGUAGE sql STABLE AS $$
  SELECT pending, payable, held, open, paid
  FROM money_of_makers((SELECT shop_id FROM makers WHERE id = maker)) WHERE maker_id = maker
$$;
