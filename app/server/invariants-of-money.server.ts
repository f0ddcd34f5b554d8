import { since } from './invariants-reach.server.ts'
import type { Invariant } from './invariants.server.ts'

const balances = `
  SELECT a.id, a.code, a.kind::text AS kind,
    coalesce((SELECT sum(amount) FROM postings WHERE to_account_id = a.id), 0)
    - coalesce((SELECT sum(amount) FROM postings WHERE from_account_id = a.id), 0) AS balance
  FROM ledger_accounts a`

/** Payments whose money is booked for a purchase and was not taken back since. */
const captures = `
  SELECT t.id, t.purchase_id, t.attempt_id, t.recorded_at FROM ledger_transactions t
  WHERE t.event = 'purchase.captured'
    AND NOT EXISTS (SELECT FROM ledger_transactions r WHERE r.reverses_id = t.id)`

/** What was earned but may still be refunded, order by order; postage belongs to no line, but to a shop. */
const pendingOfOrders = `
  SELECT coalesce(l.order_id, o.id) AS order_id,
    sum(CASE WHEN g.kind IN ('makerPending', 'shopPending', 'platformPending')
      THEN q.amount ELSE -q.amount END) AS amount
  FROM postings q JOIN ledger_transactions t ON t.id = q.transaction_id
  JOIN ledger_accounts f ON f.id = q.from_account_id
  JOIN ledger_accounts g ON g.id = q.to_account_id
  LEFT JOIN order_lines l ON l.id = q.order_line_id
  LEFT JOIN orders o ON q.order_line_id IS NULL AND o.purchase_id = t.purchase_id
    AND o.shop_id = coalesce(f.shop_id, g.shop_id)
  WHERE (f.kind IN ('makerPending', 'shopPending', 'platformPending'))
    <> (g.kind IN ('makerPending', 'shopPending', 'platformPending'))
  GROUP BY 1`

/** What went back of an order, also what somebody had given back in the provider's pages before. */
const refundedOfOrders = `
  SELECT order_id, sum(amount) AS amount FROM (
    SELECT order_id, amount FROM refunds WHERE order_id IS NOT NULL AND status <> 'refused'
    UNION ALL SELECT t.order_id, q.amount FROM ledger_transactions t
    JOIN postings q ON q.transaction_id = t.id
    WHERE t.event = 'refund.unplannedSettled'
      AND NOT EXISTS (SELECT FROM ledger_transactions u WHERE u.reverses_id = t.id)) gone GROUP BY 1`

/** What left the shares of each line for its buyer, and was not undone. */
const goneOfLines = `
  SELECT q.order_line_id, sum(q.amount) AS amount FROM postings q
  JOIN ledger_transactions t ON t.id = q.transaction_id
  WHERE t.event IN ('refund.requested', 'refund.unplannedSettled') AND q.order_line_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM ledger_transactions u WHERE u.reverses_id = t.id) GROUP BY 1`

/**
 * What left account `b` of a maker because a sale was undone, once something of the maker's was being
 * paid out: it may have been paid already.
 */
const takenBackLater = `
  SELECT coalesce(sum(q.amount), 0) FROM postings q JOIN ledger_transactions t ON t.id = q.transaction_id
  JOIN ledger_accounts own ON own.id = q.from_account_id
  WHERE q.from_account_id = b.id AND t.reverses_id IS NOT NULL AND t.payout_id IS NULL
    AND t.recorded_at >= (SELECT min(prepared_at) FROM payouts WHERE maker_id = own.maker_id)`

