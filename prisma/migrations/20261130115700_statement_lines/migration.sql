-- A line of the bank's statement is one payment, and one transfer is one refund, however its number was typed.

-- DropIndex
DROP INDEX "manual_transfers_seen_reference_key";

-- Written by hand
-- As `app/core/bank-line.ts` compares them.
CREATE FUNCTION bare_reference(reference text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN upper(regexp_replace(reference, '[^A-Za-z0-9]', '', 'g'));

-- What was recorded twice before stays, marked, so that it can be seen.
ALTER TABLE manual_transfers DISABLE TRIGGER keep_confirmed_transfer;
UPDATE manual_transfers m SET seen_reference = m.seen_reference || ' (' || d.n || ' ' || m.order_id || ')'
FROM (SELECT order_id, row_number() OVER (
        PARTITION BY bare_reference(seen_reference) ORDER BY seen_at, order_id) AS n
      FROM manual_transfers WHERE seen_reference IS NOT NULL) AS d
WHERE d.order_id = m.order_id AND d.n > 1;
ALTER TABLE manual_transfers ENABLE TRIGGER keep_confirmed_transfer;
UPDATE refunds r SET transfer_reference = r.transfer_reference || ' (' || d.n || ' ' || r.refund_key || ')'
FROM (SELECT id, row_number() OVER (
        PARTITION BY bare_reference(transfer_reference) ORDER BY prepared_at, id) AS n
      FROM refunds WHERE transfer_reference IS NOT NULL) AS d
WHERE d.id = r.id AND d.n > 1;

CREATE UNIQUE INDEX manual_transfers_seen_reference_key ON manual_transfers (bare_reference(seen_reference));
CREATE UNIQUE INDEX refunds_transfer_reference_key ON refunds (bare_reference(transfer_reference));

-- What nobody found at first may stand on the statement a day later.
ALTER TABLE manual_transfers DROP CONSTRAINT manual_transfers_one_end_check;
