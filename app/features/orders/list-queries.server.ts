import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { canSeeBuyer, type DeskRole } from './buyer-visibility.ts'
import { openComplaintSql } from './complaint-queries.server.ts'
import { boardStatuses, isOldestFirst, type OrderListQuery, statusesOfView } from './forms.ts'
import type { OrderStatus } from './order-status.ts'
import {
  type DeskOrder,
  deskOrderColumns,
  deskOrderJoins,
  lateSql,
  toDeskOrder,
} from './order-rows.server.ts'
import { saleConditions } from './sale-filters.server.ts'

export type OrderPage = { orders: DeskOrder[]; next: string | null; now: Date }

const pageSize = 25

/** What a view asks for beside its states. */
const viewConditions: Partial<Record<OrderListQuery['status'], string>> = {
  keluhan: `AND ${openComplaintSql}`,
  telat: `AND ${lateSql}`,
}

/** Orders that were once paid; before that they are none of the BUM Desa's business. */
export async function listOrdersForShop({
  shopId,
  role,
  query,
}: {
  shopId: ReadableShopId
  role: DeskRole
  query: OrderListQuery
}): Promise<OrderPage> {
  const [time, id] = query.setelah?.split('_') ?? []
  const sales = saleConditions(query, 7)
  const direction = isOldestFirst(query.status)
    ? { order: 'ASC', than: '>' }
    : { order: 'DESC', than: '<' }
  const { rows } = await pool.query<DeskOrder & { cursor: string; now: Date }>(
    `SELECT ${deskOrderColumns},
      floor(extract(epoch FROM o.created_at) * 1000000)::text || '_' || o.id AS cursor
    FROM ${deskOrderJoins}
    WHERE o.shop_id = $1 AND o.status = ANY($2::"OrderStatus"[]) AND p.paid_at IS NOT NULL
      ${viewConditions[query.status] ?? ''}
      AND ($3::bigint IS NULL OR (o.created_at, o.id) ${direction.than}
        (to_timestamp(0) + $3::bigint * interval '1 microsecond', $4::uuid))
      AND ($5 = '' OR position(upper(replace($5, ' ', '')) IN o.number) > 0
        OR $6 AND position(lower($5) IN lower(details.name)) > 0
        OR EXISTS (SELECT FROM order_lines line WHERE line.order_id = o.id
          AND position(lower($5) IN lower(line.title_id)) > 0))
      ${sales.sql}
    ORDER BY o.created_at ${direction.order}, o.id ${direction.order}
    LIMIT ${pageSize + 1}`,
    [
      shopId,
      statusesOfView(query.status),
      time ?? null,
      id ?? null,
      query.cari,
      canSeeBuyer(role),
      ...sales.values,
    ],
  )
  const orders = rows.slice(0, pageSize)
  return {
    orders: orders.map((row) => toDeskOrder(row, role)),
    next: rows.length > pageSize ? (orders.at(-1)?.cursor ?? null) : null,
    now: rows[0]?.now ?? new Date(),
  }
}

/** Those of the numbers that are this BUM Desa's, as somebody ticked them. */
export async function listOrdersByNumber({
  shopId,
  role,
  numbers,
}: {
  shopId: ReadableShopId
  role: DeskRole
  numbers: readonly string[]
}): Promise<{ orders: DeskOrder[]; now: Date }> {
  const { rows } = await pool.query<DeskOrder & { now: Date }>({
    name: 'orders-by-number',
    text: `SELECT ${deskOrderColumns} FROM ${deskOrderJoins}
      WHERE o.shop_id = $1 AND o.number = ANY($2::text[]) AND p.paid_at IS NOT NULL
      ORDER BY array_position($2::text[], o.number)`,
    values: [shopId, numbers],
  })
  return {
    orders: rows.map((row) => toDeskOrder(row, role)),
    now: rows[0]?.now ?? new Date(),
  }
}

/** Where the buyers of this BUM Desa live, to choose from; null for who may not see it. */
export async function listBuyerDistricts({
  shopId,
  role,
}: {
  shopId: ReadableShopId
  role: DeskRole
}): Promise<{ code: string; name: string }[] | null> {
  if (!canSeeBuyer(role)) return null
  const { rows } = await pool.query<{ code: string; name: string }>({
    name: 'buyer-districts-of-shop',
    text: `SELECT DISTINCT d.code, d.name FROM orders o
      JOIN buyer_details details ON details.purchase_id = o.purchase_id
      JOIN villages v ON v.code = details.village_code JOIN districts d ON d.code = v.district_code
      WHERE o.shop_id = $1 ORDER BY d.name, d.code LIMIT 100`,
    values: [shopId],
  })
  return rows
}

/** What one column of the board shows; the rest is in the list. */
export const boardColumnSize = 12

/** The oldest of each state that is work, all columns at once. */
export async function listBoardForShop({
  shopId,
  role,
}: {
  shopId: ReadableShopId
  role: DeskRole
}): Promise<{ columns: Partial<Record<OrderStatus, DeskOrder[]>>; now: Date }> {
  const { rows } = await pool.query<DeskOrder & { now: Date }>({
    name: 'board-of-shop',
    text: `SELECT cards.* FROM unnest($2::"OrderStatus"[]) AS wanted(status)
      CROSS JOIN LATERAL (
        SELECT ${deskOrderColumns} FROM ${deskOrderJoins}
        WHERE o.shop_id = $1 AND o.status = wanted.status AND p.paid_at IS NOT NULL
        ORDER BY o.created_at, o.id LIMIT ${boardColumnSize}
      ) cards`,
    values: [shopId, boardStatuses],
  })
  const orders = rows.map((row) => toDeskOrder(row, role))
  return {
    columns: Object.groupBy(orders, ({ status }) => status),
    now: rows[0]?.now ?? new Date(),
  }
}
