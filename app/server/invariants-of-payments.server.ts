import type { Invariant } from './invariants.server.ts'

// Of the last seven days also at night: what is older is not asked about any more.
const lately = `now() - interval '7 days'`

const saysMoney = `('paid', 'partiallyRefunded', 'refunded', 'disputed')`

/** A person decides about it, or has decided. */
const isDecided = `EXISTS (SELECT FROM discrepancies d WHERE d.attempt_id = a.id
  AND (d.dedupe_key LIKE 'mismatch:%' OR d.dedupe_key LIKE 'odd:%')
  AND (d.resolved_at IS NULL OR d.resolved_by IS NOT NULL))`

/** What the provider says against what we say; his word is kept with the attempt each time he is asked. */
export const paymentInvariants: readonly Invariant[] = [
  {
    id: 'I14',
    statement:
      'What the provider says is paid is paid with us, by the same amount, and nothing else is',
    sql: `SELECT a.id, a.status::text, a.provider_state::text, a.amount, a.provider_amount
      FROM payment_attempts a JOIN purchases p ON p.id = a.purchase_id
      WHERE a.created_at >= ${lately} AND NOT p.is_sample AND a.provider_state IS NOT NULL
        AND ((a.provider_state IN ${saysMoney}) <> (a.status IN ('paid', 'unexpected', 'disputed'))
          OR a.provider_state IN ${saysMoney} AND a.provider_amount IS DISTINCT FROM a.amount)
        -- Taken back by the bank and paid back, or contested, is gone in both words.
        AND NOT (a.status = 'reversed' AND a.provider_state IN ('refunded', 'disputed'))
        AND NOT ${isDecided}`,
  },
  {
    // What was paid before words were kept has two days to be asked about. Of what a BUM Desa took itself
    // there is no other word than its own (payment_attempts_counter_check).
    id: 'I14',
    statement:
      'Of every paid purchase the provider says that one of its payments is worth its total',
    sql: `SELECT p.id FROM purchases p
      WHERE p.created_at >= ${lately} AND p.status = 'paid' AND NOT p.is_sample
        AND p.channel <> 'counter'
        AND NOT EXISTS (SELECT FROM collections c WHERE c.purchase_id = p.id)
        AND NOT EXISTS (SELECT FROM payment_attempts a WHERE a.purchase_id = p.id
          AND a.status IN ('paid', 'disputed')
          AND (a.provider_state IN ${saysMoney} AND a.provider_amount = p.total + a.rounding
            OR a.provider_state IS NULL AND a.paid_at > now() - interval '2 days'
            OR ${isDecided}))`,
  },
  {
    id: 'I14',
    statement: 'Two hours after a notification somebody has asked the provider what is true',
    sql: `SELECT e.id, e.provider_order_id FROM provider_events e
      WHERE e.received_at >= ${lately} AND e.received_at < now() - interval '2 hours'
        AND NOT EXISTS (SELECT FROM provider_event_outcomes o WHERE o.event_id = e.id)`,
  },
]
