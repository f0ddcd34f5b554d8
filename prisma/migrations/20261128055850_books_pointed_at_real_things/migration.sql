-- The rows of before, while everybody goes on reading and writing.

ALTER TABLE "stock_movements"
  VALIDATE CONSTRAINT "stock_movements_order_line_id_fkey";
ALTER TABLE "ledger_transactions"
  VALIDATE CONSTRAINT "ledger_transactions_purchase_id_fkey",
  VALIDATE CONSTRAINT "ledger_transactions_order_id_fkey",
  VALIDATE CONSTRAINT "ledger_transactions_attempt_id_fkey",
  VALIDATE CONSTRAINT "ledger_transactions_reverses_id_fkey";
ALTER TABLE "postings"
  VALIDATE CONSTRAINT "postings_order_line_id_fkey";
ALTER TABLE "order_lines"
  VALIDATE CONSTRAINT "order_lines_maker_id_shop_id_fkey";
