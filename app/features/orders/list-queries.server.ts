import { parsePhone } from '#app/core/phone.ts'
import { escapeLike } from '#app/core/text.ts'
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
  standsSql,
  toDeskOrder,
} from './order-rows.server.ts'
import { saleConditions } from './sale-filters.server.ts'

export type OrderPage = { orders: DeskOrder[]; next: string | null; now: Date }

const pageSize = 25

/** What a view asks for beside its states. */
const viewConditions: Partial<Record<OrderListQuery['status'], string>> = {
  keluhan: `AND ${openComplaintSql}`,
  telat: `AND ${lateSql}`,
  tagih: 'AND o.sold_on IS NULL',
  terjual: 'AND o.sold_on IS NOT NULL',
}

/** Orders that stand or stood: paid, or agreed to be paid at the hand-over. */
export async function listOrdersForShop({
  shopId,
  role,
  query,
}: {
  shopId: ReadableShopId
  role: DeskRole
  query: OrderListQuery
}): Promise<OrderPage> {
  const order = isOldestFirst(query.status) ? 'ASC' : 'DESC'
  const wanted = conditionsOf(query, role)
  // Chosen first, then read: what a row says of its lines costs more than what it is chosen by.
  const { rows } = await pool.query<DeskOrder & { cursor: string; now: Date }>(
    `WITH page AS MATERIALIZED (
      SELECT o.id FROM orders o
      WHERE o.shop_id = $1 AND o.status = ANY($2::"OrderStatus"[]) AND ${standsSql}
        ${viewConditions[query.status] ?? ''} ${wanted.sql}
      ORDER BY o.created_at ${order}, o.id ${order} LIMIT ${pageSize + 1}
    )
    SELECT ${deskOrderColumns},
      floor(extract(epoch FROM o.created_at) * 1000000)::text || '_' || o.id AS cursor
    FROM ${deskOrderJoins} WHERE o.id IN (SELECT id FROM page)
    ORDER BY o.created_at ${order}, o.id ${order}`,
    [shopId, statusesOfView(query.status), ...wanted.values],
  )
  const orders = rows.slice(0, pageSize)
  return {
    orders: orders.map((row) => toDeskOrder(row, role)),
    next: rows.length > pageSize ? (orders.at(-1)?.cursor ?? null) : null,
    now: rows[0]?.now ?? new Date(),
  }
}

/** What a list asks for beside shop and states, with values from the third parameter on. */
function conditionsOf(query: OrderListQuery, role: DeskRole): { sql: string; values: string[] } {
  const values: string[] = []
  const conditions: string[] = []
  const add = (condition: (first: number) => string, ...given: string[]) => {
    conditions.push(condition(3 + values.length))
    values.push(...given)
  }
  const [time, id] = query.setelah?.split('_') ?? []
  const than = isOldestFirst(query.status) ? '>' : '<'
  if (time && id) {
    add(
      (first) => `AND (o.created_at, o.id) ${than}
        (to_timestamp(0) + $${first}::bigint * interval '1 microsecond', $${first + 1}::uuid)`,
      time,
      id,
    )
  }
  if (query.cari) {
    const phone = canSeeBuyer(role) ? parsePhone(query.cari) : null
    const named = canSeeBuyer(role) ? [`%${escapeLike(query.cari)}%`] : []
    if (phone) add((first) => phoneSql(`$${first}`), phone)
    else
      add(
        (first) => searchSql(`$${first}`, named.length > 0 ? `$${first + 1}` : null),
        query.cari,
        ...named,
      )
  }
  if (query.cara) {
    add((first) => `AND o.delivery_method = $${first}::"DeliveryMethod"`, query.cara)
  }
  const sales = saleConditions(query, 3 + values.length)
  return { sql: [...conditions, sales.sql].join('\n'), values: [...values, ...sales.values] }
}

/** By number, goods or the buyer's name; each looks where it has an index. */
const searchSql = (text: string, namedLike: string | null) => `AND o.id IN (
  SELECT id FROM orders
    WHERE shop_id = $1 AND position(upper(replace(${text}, ' ', '')) IN number) > 0
  UNION ALL SELECT order_id FROM order_lines
    WHERE shop_id = $1 AND position(lower(${text}) IN lower(title_id)) > 0
  ${namedLike ? `UNION ALL ${boughtBySql(`lower(buyer.name) LIKE lower(${namedLike})`)}` : ''})`

/** A telephone number is part of no order number and of no title: it has its own index, and only that. */
const phoneSql = (phone: string) => `AND o.id IN (${boughtBySql(`buyer.phone = ${phone}`)})`

const boughtBySql = (isMeant: string) => `SELECT theirs.id FROM buyer_details buyer
  JOIN orders theirs ON theirs.purchase_id = buyer.purchase_id AND theirs.shop_id = $1
  WHERE ${isMeant}`

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
      WHERE o.shop_id = $1 AND o.number = ANY($2::text[]) AND ${standsSql}
      ORDER BY array_position($2::text[], o.number)`,
    values: [shopId, numbers],
  })
  return {
    orders: rows.map((row) => toDeskOrder(row, role)),
    now: rows[0]?.now ?? new Date(),
  }
}

/** Where most buyers of this BUM Desa live, as far as its days are counted, to choose from; null for who may not see it. */
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
    text: `SELECT d.code, d.name FROM (
        SELECT district_code FROM daily_sales WHERE shop_id = $1 AND district_code IS NOT NULL
        GROUP BY district_code ORDER BY sum(orders) DESC, district_code LIMIT 100) most
      JOIN districts d ON d.code = most.district_code ORDER BY d.name, d.code`,
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
        WHERE o.shop_id = $1 AND o.status = wanted.status AND ${standsSql}
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
