import type { PoolClient } from 'pg'
import { mainShop } from '../logins.ts'
import { hoursAfter, sampleId } from './random.ts'

/** A stock-take that is under way: five goods are counted, two of them differ from the books. */
export async function beginStockTake(client: PoolClient, now: Date): Promise<void> {
  const startedAt = hoursAfter(now, -2)
  const id = sampleId('stock-take', startedAt)
  await client.query(
    `INSERT INTO stock_takes (id, shop_id, started_by, started_at)
     SELECT $1, s.id, m.user_id, $3 FROM shops s
     JOIN memberships m ON m.shop_id = s.id AND m.role = 'manager'
     WHERE s.slug = $2 ORDER BY m.user_id LIMIT 1`,
    [id, mainShop, startedAt],
  )
  await client.query(
    `INSERT INTO stock_take_counts (take_id, shop_id, variant_id, counted, seen, counted_by, counted_at)
     SELECT t.id, t.shop_id, v.id, v.left + CASE v.place WHEN 2 THEN -2 WHEN 4 THEN 1 ELSE 0 END,
       v.left, t.started_by, t.started_at + v.place * interval '2 minutes'
     FROM stock_takes t JOIN (
       SELECT v.id, v.shop_id, v.on_hand - v.held AS left,
         row_number() OVER (PARTITION BY v.shop_id ORDER BY l.title_id, v.id) AS place
       FROM variants v JOIN listings l ON l.id = v.listing_id AND l.kind = 'product'
       WHERE v.is_active AND v.on_hand - v.held >= 4) v ON v.shop_id = t.shop_id AND v.place <= 5
     WHERE t.id = $1`,
    [id],
  )
}
