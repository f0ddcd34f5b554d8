import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { OpenCollections } from './terms.ts'

export async function countOpenCollections(shopId: ReadableShopId): Promise<OpenCollections> {
  const { rows } = await pool.query<OpenCollections>({
    name: 'open-collections-of-shop',
    text: `SELECT (count(*) FILTER (WHERE k.taken IS NULL))::int AS count,
        coalesce(sum(k.due) FILTER (WHERE k.taken IS NULL), 0)::bigint AS sum,
        (count(*) FILTER (WHERE k.taken IS NOT NULL))::int AS differing
      FROM collections k JOIN purchases p ON p.id = k.purchase_id AND p.status = 'dueOnDelivery'
      JOIN orders o ON o.id = k.order_id AND o.status IN ('handedOver', 'delivered')
      WHERE k.shop_id = $1`,
    values: [shopId],
  })
  const [open] = rows
  if (!open) throw new Error('A count answers one row')
  return open
}