export const moneyInvariants: readonly Invariant[] = [
  {
    id: 'I1',
    statement: 'Every ledger transaction moves money from one account to another',
    sql: `SELECT t.idempotency_key FROM ledger_transactions t
      LEFT JOIN postings p ON p.transaction_id = t.id
      WHERE p.id IS NULL OR p.amount <= 0 OR p.from_account_id = p.to_account_id`,
    isThorough: true,
  },
  {
    id: 'I2',
    statement: 'The whole ledger sums to zero',
    sql: `SELECT sum(balance) AS total FROM (${balances}) b HAVING sum(balance) <> 0`,
    isThorough: true,
  },
  {
    id: 'I2',
    statement: 'The balance that pages read is the sum of what was booked',
    sql: `SELECT b.code, b.balance, kept.balance AS kept
      FROM (${balances}) b JOIN account_balances kept ON kept.id = b.id
      WHERE kept.balance <> b.balance`,
    isThorough: true,
  },
  {
    id: 'I3',
    statement: 'What was captured is the total of the purchase',
    sql: `SELECT c.purchase_id, p.total,
        (SELECT sum(amount) FROM postings WHERE transaction_id = c.id) AS captured
      FROM (${captures}) c JOIN purchases p ON p.id = c.purchase_id
      WHERE c.recorded_at >= ${since} AND p.total <> (SELECT sum(amount) FROM postings WHERE transaction_id = c.id)`,
  },
  {
    id: 'I3',
    statement: 'A paid purchase has exactly one capture, an unpaid one none',
    sql: `SELECT p.id, p.status::text, count(c.id) FROM purchases p
      LEFT JOIN (${captures}) c ON c.purchase_id = p.id
      WHERE p.created_at >= ${since}
      GROUP BY p.id HAVING count(c.id) <> CASE WHEN p.status = 'paid' THEN 1 ELSE 0 END`,
  },
  {
    // Shares that were frozen at the sale, less what was not sent of what is paid at the hand-over.
    id: 'I3',
    statement: 'What was captured for a line is its shares, less what is off the bill',
    sql: `SELECT l.id, sum(q.amount) AS captured FROM (${captures}) c
      JOIN postings q ON q.transaction_id = c.id
      JOIN order_lines l ON l.id = q.order_line_id JOIN orders o ON o.id = l.order_id
      LEFT JOIN order_shortages s ON s.order_line_id = l.id AND o.unsent_total > 0
      WHERE c.recorded_at >= ${since} GROUP BY l.id, s.amount
      HAVING sum(q.amount) <> l.maker_share + l.shop_share + l.platform_fee - coalesce(s.amount, 0)`,
  },
  {
    id: 'I3',
    statement: 'No line gives back more than it brought in',
    sql: `SELECT l.id FROM order_lines l JOIN orders o ON o.id = l.order_id
      JOIN purchases p ON p.id = o.purchase_id AND p.status = 'paid'
      WHERE l.maker_share + l.shop_share + l.platform_fee < coalesce((
        SELECT sum(q.amount) FROM postings q JOIN ledger_transactions t ON t.id = q.transaction_id
        JOIN refunds r ON t.idempotency_key = 'refund:' || r.id || ':requested'
        WHERE q.order_line_id = l.id AND r.status <> 'refused'), 0)`,
    isThorough: true,
  },
  {
    id: 'I3',
    statement:
      'What is still pending of an order is what was captured less what went back or was completed',
    sql: `SELECT o.id, o.status::text, coalesce(b.amount, 0) AS pending
      FROM orders o JOIN purchases p ON p.id = o.purchase_id
      LEFT JOIN (${pendingOfOrders}) b ON b.order_id = o.id
      LEFT JOIN (${refundedOfOrders}) r ON r.order_id = o.id
      WHERE coalesce(b.amount, 0) <> CASE
        WHEN p.status = 'paid' AND o.status NOT IN ('completed', 'cancelled')
        THEN o.total - coalesce(r.amount, 0) ELSE 0 END`,
    isThorough: true,
  },
  {
    // An order that was refunded in full owes nobody anything, so its completion moves no money; of a
    // cancelled one some of the money may stay by the rules of its visits.
    id: 'I3',
    statement: 'An order is completed exactly when its completion is booked, once',
    sql: `SELECT o.id, o.status::text, count(t.id) AS booked
      FROM orders o JOIN purchases p ON p.id = o.purchase_id
      LEFT JOIN (${refundedOfOrders}) r ON r.order_id = o.id
      LEFT JOIN ledger_transactions t ON t.order_id = o.id AND t.event = 'order.completed'
        AND NOT EXISTS (SELECT FROM ledger_transactions u WHERE u.reverses_id = t.id)
      GROUP BY o.id, p.status, r.amount
      HAVING count(t.id) <> CASE WHEN o.status IN ('completed', 'cancelled') AND p.status = 'paid'
        AND o.total > coalesce(r.amount, 0) THEN 1 ELSE 0 END`,
    isThorough: true,
  },
  {
    id: 'I3',
    statement: 'What comes back for cancelled tickets comes from the shares of their own line',
    sql: `SELECT b.id, c.amount AS promised, coalesce(g.amount, 0) AS gone
      FROM bookings b JOIN purchases p ON p.id = b.purchase_id AND p.status = 'paid'
      JOIN order_lines l ON l.id = b.order_line_id
      JOIN (SELECT booking_id, sum(amount) AS amount FROM booking_cancellations GROUP BY 1) c
        ON c.booking_id = b.id
      LEFT JOIN (${goneOfLines}) g ON g.order_line_id = l.id
      WHERE coalesce(g.amount, 0) <> c.amount AND NOT EXISTS (SELECT FROM refunds r
        WHERE r.order_id = l.order_id AND r.reason IN ('shopGaveBack', 'complaintUpheld', 'disputeLost'))`,
    isThorough: true,
  },
  {
    id: 'I3',
    statement: 'What a BUM Desa took on site is booked from its own account, once for each turn',
    sql: `SELECT r.booking_id, r.turn, r.amount FROM balance_receipts r
      LEFT JOIN ledger_transactions t ON t.idempotency_key = 'booking:' || r.booking_id || ':balance:'
        || (r.turn - 1 + r.turn % 2) || CASE WHEN r.turn % 2 = 0 THEN ':reversed' ELSE '' END
      WHERE t.id IS NULL OR r.amount <> (
        SELECT coalesce(sum(q.amount), 0) FROM postings q
        JOIN bookings b ON b.id = r.booking_id AND b.order_line_id = q.order_line_id
        JOIN ledger_accounts a ON a.kind = 'collector' AND a.shop_id = r.shop_id
          AND a.id = CASE WHEN r.turn % 2 = 1 THEN q.from_account_id ELSE q.to_account_id END
        WHERE q.transaction_id = t.id)
      UNION ALL SELECT t.id, NULL, NULL FROM ledger_transactions t
      WHERE t.event IN ('balance.received', 'balance.received.reversed') AND NOT EXISTS (
        SELECT FROM balance_receipts r WHERE t.idempotency_key = 'booking:' || r.booking_id
          || ':balance:' || (r.turn - 1 + r.turn % 2)
          || CASE WHEN r.turn % 2 = 0 THEN ':reversed' ELSE '' END)`,
    isThorough: true,
  },
  {
    id: 'I16',
    statement: 'What was paid on site is shared by maker and BUM Desa alone',
    sql: `SELECT q.id, a.code FROM postings q JOIN ledger_transactions t ON t.id = q.transaction_id
      JOIN ledger_accounts a ON a.id = q.to_account_id
      WHERE t.event = 'balance.received' AND a.kind NOT IN ('makerPayable', 'shopPayable')`,
    isThorough: true,
  },
  {
    id: 'I4',
    statement: 'Refunds never add up to more than was paid',
    sql: `SELECT a.id FROM payment_attempts a JOIN refunds r ON r.attempt_id = a.id
      WHERE r.status <> 'refused'
        AND a.id IN (SELECT attempt_id FROM refunds WHERE created_at >= ${since})
      GROUP BY a.id HAVING sum(r.amount) > a.amount`,
  },
  {
    // A maker who was paid and whose sale was undone afterwards has had too much: what he sells next evens it out.
    id: 'I4',
    statement:
      'Nobody is owed less than nothing, and whoever took money holds no less than nothing of it',
    sql: `SELECT code, balance FROM (${balances}) b
      WHERE (kind IN ('provider', 'collector') AND balance > 0)
        OR (kind NOT IN ('provider', 'collector', 'suspense') AND balance < 0
          AND (kind <> 'makerPayable' OR balance + (${takenBackLater}) < 0))`,
    isThorough: true,
  },
  {
    id: 'I4',
    statement:
      'A payout is booked exactly when the maker has it, once, and undone when it came back',
    sql: `SELECT p.id, p.status::text, p.amount, b.gone FROM payouts p LEFT JOIN (
        SELECT t.payout_id, count(DISTINCT t.id) AS booked, sum(CASE
          WHEN f.kind = 'makerPayable' AND f.maker_id = x.maker_id AND g.kind = 'shopPayable'
            AND g.shop_id = x.shop_id THEN q.amount
          WHEN g.kind = 'makerPayable' AND g.maker_id = x.maker_id AND f.kind = 'shopPayable'
            AND f.shop_id = x.shop_id AND t.reverses_id IS NOT NULL THEN -q.amount END) AS gone
        FROM ledger_transactions t JOIN payouts x ON x.id = t.payout_id
        JOIN postings q ON q.transaction_id = t.id
        JOIN ledger_accounts f ON f.id = q.from_account_id
        JOIN ledger_accounts g ON g.id = q.to_account_id GROUP BY 1) b ON b.payout_id = p.id
      WHERE coalesce(b.gone, 0) <> CASE p.status WHEN 'paid' THEN p.amount ELSE 0 END
        OR coalesce(b.booked, 0) <> CASE p.status WHEN 'paid' THEN 1 WHEN 'returned' THEN 2 ELSE 0 END`,
    isThorough: true,
  },
  {
    id: 'I4',
    statement:
      'Payouts on their way are no more than was earned, but for what was taken back since',
    sql: `SELECT m.id, money.open, money.payable FROM makers m
      JOIN ledger_accounts b ON b.maker_id = m.id AND b.kind = 'makerPayable'
      CROSS JOIN LATERAL maker_money(m.id) money
      WHERE money.open > 0 AND money.open > money.payable + (${takenBackLater})`,
    isThorough: true,
  },
  {
    // Payment by payment: what is kept for one covers no loss of another, and neither does its case.
    id: 'I4',
    statement: 'Suspense owes only what an open case about that very money explains',
    sql: `SELECT s.attempt_id, s.balance, coalesce(x.amount, 0) AS explained FROM (
        SELECT t.attempt_id, sum(CASE WHEN g.kind = 'suspense' THEN q.amount ELSE -q.amount END) AS balance
        FROM postings q JOIN ledger_transactions t ON t.id = q.transaction_id
        JOIN ledger_accounts f ON f.id = q.from_account_id
        JOIN ledger_accounts g ON g.id = q.to_account_id
        WHERE (f.kind = 'suspense') <> (g.kind = 'suspense') GROUP BY 1) s
      LEFT JOIN (
        SELECT r.attempt_id, sum(r.amount) AS amount FROM refunds r
        WHERE EXISTS (SELECT FROM discrepancies d WHERE d.resolved_at IS NULL AND d.dedupe_key IN (
          'foreign-refund:' || r.refund_key, 'refund:' || r.id || ':lost'))
        GROUP BY 1) x ON x.attempt_id = s.attempt_id
      WHERE s.balance + coalesce(x.amount, 0) < 0`,
    isThorough: true,
  },
  {
    id: 'I4',
    statement: 'Money on its way back is the sum of the refunds that are not over',
    sql: `SELECT b.code, b.balance, r.open FROM (${balances}) b FULL JOIN (
        SELECT 'refunds:' || a.provider AS code, sum(r.amount) AS open
        FROM refunds r JOIN payment_attempts a ON a.id = r.attempt_id
        WHERE r.status IN ('requested', 'accepted', 'manual') GROUP BY 1) r ON r.code = b.code
      WHERE (b.kind = 'refundsInFlight' OR b.kind IS NULL) AND coalesce(b.balance, 0) <> coalesce(r.open, 0)`,
    isThorough: true,
  },
  {
    id: 'I9',
    statement: 'An attempt is captured once, and its status says so',
    sql: `SELECT a.id, a.status::text, count(c.id) FROM payment_attempts a
      LEFT JOIN (${captures}) c ON c.attempt_id = a.id
      WHERE a.created_at >= ${since}
      GROUP BY a.id HAVING count(c.id) <> CASE WHEN a.status IN ('paid', 'disputed') THEN 1 ELSE 0 END`,
  },
  {
    id: 'I9',
    statement: 'Money nobody expected is booked as late, once',
    sql: `SELECT a.id FROM payment_attempts a
      WHERE a.status = 'unexpected' AND a.created_at >= ${since} AND NOT EXISTS (
        SELECT FROM ledger_transactions t WHERE t.idempotency_key = 'attempt:' || a.id || ':late')`,
  },
  {
    id: 'I9',
    statement:
      'A refund is confirmed exactly when the ledger says so, and each time it came back is undone',
    // OFFSET 0: each refund asks the index for its keys, however many turns the planner expects.
    sql: `SELECT r.id, r.status::text, turn FROM refunds r
      CROSS JOIN generate_series(0, r.returns) turn
      LEFT JOIN LATERAL (SELECT t.id,
          EXISTS (SELECT FROM ledger_transactions u WHERE u.reverses_id = t.id) AS "isUndone"
        FROM ledger_transactions t WHERE t.idempotency_key = 'refund:' || r.id || ':confirmed'
          || CASE turn WHEN 0 THEN '' ELSE ':' || (turn + 1) END OFFSET 0) t ON true
      WHERE r.created_at >= ${since} AND CASE
        WHEN turn < r.returns THEN t.id IS NULL OR NOT t."isUndone"
        ELSE (r.status = 'confirmed') <> (t.id IS NOT NULL) OR coalesce(t."isUndone", false) END`,
  },
]
