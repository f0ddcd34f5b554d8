import type { Rupiah } from '#app/core/rupiah.ts'
import { nameSql } from '#app/features/catalog/line-name.ts'
import { lowStockAt } from '#app/features/stock/stock.ts'
import { pool } from '#app/server/db.server.ts'
import type { MakerScope } from '#app/server/scopes.server.ts'
import { makerMovementsSql } from './earnings.server.ts'

export type MakerDesk = {
  hasGoods: boolean
  /** Running out or sold out, of what is on sale. */
  lowStock: { variantId: string; title: string; search: string; unit: string; left: number }[]
  /** Sent back by the BUM Desa, with the reason. */
  sentBack: { listingId: string; title: string; note: string | null }[]
  /** Waiting to be looked at by it. */
  waiting: { listingId: string; title: string }[]
  /** Of the last seven days: pieces sold, and what the maker's part of it came to after refunds. */
  soldPieces: number
  soldShare: Rupiah
}

/** Everything the first page says besides the orders, in one question. */
export async function getMakerDesk({ makerId, shopId }: MakerScope): Promise<MakerDesk> {
  const { rows } = await pool.query<MakerDesk>({
    name: 'maker-desk',
    text: `WITH goods AS MATERIALIZED (
        SELECT * FROM listings WHERE maker_id = $1 AND shop_id = $2 AND kind = 'product'
      ), ${makerMovementsSql}
      SELECT EXISTS (SELECT FROM goods) AS "hasGoods",
        (SELECT coalesce(jsonb_agg(to_jsonb(low) ORDER BY low."left", low.title), '[]') FROM (
          SELECT v.id AS "variantId", ${nameSql('g.title_id', 'v.label_id')} AS title,
            g.title_id AS search, g.unit, v.on_hand - v.held AS "left"
          FROM goods g JOIN variants v ON v.listing_id = g.id AND v.is_active
          WHERE g.status = 'live' AND v.on_hand - v.held <= ${lowStockAt}
          ORDER BY "left", title LIMIT 8) low) AS "lowStock",
        (SELECT coalesce(jsonb_agg(jsonb_build_object('listingId', id, 'title', title_id,
          'note', review_note) ORDER BY id), '[]') FROM goods WHERE status = 'draft') AS "sentBack",
        (SELECT coalesce(jsonb_agg(jsonb_build_object('listingId', id, 'title', title_id)
          ORDER BY id), '[]') FROM goods WHERE status = 'review') AS waiting,
        (SELECT coalesce(sum(line.quantity - coalesce(short.missing, 0)), 0)::int
          FROM order_lines line JOIN orders o ON o.id = line.order_id
          LEFT JOIN order_shortages short ON short.order_line_id = line.id
          WHERE line.maker_id = $1 AND o.status <> 'cancelled'
            AND o.sold_on > (now() AT TIME ZONE 'Asia/Jakarta')::date - 7) AS "soldPieces",
        (SELECT coalesce(sum(amount), 0)::bigint
          FROM moved JOIN ledger_transactions t ON t.id = moved.transaction_id
          WHERE t.payout_id IS NULL
            AND t.occurred_at >= ((now() AT TIME ZONE 'Asia/Jakarta')::date - 6)::timestamp
              AT TIME ZONE 'Asia/Jakarta') AS "soldShare"`,
    values: [makerId, shopId],
  })
  const [desk] = rows
  if (!desk) throw new Error('A question without a table always has an answer')
  return desk
}
