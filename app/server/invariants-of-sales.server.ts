import { since } from './invariants-reach.server.ts'
import type { Invariant } from './invariants.server.ts'

/** Whether booking `b` is one of slot `s`: by its day, or as an add-on of a stay by its nights. */
const isCountedIn = `(b.slot_id = s.id OR b.add_on_id = s.add_on_id AND b.departure IS NOT NULL
  AND s.date >= b.date AND s.date < b.departure)`

export const salesInvariants: readonly Invariant[] = [
  {
    id: 'I3',
    statement: 'A purchase is the sum of its orders, an order the sum of its lines',
    sql: `SELECT p.id FROM purchases p JOIN orders o ON o.purchase_id = p.id
      GROUP BY p.id HAVING sum(o.total) <> p.total
      UNION ALL SELECT o.id FROM orders o JOIN order_lines l ON l.order_id = o.id
      GROUP BY o.id HAVING sum(l.unit_price * l.quantity) <> o.items_total
        OR sum(l.discount) <> o.discount_total
        OR o.total <> o.items_total + o.shipping_price - o.discount_total - o.unsent_total
      UNION ALL SELECT p.id FROM purchases p
      WHERE NOT EXISTS (SELECT FROM orders o WHERE o.purchase_id = p.id)`,
    isThorough: true,
  },
  {
    // What was paid in advance and is not sent goes back by a refund instead.
    id: 'I3',
    statement:
      'Off the bill is what is not sent of what is paid at the hand-over, and nothing else',
    sql: `SELECT o.id, o.unsent_total, p.unsent_total AS "ofPurchase", s.amount FROM orders o
      JOIN purchases p ON p.id = o.purchase_id
      LEFT JOIN collections k ON k.order_id = o.id
      LEFT JOIN (SELECT order_id, sum(amount) AS amount FROM order_shortages GROUP BY 1) s
        ON s.order_id = o.id
      WHERE o.unsent_total <> CASE WHEN k.order_id IS NULL THEN 0 ELSE coalesce(s.amount, 0) END
        OR k.order_id IS NOT NULL AND p.unsent_total <> o.unsent_total
        OR k.order_id IS NULL AND p.unsent_total <> 0`,
    isThorough: true,
  },
  {
    id: 'I6',
    statement: 'On hand is the sum of the movements, and held that of the live holds',
    sql: `SELECT v.id, v.on_hand, v.held FROM variants v
      WHERE v.held < 0 OR v.held > v.on_hand
        OR v.on_hand <> coalesce((SELECT sum(delta) FROM stock_movements m WHERE m.variant_id = v.id), 0)
        OR v.held <> coalesce((SELECT sum(quantity) FROM holds h
          WHERE h.variant_id = v.id AND h.status = 'live'), 0)`,
    isThorough: true,
  },
  {
    id: 'I6',
    statement: 'What a purchase holds is what its lines sell',
    // The last tickets of a booking stay its number when they are given up as well.
    sql: `SELECT l.id, l.quantity, h.quantity AS held
      FROM order_lines l JOIN orders o ON o.id = l.order_id
      LEFT JOIN holds h ON h.purchase_id = o.purchase_id AND h.variant_id = l.variant_id
      LEFT JOIN bookings b ON b.order_line_id = l.id
      LEFT JOIN (SELECT booking_id, sum(count) AS count FROM booking_cancellations
        WHERE remaining > 0 GROUP BY 1) c ON c.booking_id = b.id
      WHERE coalesce(h.quantity, b.quantity + coalesce(c.count, 0)) IS DISTINCT FROM l.quantity
        OR num_nonnulls(h.id, b.id) <> 1
      UNION ALL SELECT h.id, NULL, h.quantity FROM holds h
      WHERE NOT EXISTS (SELECT FROM orders o JOIN order_lines l ON l.order_id = o.id
        WHERE o.purchase_id = h.purchase_id AND l.variant_id = h.variant_id)`,
    isThorough: true,
  },
  {
    id: 'I7',
    statement: 'Never more guests than places, and what days keep is what bookings say',
    sql: `SELECT s.id, s.held, s.sold FROM slots s
      WHERE s.held < 0 OR s.sold < 0 OR s.held + s.sold > s.capacity
        OR s.held <> coalesce((SELECT sum(quantity) FROM bookings b
          WHERE ${isCountedIn} AND b.status = 'held'), 0)
          + (SELECT count(*) FROM group_requests r WHERE r.slot_id = s.id AND r.status = 'confirmed')
        OR s.sold <> coalesce((SELECT sum(quantity) FROM bookings b
          WHERE ${isCountedIn} AND b.status = 'booked'), 0)
      UNION ALL SELECT a.id, NULL, NULL FROM unit_stays a JOIN unit_stays b ON b.unit_id = a.unit_id
        AND b.id <> a.id AND NOT a.is_released AND NOT b.is_released
        AND a.arrival < b.departure AND b.arrival < a.departure
      UNION ALL SELECT b.id, b.quantity, count(u.id)::int FROM bookings b
      LEFT JOIN unit_stays u ON u.booking_id = b.id AND NOT u.is_released
        AND u.arrival = b.date AND u.departure = b.departure
      WHERE b.departure IS NOT NULL AND b.add_on_id IS NULL GROUP BY b.id
      HAVING count(u.id) <> CASE WHEN b.status IN ('held', 'booked') THEN b.quantity ELSE 0 END`,
    isThorough: true,
  },
  {
    id: 'I7',
    statement: 'The nights of a unit are those of its stays',
    sql: `SELECT unit_id, n.nights::text, s.nights::text FROM unit_nights n
      FULL JOIN (SELECT unit_id, range_agg(daterange(arrival, departure)) AS nights
        FROM unit_stays WHERE NOT is_released GROUP BY unit_id) s USING (unit_id)
      WHERE coalesce(n.nights, '{}') <> coalesce(s.nights, '{}')`,
    isThorough: true,
  },
  {
    id: 'I7',
    statement: 'What was counted as sold of a day that is over is what its bookings say',
    sql: `SELECT p.* FROM daily_places p LEFT JOIN (
        SELECT b.listing_id, night::date AS day, sum(b.quantity) AS sold
        FROM bookings b, generate_series(b.date, coalesce(b.departure - 1, b.date), interval '1 day') AS night
        WHERE b.status = 'booked' AND b.add_on_id IS NULL GROUP BY 1, 2) booked USING (listing_id, day)
      WHERE p.sold <> coalesce(booked.sold, 0)`,
    isThorough: true,
  },
  {
    id: 'I7',
    statement: 'A slot is of what its bookings are of, and an add-on has one on each of its days',
    sql: `SELECT b.id, b.quantity FROM bookings b JOIN slots s ON s.id = b.slot_id
      WHERE s.listing_id <> b.listing_id OR s.date <> b.date
        OR s.session_id IS DISTINCT FROM b.session_id OR s.add_on_id IS DISTINCT FROM b.add_on_id
      UNION ALL SELECT b.id, b.quantity FROM bookings b
      WHERE b.add_on_id IS NOT NULL AND (SELECT count(*) FROM slots s WHERE ${isCountedIn})
        <> coalesce(b.departure - b.date, 1)
      UNION ALL SELECT b.id, b.quantity FROM bookings b JOIN order_lines l ON l.id = b.order_line_id
      JOIN variants v ON v.id = l.variant_id
      WHERE b.add_on_id IS DISTINCT FROM CASE WHEN v.add_on_capacity IS NOT NULL THEN v.id END`,
    isThorough: true,
  },
  {
    id: 'I7',
    statement: 'Nobody keeps an add-on without the visit it was bought for',
    sql: `SELECT b.id, b.quantity FROM bookings b
      WHERE b.add_on_id IS NOT NULL AND b.status IN ('held', 'booked') AND NOT EXISTS (
        SELECT FROM bookings v WHERE v.purchase_id = b.purchase_id AND v.listing_id = b.listing_id
          AND v.add_on_id IS NULL AND v.status = b.status AND v.date = b.date
          AND v.session_id IS NOT DISTINCT FROM b.session_id
          AND v.departure IS NOT DISTINCT FROM b.departure)`,
    isThorough: true,
  },
  {
    id: 'I7',
    statement: 'A place of a group is its request’s, its booking’s or nobody’s',
    sql: `SELECT r.id, r.status::text FROM group_requests r
      WHERE (r.status = 'ordered') <> (EXISTS (SELECT FROM bookings b
          WHERE b.request_id = r.id AND b.status = 'held'))
        OR EXISTS (SELECT FROM bookings b WHERE b.request_id = r.id AND b.status = 'booked')
          AND r.status <> 'taken'
        OR r.status = 'taken' AND NOT EXISTS (SELECT FROM bookings b
          WHERE b.request_id = r.id AND b.status IN ('booked', 'calledOff', 'cancelled'))
      UNION ALL SELECT b.id, b.status::text FROM bookings b JOIN group_requests r ON r.id = b.request_id
      WHERE b.listing_id <> r.listing_id OR b.date <> r.date OR b.quantity <> 1`,
    isThorough: true,
  },
  {
    id: 'I7',
    statement:
      'Each cancellation goes on where the one before it ended, and the last says who still comes',
    sql: `SELECT b.id, b.status::text, b.quantity FROM bookings b
      JOIN order_lines l ON l.id = b.order_line_id
      JOIN LATERAL (
        SELECT count(*) AS number, sum(c.count) AS given, min(c.remaining) AS remaining,
          bool_and(c.count + c.remaining = c.before) AS is_chain
        FROM (SELECT c.*, coalesce(lag(c.remaining) OVER (ORDER BY c.remaining DESC), l.quantity) AS before
          FROM booking_cancellations c WHERE c.booking_id = b.id) c) all_of ON all_of.number > 0
      WHERE NOT all_of.is_chain OR b.status NOT IN ('booked', 'calledOff', 'cancelled')
        OR all_of.remaining = 0 AND b.status <> 'cancelled'
        OR all_of.remaining > 0 AND b.quantity <> all_of.remaining`,
    isThorough: true,
  },
  {
    id: 'I3',
    statement: 'What was paid on site is what its booking says, taken and undone by turns',
    sql: `SELECT r.booking_id, r.turn, r.amount FROM balance_receipts r
      JOIN bookings b ON b.id = r.booking_id
      LEFT JOIN balance_receipts before ON before.booking_id = r.booking_id
        AND before.turn = r.turn - 1
      WHERE (r.turn > 1 AND before.turn IS NULL)
        OR (r.turn % 2 = 0 AND before.amount <> r.amount)
        OR (r.turn % 2 = 1 AND b.status = 'booked' AND NOT EXISTS (
          -- For all of them, or for those who were left when some had given up.
          SELECT FROM order_lines l, generate_series(b.quantity, l.quantity) AS people
          WHERE l.id = b.order_line_id AND r.amount = b.on_site_price * people))`,
    isThorough: true,
  },
  {
    id: 'I8',
    statement:
      'One purchase for each version of a cart, one live attempt and one payment for each purchase',
    sql: `SELECT p.id::text, 'cart' AS what FROM purchases p
      WHERE p.created_at >= ${since} AND EXISTS (SELECT FROM purchases q
        WHERE q.cart_id = p.cart_id AND q.cart_version = p.cart_version AND q.id <> p.id)
      UNION ALL SELECT a.purchase_id::text, 'live' FROM payment_attempts a
      WHERE a.created_at >= ${since} AND a.status IN ('created', 'pending', 'review')
        AND EXISTS (SELECT FROM payment_attempts b WHERE b.purchase_id = a.purchase_id
          AND b.status IN ('created', 'pending', 'review') AND b.id <> a.id)
      UNION ALL SELECT a.purchase_id::text, 'paid' FROM payment_attempts a
      WHERE a.created_at >= ${since} AND a.status IN ('paid', 'disputed')
        AND EXISTS (SELECT FROM payment_attempts b WHERE b.purchase_id = a.purchase_id
          AND b.status IN ('paid', 'disputed') AND b.id <> a.id)`,
  },
  {
    // And nobody else's money is there: an account of one BUM Desa never pays for the sale of another.
    id: 'I8',
    statement:
      'A sale at the counter has no cart, is paid to the BUM Desa itself, and ends by its undoing',
    sql: `SELECT p.id, 'sale' AS what FROM purchases p LEFT JOIN counter_sales c ON c.purchase_id = p.id
      WHERE p.created_at >= ${since} AND ((p.channel = 'counter') <> (c.id IS NOT NULL)
        OR c.id IS NOT NULL AND p.status <> CASE WHEN c.undone_at IS NULL
          THEN 'paid' ELSE 'cancelled' END::"PurchaseStatus")
      UNION ALL SELECT p.id, 'attempt' FROM purchases p JOIN payment_attempts a ON a.purchase_id = p.id
      LEFT JOIN collections k ON k.purchase_id = p.id
      WHERE p.created_at >= ${since}
        AND (p.channel = 'counter' OR k.order_id IS NOT NULL) <> (a.provider = 'counter')
      UNION ALL SELECT t.purchase_id, 'money' FROM ledger_transactions t
      JOIN purchases p ON p.id = t.purchase_id JOIN postings q ON q.transaction_id = t.id
      JOIN ledger_accounts f ON f.id = q.from_account_id
      LEFT JOIN counter_sales c ON c.purchase_id = p.id AND f.kind = 'collector' AND f.shop_id = c.shop_id
      LEFT JOIN collections k ON k.purchase_id = p.id
      WHERE t.recorded_at >= ${since} AND t.event = 'purchase.captured' AND CASE
        WHEN k.order_id IS NOT NULL THEN f.kind <> 'collector' OR f.shop_id <> k.shop_id
        ELSE (p.channel = 'counter') <> (c.id IS NOT NULL) END`,
  },
  {
    id: 'I12',
    statement:
      'What is due at the hand-over is taken once, in full or settled, and was never paid otherwise',
    sql: `SELECT p.id, p.status::text, 'state' AS what FROM purchases p
      LEFT JOIN collections k ON k.purchase_id = p.id
      WHERE p.created_at >= ${since} AND (p.status = 'dueOnDelivery' OR k.order_id IS NOT NULL)
        AND (k.order_id IS NULL OR p.agreed_at IS NULL OR k.due <> p.total OR CASE p.status
          WHEN 'dueOnDelivery' THEN k.ended_as IS NOT NULL OR k.settled_by IS NOT NULL OR k.taken = k.due
          WHEN 'paid' THEN k.taken IS NULL OR k.taken <> k.due AND k.settled_by IS NULL
          WHEN 'cancelled' THEN k.ended_as IS NULL ELSE true END)
      UNION ALL SELECT p.id, p.status::text, 'case' FROM purchases p
      JOIN collections k ON k.purchase_id = p.id
      LEFT JOIN discrepancies d ON d.dedupe_key = 'collection:' || k.order_id
      WHERE p.created_at >= ${since} AND (coalesce(k.taken <> k.due, false) <> (d.id IS NOT NULL)
        OR (k.settled_by IS NOT NULL) <> (d.resolved_at IS NOT NULL))
      UNION ALL SELECT p.id, o.status::text, 'order' FROM purchases p
      JOIN collections k ON k.purchase_id = p.id JOIN orders o ON o.id = k.order_id
      WHERE p.created_at >= ${since} AND ((k.ended_as IS NOT NULL) <> (p.status = 'cancelled')
        OR k.ended_as IS NOT NULL AND o.status <> 'cancelled'
        OR k.taken IS NULL AND k.ended_as IS NULL AND o.status IN ('delivered', 'completed', 'cancelled'))`,
  },
  {
    id: 'I11',
    statement: 'Whatever belongs to an order is of the same BUM Desa',
    sql: `SELECT l.id FROM order_lines l JOIN orders o ON o.id = l.order_id
      JOIN variants v ON v.id = l.variant_id JOIN listings g ON g.id = v.listing_id
      JOIN makers m ON m.id = l.maker_id
      LEFT JOIN bookings b ON b.order_line_id = l.id
      WHERE b.shop_id <> o.shop_id OR b.listing_id <> v.listing_id OR b.purchase_id <> o.purchase_id
        OR l.shop_id <> o.shop_id OR v.shop_id <> o.shop_id OR g.shop_id <> o.shop_id
        OR m.shop_id <> o.shop_id`,
    isThorough: true,
  },
  {
    id: 'I12',
    statement: 'What is paid has left the shelf and started its orders; what is not paid has not',
    sql: `SELECT p.id, p.status::text FROM purchases p
      WHERE (p.status = 'paid') <> (p.paid_at IS NOT NULL AND NOT EXISTS (
          SELECT FROM orders o WHERE o.purchase_id = p.id AND o.status = 'awaitingPayment'))
        AND p.status <> 'cancelled'
      UNION ALL SELECT p.id, 'sale' FROM purchases p
      JOIN orders o ON o.purchase_id = p.id JOIN order_lines l ON l.order_id = o.id
      WHERE (p.status IN ('awaitingPayment', 'expired')) = (EXISTS (
        SELECT FROM stock_movements m WHERE m.order_line_id = l.id AND m.reason = 'sale') OR EXISTS (
        SELECT FROM bookings b WHERE b.order_line_id = l.id
          AND b.status IN ('booked', 'calledOff', 'cancelled')))
        AND p.status <> 'cancelled'
      UNION ALL SELECT p.id, 'booking' FROM purchases p JOIN bookings b ON b.purchase_id = p.id
      WHERE (b.status = 'held') <> (p.status = 'awaitingPayment')
        OR b.status IN ('booked', 'calledOff') AND p.status <> 'paid'
        OR b.status = 'released' AND p.status = 'paid'
      UNION ALL SELECT p.id, 'hold' FROM purchases p JOIN holds h ON h.purchase_id = p.id
      WHERE h.status = 'live' AND p.status <> 'awaitingPayment'
        OR h.status = 'released' AND p.status IN ('awaitingPayment', 'dueOnDelivery', 'paid')
        OR h.status = 'committed' AND p.status IN ('awaitingPayment', 'expired')`,
    isThorough: true,
  },
  {
    // By when the payment was booked, not by when it was made: news of it may come late. Whose name was
    // erased since is written to no more, and nobody waits for a receipt of the sample story.
    id: 'I12',
    statement: 'Five minutes after a payment its receipt is written, or a job is about to write it',
    sql: `SELECT p.id FROM ledger_transactions t JOIN purchases p ON p.id = t.purchase_id
      WHERE t.event = 'purchase.captured' AND t.recorded_at >= ${since}
        AND t.recorded_at < now() - interval '5 minutes'
        AND p.status = 'paid' AND NOT p.is_sample
        AND EXISTS (SELECT FROM buyer_details b WHERE b.purchase_id = p.id)
        AND NOT EXISTS (SELECT FROM messages m WHERE m.dedupe_key = 'purchase:' || p.id || ':paid')
        AND p.id::text NOT IN (SELECT coalesce(j.data->>'purchaseId', '') FROM jobs.job j
          WHERE j.name = 'send-receipt' AND j.state < 'completed')`,
  },
  {
    id: 'I13',
    statement: 'Nothing is older than its time and five minutes',
    sql: `SELECT id, 'purchase' AS what FROM purchases
      WHERE status = 'awaitingPayment' AND expires_at < now() - interval '5 minutes'
      UNION ALL SELECT id, 'hold' FROM holds
      WHERE status = 'live' AND expires_at < now() - interval '5 minutes'
      UNION ALL SELECT id, 'booking' FROM bookings
      WHERE status = 'held' AND expires_at < now() - interval '5 minutes'
      UNION ALL SELECT id, 'request' FROM group_requests
      WHERE status = 'asked' AND answer_by < now() - interval '5 minutes'
        OR status = 'confirmed' AND pay_by < now() - interval '5 minutes'
      UNION ALL SELECT id, 'attempt' FROM payment_attempts
      WHERE status IN ('created', 'pending', 'review') AND expires_at < now() - interval '5 minutes'
      UNION ALL SELECT id, 'job' FROM jobs.job
      WHERE state = 'active'
        AND started_on + make_interval(secs => expire_seconds) < now() - interval '5 minutes'`,
  },
  {
    id: 'I16',
    statement: 'Shares are zero or more and add up exactly',
    sql: `SELECT id FROM order_lines
      WHERE maker_share < 0 OR shop_share < 0 OR platform_fee < 0
        OR maker_share + shop_share + platform_fee <> unit_price * quantity - discount`,
    isThorough: true,
  },
]
