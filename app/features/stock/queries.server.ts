import { isUuid } from '#app/core/ids.ts'
import { escapeLike } from '#app/core/text.ts'
import { nameSql } from '#app/features/catalog/line-name.ts'
import { lowStockAt, runsLowSql } from '#app/features/catalog/low-stock.ts'
import { pool } from '#app/server/db.server.ts'
import type { ReadableDesk } from '#app/server/scopes.server.ts'
import {
  type Held,
  type Movement,
  type MovementListQuery,
  type StockListQuery,
  type StockPage,
  type StockRow,
} from './stock.ts'

const name = nameSql('l.title_id', 'v.label_id')

const columns = `v.id AS "variantId", ${name} AS name, m.name AS "makerName", l.unit, l.made_to_order AS "madeToOrder",
  v.on_hand AS "onHand", v.held, last.at AS "lastMovedAt"`

/** What is not sold any more is there as long as some of it is left. */
const tables = `variants v
  JOIN listings l ON l.id = v.listing_id AND l.kind = 'product' AND v.add_on_capacity IS NULL
    AND (v.is_active OR v.on_hand > 0)
  JOIN makers m ON m.id = l.maker_id
  LEFT JOIN LATERAL (
    SELECT created_at AS at FROM stock_movements WHERE variant_id = v.id ORDER BY id DESC LIMIT 1
  ) last ON true`

const pageSize = 25

/** By name; `setelah` is the last one of the page before. */
export async function listStock(
  { shopId, unitId }: ReadableDesk,
  { lihat, cari, setelah }: StockListQuery,
): Promise<{ goods: StockRow[]; next: string | null }> {
  const { rows } = await pool.query<StockRow>(
    `SELECT ${columns} FROM ${tables}
    WHERE l.shop_id = $1 AND ($5::uuid IS NULL OR l.business_unit_id = $5)
      AND ($2 = '' OR ${name} ILIKE '%' || $2 || '%' OR m.name ILIKE '%' || $2 || '%')
      AND CASE $3 WHEN 'perlu' THEN ${runsLowSql('l')}
        WHEN 'habis' THEN v.on_hand - v.held = 0
        WHEN 'menipis' THEN NOT l.made_to_order AND v.on_hand - v.held BETWEEN 1 AND ${lowStockAt}
        WHEN 'dipesan' THEN v.held > 0 ELSE true END
      AND ($4::uuid IS NULL OR (lower(${name}), v.id) > (
        SELECT lower(${name}), v.id FROM variants v JOIN listings l ON l.id = v.listing_id
        WHERE v.id = $4 AND v.shop_id = $1))
    ORDER BY lower(${name}), v.id LIMIT ${pageSize + 1}`,
    [shopId, escapeLike(cari), lihat, setelah, unitId],
  )
  const goods = rows.slice(0, pageSize)
  return { goods, next: rows.length > pageSize ? (goods.at(-1)?.variantId ?? null) : null }
}

/** One good and for whom it is kept; null when it is another's, or no id at all. */
export async function getStock(
  { shopId, unitId }: ReadableDesk,
  variantId: string | undefined,
): Promise<StockPage | null> {
  if (!variantId || !isUuid(variantId)) return null
  const { rows } = await pool.query<StockRow & { listingId: string; holds: Held[] }>(
    `SELECT ${columns}, l.id AS "listingId" FROM ${tables} WHERE v.id = $2 AND v.shop_id = $1
      AND ($3::uuid IS NULL OR l.business_unit_id = $3)`,
    [shopId, variantId, unitId],
  )
  const [good] = rows
  return good ? { ...good, holds: await listHolds(variantId) } : null
}

async function listHolds(variantId: string): Promise<Held[]> {
  const { rows } = await pool.query<Held>({
    name: 'holds-of-variant',
    text: `SELECT quantity, expires_at AS until FROM holds
      WHERE variant_id = $1 AND status = 'live' ORDER BY expires_at, id LIMIT 100`,
    values: [variantId],
  })
  return rows
}

/**
 * What moved a good, newest first. `after` is summed up from the first one, which is what on hand is (I6),
 * whatever of it is asked for.
 */
export async function listMovements(
  { shopId }: ReadableDesk,
  variantId: string,
  { cari, sebab, dari, sampai, sebelum }: MovementListQuery,
): Promise<{ movements: Movement[]; next: string | null }> {
  const { rows } = await pool.query<Movement>(
    `SELECT moved.id, moved.created_at AS at, moved.reason::text, moved.delta, moved.after,
      moved.note, moved.stock_take_id AS "stockTakeId", o.number AS "orderNumber", sale.id IS NOT NULL AS "isCounter", u.name AS "actorName"
    FROM (SELECT *, (sum(delta) OVER (ORDER BY id))::int AS after FROM stock_movements
      WHERE variant_id = $1 AND shop_id = $2) moved
    LEFT JOIN order_lines line ON line.id = moved.order_line_id
    LEFT JOIN orders o ON o.id = line.order_id
    LEFT JOIN counter_sales sale ON sale.purchase_id = o.purchase_id
    LEFT JOIN users u ON u.id = coalesce(moved.actor_id, sale.sold_by)
    WHERE ($3::uuid IS NULL OR moved.id < $3)
      AND ($4::text IS NULL OR $4 = CASE WHEN moved.reason = 'sale' AND sale.id IS NOT NULL
        THEN 'counter' ELSE moved.reason::text END)
      AND ($5::date IS NULL OR moved.created_at >= $5::date::timestamp AT TIME ZONE 'Asia/Jakarta')
      AND ($6::date IS NULL OR moved.created_at < ($6::date + 1)::timestamp AT TIME ZONE 'Asia/Jakarta')
      AND ($7 = '' OR o.number ILIKE '%' || $7 || '%' OR moved.note ILIKE '%' || $7 || '%')
    ORDER BY moved.id DESC LIMIT ${pageSize + 1}`,
    [variantId, shopId, sebelum, sebab, dari, sampai, escapeLike(cari)],
  )
  const movements = rows.slice(0, pageSize)
  return { movements, next: rows.length > pageSize ? (movements.at(-1)?.id ?? null) : null }
}
