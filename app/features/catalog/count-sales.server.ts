import { pool } from '#app/server/db.server.ts'

/**
 * Pieces sold in the last 90 days, for ranking and "terjual": of orders that were paid and not called
 * off. Only listings whose number has changed are written.
 */
export async function countRecentSales(): Promise<void> {
  await pool.query(`
    UPDATE listings l SET sold_recently = counted.pieces
    FROM (
      SELECT listing.id, coalesce(sum(sold.quantity), 0)::int AS pieces
      FROM listings listing
      LEFT JOIN (
        SELECT v.listing_id, line.quantity
        FROM orders o
        JOIN order_lines line ON line.order_id = o.id
        JOIN variants v ON v.id = line.variant_id AND v.add_on_capacity IS NULL
        WHERE o.created_at > now() - interval '90 days'
          AND o.status NOT IN ('awaitingPayment', 'cancelled')
      ) sold ON sold.listing_id = listing.id
      GROUP BY listing.id
    ) counted
    WHERE counted.id = l.id AND counted.pieces <> l.sold_recently`)
}
