import type { CalendarDate } from '#app/core/dates.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { nameSql } from '#app/features/catalog/line-name.ts'
import { endingPermitSql } from '#app/features/catalog/permit-clock.server.ts'
import type { PermitKind } from '#app/features/catalog/permit-number.ts'
import { runsLowSql } from '#app/features/catalog/low-stock.ts'
import { pool } from '#app/server/db.server.ts'
import type { MakerScope } from '#app/server/scopes.server.ts'

export type EndingPermit = {
  id: string
  listingId: string
  title: string
  kind: PermitKind
  validUntil: CalendarDate
  isOver: boolean
}

export type MakerDesk = {
  hasGoods: boolean
  /** Running out or sold out, of what is on sale. */
  lowStock: {
    variantId: string
    title: string
    search: string
    unit: string
    left: number
    madeToOrder: boolean
  }[]
  /** Sent back by the BUM Desa, with the reason. */
  sentBack: { listingId: string; title: string; note: string | null }[]
  /** Waiting to be looked at by it. */
  waiting: { listingId: string; title: string }[]
  /** Permits that end within 30 days, or have ended and were not renewed. */
  endingPermits: EndingPermit[]
  /** Of what was sold in the last seven days: pieces, and what the maker's part came to after refunds. */
  soldPieces: number
  soldShare: Rupiah
}

/** Everything the first page says besides the orders, in one question. */
export async function getMakerDesk({ makerId, shopId }: MakerScope): Promise<MakerDesk> {
  // Without a name: planned once for every maker, it reads the ledger as if each had sold as much as all.
  const { rows } = await pool.query<MakerDesk>({
    text: `WITH goods AS MATERIALIZED (
        SELECT * FROM listings WHERE maker_id = $1 AND shop_id = $2 AND kind = 'product'
      ), own AS MATERIALIZED (
        SELECT id FROM ledger_accounts WHERE maker_id = $1
      ), sold AS MATERIALIZED (
        SELECT line.id AS line_id, o.status <> 'cancelled' AS stands,
          line.quantity - coalesce(short.missing, 0) AS pieces
        FROM orders o JOIN order_lines line ON line.order_id = o.id AND line.maker_id = $1
        LEFT JOIN order_shortages short ON short.order_line_id = line.id
        WHERE o.shop_id = $2 AND o.sold_on > (now() AT TIME ZONE 'Asia/Jakarta')::date - 7
      )
      SELECT EXISTS (SELECT FROM goods) AS "hasGoods",
        (SELECT coalesce(jsonb_agg(to_jsonb(low) ORDER BY low."left", low.title), '[]') FROM (
          SELECT v.id AS "variantId", ${nameSql('g.title_id', 'v.label_id')} AS title,
            g.title_id AS search, g.unit, v.on_hand - v.held AS "left",
            g.made_to_order AS "madeToOrder"
          FROM goods g JOIN variants v ON v.listing_id = g.id
          WHERE ${runsLowSql('g')}
          ORDER BY "left", title LIMIT 8) low) AS "lowStock",
        (SELECT coalesce(jsonb_agg(jsonb_build_object('listingId', id, 'title', title_id,
          'note', review_note) ORDER BY id), '[]') FROM goods WHERE status = 'draft') AS "sentBack",
        (SELECT coalesce(jsonb_agg(jsonb_build_object('listingId', id, 'title', title_id)
          ORDER BY id), '[]') FROM goods WHERE status = 'review') AS waiting,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'listingId', g.id, 'title', g.title_id,
            'kind', p.kind, 'validUntil', p.valid_until, 'isOver', p.valid_until < shop_today($2))
          ORDER BY p.valid_until, p.id), '[]')
          FROM permits p JOIN goods g ON g.id = p.listing_id
          WHERE ${endingPermitSql('shop_today($2)')}) AS "endingPermits",
        (SELECT coalesce(sum(pieces), 0)::int FROM sold WHERE stands) AS "soldPieces",
        (SELECT coalesce(sum(CASE WHEN p.to_account_id IN (SELECT id FROM own) THEN p.amount ELSE 0 END
            - CASE WHEN p.from_account_id IN (SELECT id FROM own) THEN p.amount ELSE 0 END), 0)::bigint
          FROM sold JOIN postings p ON p.order_line_id = sold.line_id) AS "soldShare"`,
    values: [makerId, shopId],
  })
  const [desk] = rows
  if (!desk) throw new Error('A question without a table always has an answer')
  return desk
}
