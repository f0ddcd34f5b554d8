-- The invariants of every minute look at the last days of sales and money only. Not CONCURRENTLY: that
-- waits for every reader (a backup, the audit of the night) and, stopped, leaves a half-made index behind.

CREATE INDEX "ledger_transactions_attempt_id_idx" ON "ledger_transactions"("attempt_id");
CREATE INDEX "ledger_transactions_event_recorded_at_idx" ON "ledger_transactions"("event", "recorded_at");
CREATE INDEX "payment_attempts_created_at_idx" ON "payment_attempts"("created_at");
CREATE INDEX "purchases_created_at_idx" ON "purchases"("created_at");
CREATE INDEX "refunds_created_at_idx" ON "refunds"("created_at");
