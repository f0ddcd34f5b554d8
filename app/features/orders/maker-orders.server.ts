import { escapeLike } from '#app/core/text.ts'
import { nameSql } from '#app/features/catalog/line-name.ts'
import { pool } from '#app/server/db.server.ts'
import type { MakerScope, UnitScope } from '#app/server/scopes.server.ts'
import {
  type GoodToPrepare,
  type MakerOrderLine,
  type MakerOrderQuery,
  type OrderOfUnit,
  makerOrderViews,
  preparedByMaker,
} from './maker-orders.ts'
import { readyBySql, standsSql } from './order-rows.server.ts'

const nameOfLine = nameSql('line.title_id', 'line.variant_label_id')

const columns = `line.id, o.number, o.status::text, l.id AS "listingId",
  ${nameOfLine} AS title, line.unit,
  line.quantity - coalesce(short.missing, 0) AS quantity, coalesce(p.agreed_at, p.paid_at) AS "boughtAt",
  ${readyBySql} AS "readyBy", o.pickup_date AS "pickupDate", ready.at AS "readyAt"`

/** Goods only: visits are prepared by the calendar. Before it stands, an order is nobody's work. */
const tables = `order_lines line JOIN orders o ON o.id = line.order_id
  JOIN purchases p ON p.id = o.purchase_id AND ${standsSql}
  JOIN variants v ON v.id = line.variant_id
  JOIN listings l ON l.id = v.listing_id AND l.kind = 'product'
  LEFT JOIN order_shortages short ON short.order_line_id = line.id
  LEFT JOIN ready_lines ready ON ready.order_line_id = line.id`

/** Nothing is left to prepare of a line of which all is missing. */
const isSent = `line.quantity > coalesce(short.missing, 0)`

/** Whoever prepares: a maker, or who works in a unit of the BUM Desa. */
export type Preparing = MakerScope | UnitScope

const ownedSql = (of: Preparing) => ('makerId' in of ? 'line.maker_id' : 'l.business_unit_id')
const ownerOf = (of: Preparing) => ('makerId' in of ? of.makerId : of.unitId)

const pageSize = 25

/** Work comes oldest first, because it is due first; what is over comes newest first. */
export async function listLinesToPrepare(
  of: Preparing,
  query: MakerOrderQuery,
): Promise<{ lines: MakerOrderLine[]; next: string | null; now: Date }> {
  const { order, than } =
    query.lihat === 'selesai' ? { order: 'DESC', than: '<' } : { order: 'ASC', than: '>' }
  const { rows } = await pool.query<MakerOrderLine & { now: Date }>(
    `SELECT ${columns}, now() AS now FROM ${tables}
    WHERE ${ownedSql(of)} = $1 AND line.shop_id = $2 AND o.shop_id = $2
      AND o.status = ANY($3::"OrderStatus"[]) AND ${isSent} AND ($4::boolean IS NULL OR (ready.at IS NOT NULL) = $4)
      AND ($5::uuid IS NULL OR line.id ${than} $5) AND ($6::uuid IS NULL OR l.id = $6)
      AND ($7 = '' OR ${nameOfLine} ILIKE '%' || $7 || '%' OR o.number ILIKE '%' || $7 || '%')
    ORDER BY line.id ${order} LIMIT ${pageSize + 1}`,
    [
      ownerOf(of),
      of.shopId,
      makerOrderViews[query.lihat],
      query.lihat === 'selesai' ? null : query.lihat === 'siap',
      query.setelah,
      query.barang,
      escapeLike(query.cari),
    ],
  )
  const lines = rows.slice(0, pageSize)
  return {
    lines,
    next: rows.length > pageSize ? (lines.at(-1)?.id ?? null) : null,
    now: rows[0]?.now ?? new Date(),
  }
}

/** What an order has of this unit, visits too; null where it has nothing of it, or was never paid. */
export async function getOrderOfUnit(
  { shopId, unitId }: UnitScope,
  number: string,
): Promise<OrderOfUnit | null> {
  const { rows } = await pool.query<OrderOfUnit['lines'][number] & OrderOfUnit>({
    name: 'order-of-unit',
    text: `SELECT line.id, o.number, o.status::text, coalesce(p.agreed_at, p.paid_at) AS "paidAt",
        ${nameSql('line.title_id', 'line.variant_label_id')} AS title, line.unit,
        line.quantity - coalesce(short.missing, 0) AS quantity, b.date
      FROM order_lines line JOIN orders o ON o.id = line.order_id
      JOIN purchases p ON p.id = o.purchase_id AND ${standsSql}
      JOIN variants v ON v.id = line.variant_id JOIN listings l ON l.id = v.listing_id
      LEFT JOIN order_shortages short ON short.order_line_id = line.id
      LEFT JOIN bookings b ON b.order_line_id = line.id
      WHERE o.number = $3 AND o.shop_id = $1 AND l.business_unit_id = $2 ORDER BY line.id`,
    values: [shopId, unitId, number],
  })
  const [first] = rows
  if (!first) return null
  const { status, paidAt } = first
  const lines = rows.map(({ id, title, unit, quantity, date }) => ({
    id,
    title,
    unit,
    quantity,
    date,
  }))
  return { number, status, paidAt, lines }
}

/** How much of what is still to be made ready, the most urgent first. */
export async function listGoodsToPrepare({
  makerId,
  shopId,
}: MakerScope): Promise<GoodToPrepare[]> {
  const { rows } = await pool.query<GoodToPrepare>({
    name: 'goods-to-prepare',
    text: `SELECT l.id AS "listingId", ${nameSql('l.title_id', 'v.label_id')} AS title,
        line.unit, sum(line.quantity - coalesce(short.missing, 0))::int AS pieces,
        count(DISTINCT o.id)::int AS orders, min(${readyBySql}) AS "readyBy"
      FROM ${tables}
      WHERE line.maker_id = $1 AND line.shop_id = $2 AND o.shop_id = $2
        AND o.status = ANY($3::"OrderStatus"[]) AND ready.at IS NULL AND ${isSent}
      GROUP BY l.id, v.id, line.unit ORDER BY "readyBy" NULLS LAST, pieces DESC, v.id`,
    values: [makerId, shopId, preparedByMaker],
  })
  return rows
}
