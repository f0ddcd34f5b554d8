import type { Invariant } from './invariants.server.ts'

const edges = `SELECT jsonb_array_elements_text(current_setting('lumbung.edges')::jsonb)`

/** What each thing is now, for the end of its trail. */
const statuses = `
  SELECT 'purchase' AS subject_type, id, status::text FROM purchases
  UNION ALL SELECT 'order', id, status::text FROM orders
  UNION ALL SELECT 'attempt', id, status::text FROM payment_attempts
  UNION ALL SELECT 'refund', id, status::text FROM refunds
  UNION ALL SELECT 'promotion', id, status::text FROM promotions
  UNION ALL SELECT 'payout', id, status::text FROM payouts
  UNION ALL SELECT 'request', id, status::text FROM group_requests`

export const historyInvariants: readonly Invariant[] = [
  {
    id: 'I5',
    statement: 'The chain of the audit trail is unbroken',
    sql: `SELECT id, subject_id FROM (
        SELECT e.*, coalesce(lag(e.hash) OVER trail, '') AS before, row_number() OVER trail AS place
        FROM audit_entries e WINDOW trail AS (PARTITION BY e.subject_id ORDER BY e.sequence)) c
      WHERE c.sequence <> c.place OR c.hash <> audit_hash(c.before,
        ROW(c.id, c.subject_type, c.subject_id, c.sequence, c.action, c.from_status, c.to_status,
          c.actor_type, c.actor_id, c.shop_id, c.details, c.at, c.hash)::audit_entries)`,
    isThorough: true,
  },
  {
    id: 'I5',
    statement: 'The postings of a ledger transaction are those it was recorded with',
    sql: `SELECT t.idempotency_key FROM ledger_transactions t
      JOIN LATERAL (
        SELECT string_agg(line, E'\\n' ORDER BY line COLLATE "C") AS lines FROM (
          SELECT f.code || '|' || g.code || '|' || p.amount || '|' || p.purpose || '|'
            || coalesce(p.order_line_id::text, '') AS line
          FROM postings p JOIN ledger_accounts f ON f.id = p.from_account_id
          JOIN ledger_accounts g ON g.id = p.to_account_id
          WHERE p.transaction_id = t.id) each_line) a ON true
      WHERE t.input_hash <> encode(sha256(convert_to(coalesce(a.lines, ''), 'UTF8')), 'hex')`,
    isThorough: true,
  },
  {
    id: 'I5',
    statement: 'A posting is of the time of its transaction',
    sql: `SELECT p.id FROM postings p JOIN ledger_transactions t ON t.id = p.transaction_id
      WHERE p.occurred_at <> t.occurred_at`,
    isThorough: true,
  },
  {
    id: 'I5',
    statement: 'History is guarded against change',
    sql: `SELECT wanted.name FROM unnest(ARRAY['stock_movements', 'ledger_transactions', 'postings',
        'provider_events', 'provider_event_outcomes', 'audit_entries', 'booking_cancellations',
        'payout_accounts', 'day_closings', 'promotion_listings']) AS wanted(name)
      WHERE NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = wanted.name::regclass
        AND t.tgname = 'append_only' AND t.tgenabled = 'O')`,
  },
  {
    id: 'I10',
    statement: 'States moved along declared edges only',
    sql: `SELECT id, subject_type, from_status, to_status FROM audit_entries
      WHERE action = 'status' AND from_status IS NOT NULL
        AND subject_type || ':' || from_status || ':' || to_status NOT IN (${edges})`,
    isThorough: true,
  },
  {
    id: 'I10',
    statement:
      'Every edge starts where the one before it ended, and the last one ends where things are',
    sql: `SELECT id, subject_type FROM (
        SELECT e.id, e.subject_type, e.from_status, e.to_status, s.status,
          lag(e.to_status) OVER trail AS before, lead(e.id) OVER trail AS next
        FROM audit_entries e JOIN (${statuses}) s ON s.id = e.subject_id
        WHERE e.action = 'status'
        WINDOW trail AS (PARTITION BY e.subject_id ORDER BY e.sequence)) c
      WHERE c.from_status IS DISTINCT FROM c.before OR (c.next IS NULL AND c.to_status <> c.status)`,
    isThorough: true,
  },
  {
    id: 'I10',
    statement: 'Everything with a state has a trail',
    sql: `SELECT s.subject_type, s.id FROM (${statuses}) s
      WHERE NOT EXISTS (SELECT FROM audit_entries e
        WHERE e.subject_id = s.id AND e.action = 'status')`,
    isThorough: true,
  },
]
