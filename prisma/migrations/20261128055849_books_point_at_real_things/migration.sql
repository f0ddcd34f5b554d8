-- Books, stock and lines may name only what exists. From here on every new row is checked; the rows of
-- before are by the next migration, because while a key is added nobody can write to either table, and
-- while it is validated everybody can. (A maker is one of the line's own shop.)

CREATE INDEX "postings_order_line_id_idx" ON "postings"("order_line_id");
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_order_line_id_fkey"
  FOREIGN KEY ("order_line_id") REFERENCES "order_lines"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_purchase_id_fkey"
  FOREIGN KEY ("purchase_id") REFERENCES "purchases"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_order_id_fkey"
  FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_attempt_id_fkey"
  FOREIGN KEY ("attempt_id") REFERENCES "payment_attempts"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_reverses_id_fkey"
  FOREIGN KEY ("reverses_id") REFERENCES "ledger_transactions"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
ALTER TABLE "postings" ADD CONSTRAINT "postings_order_line_id_fkey"
  FOREIGN KEY ("order_line_id") REFERENCES "order_lines"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_maker_id_shop_id_fkey"
  FOREIGN KEY ("maker_id", "shop_id") REFERENCES "makers"("id", "shop_id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
