import type { Invariant } from './invariants.server.ts'

export const promotionInvariants: readonly Invariant[] = [
  {
    id: 'I15',
    statement:
      'A promotion is held by no more orders than there are uses of it, in all and by each buyer',
    sql: `SELECT p.id, count(*) AS uses FROM promotions p
      JOIN orders o ON o.promotion_id = p.id AND o.status <> 'cancelled'
      GROUP BY p.id HAVING count(*) > p.maximum_uses
      UNION ALL SELECT p.id, count(*) FROM promotions p
      JOIN orders o ON o.promotion_id = p.id AND o.status <> 'cancelled'
      JOIN buyer_details d ON d.purchase_id = o.purchase_id
      GROUP BY p.id, d.phone HAVING count(*) > p.maximum_per_buyer`,
    isThorough: true,
  },
  {
    id: 'I15',
    statement: 'What an order was sold for less is borne by whoever its promotion says',
    sql: `SELECT l.id, l.discount_bearer::text AS bearer FROM order_lines l
      JOIN orders o ON o.id = l.order_id LEFT JOIN promotions p ON p.id = o.promotion_id
      WHERE l.discount_bearer IS NOT NULL AND (p.bearer IS DISTINCT FROM l.discount_bearer
        OR p.bearer = 'maker' AND p.maker_id IS DISTINCT FROM l.maker_id)`,
    isThorough: true,
  },
  {
    // A day that a trigger has noted is about to be counted anew.
    id: 'I15',
    statement: 'The days count exactly what promotions took off the orders that stand',
    sql: `SELECT shop_id, day, counted.discount AS counted, sold.discount AS sold FROM (
        SELECT shop_id, day, sum(discount) AS discount FROM daily_sales GROUP BY 1, 2) counted
      FULL JOIN (SELECT shop_id, sold_on AS day, sum(discount_total) AS discount FROM orders
        WHERE sold_on IS NOT NULL AND status <> 'cancelled' GROUP BY 1, 2) sold
        USING (shop_id, day)
      WHERE coalesce(counted.discount, 0) <> coalesce(sold.discount, 0)
        AND (shop_id, day) NOT IN (SELECT shop_id, day FROM sales_changes)`,
    isThorough: true,
  },
]
