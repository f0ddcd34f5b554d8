import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import type { FulfilmentMethod } from '#app/features/shipping/delivery.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { db, pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { canSeeBuyer, maskName } from './buyer-visibility.ts'
import { openComplaintSql } from './complaint-queries.server.ts'
import { isComplaintView, isOldestFirst, type OrderListQuery, statusesOfView } from './forms.ts'
import type { OrderStatus } from './order-status.ts'

export type DeskOrder = {
  id: string
  number: string
  status: OrderStatus
  deliveryMethod: FulfilmentMethod
  /** Of goods that wait for a guest. */
  pickupDate: CalendarDate | null
  total: Rupiah
  paidAt: Date
  acceptBy: Date | null
  pieces: number
  firstTitle: string
  otherTitles: number
  buyerName: string | null
}

export type OrderPage = { orders: DeskOrder[]; next: string | null; now: Date }

type Role = Parameters<typeof canSeeBuyer>[0]

const pageSize = 25

/** Orders that were once paid; before that they are none of the BUM Desa's business. */
export async function listOrdersForShop({
  shopId,
  role,
  query,
}: {
  shopId: ReadableShopId
  role: Role
  query: OrderListQuery
}): Promise<OrderPage> {
  const [time, id] = query.setelah?.split('_') ?? []
  const direction = isOldestFirst(query.status)
    ? { order: 'ASC', than: '>' }
    : { order: 'DESC', than: '<' }
  const { rows } = await pool.query<DeskOrder & { cursor: string; now: Date }>(
    `SELECT o.id, o.number, o.status::text, o.delivery_method::text AS "deliveryMethod",
      o.pickup_date AS "pickupDate", o.total,
      p.paid_at AS "paidAt", o.accept_by AS "acceptBy", details.name AS "buyerName", now() AS now,
      floor(extract(epoch FROM o.created_at) * 1000000)::text || '_' || o.id AS cursor,
      lines.pieces, lines.titles[1] AS "firstTitle", cardinality(lines.titles) - 1 AS "otherTitles"
    FROM orders o JOIN purchases p ON p.id = o.purchase_id
    LEFT JOIN buyer_details details ON details.purchase_id = p.id
    JOIN LATERAL (
      SELECT sum(line.quantity)::int AS pieces, array_agg(line.title_id ORDER BY line.id) AS titles
      FROM order_lines line WHERE line.order_id = o.id
    ) lines ON true
    WHERE o.shop_id = $1 AND o.status = ANY($2::"OrderStatus"[]) AND p.paid_at IS NOT NULL
      ${isComplaintView(query.status) ? `AND ${openComplaintSql}` : ''}
      AND ($3 = '' OR position($3 IN o.number) > 0)
      AND ($4::bigint IS NULL OR (o.created_at, o.id) ${direction.than}
        (to_timestamp(0) + $4::bigint * interval '1 microsecond', $5::uuid))
    ORDER BY o.created_at ${direction.order}, o.id ${direction.order}
    LIMIT ${pageSize + 1}`,
    [shopId, statusesOfView(query.status), query.cari, time ?? null, id ?? null],
  )
  const orders = rows.slice(0, pageSize)
  return {
    orders: orders.map((row) => toDeskOrder(row, role)),
    next: rows.length > pageSize ? (orders.at(-1)?.cursor ?? null) : null,
    now: rows[0]?.now ?? new Date(),
  }
}

/** Without what only the query itself needed, and without what this role need not see. */
function toDeskOrder(row: DeskOrder, role: Role): DeskOrder {
  const { id, number, status, deliveryMethod, pickupDate, total, paidAt, acceptBy } = row
  const { pieces, firstTitle, otherTitles } = row
  const buyerName = canSeeBuyer(role) ? row.buyerName : row.buyerName && maskName(row.buyerName)
  const goods = { pieces, firstTitle, otherTitles, buyerName }
  return { id, number, status, deliveryMethod, pickupDate, total, paidAt, acceptBy, ...goods }
}

export type OrderCounts = Record<OrderStatus, number> & {
  /** Unanswered, with less than a day left. */
  urgent: number
  /** Open, among those handed over or delivered. */
  complaints: number
}

export async function countOrdersForShop(shopId: ReadableShopId): Promise<OrderCounts> {
  const { rows } = await pool.query<{
    status: OrderStatus
    count: number
    urgent: number
    complaints: number
  }>({
    name: 'count-orders-for-shop',
    text: `SELECT o.status::text, count(*)::int AS count,
        (count(*) FILTER (WHERE o.status = 'paid' AND o.accept_by < now() + interval '1 day'))::int AS urgent,
        (count(*) FILTER (WHERE ${openComplaintSql}))::int AS complaints
      FROM orders o JOIN purchases p ON p.id = o.purchase_id
      WHERE o.shop_id = $1 AND p.paid_at IS NOT NULL GROUP BY o.status`,
    values: [shopId],
  })
  const none = { awaitingPayment: 0, paid: 0, accepted: 0, packed: 0, handedOver: 0 }
  const counts: OrderCounts = {
    ...none,
    delivered: 0,
    completed: 0,
    cancelled: 0,
    urgent: 0,
    complaints: 0,
  }
  for (const { status, count, urgent, complaints } of rows) {
    counts[status] = count
    counts.urgent += urgent
    counts.complaints += complaints
  }
  return counts
}

/** Null for another shop's order, and for one that was never paid. */
export async function findOrderId(where: {
  shopId: ReadableShopId
  number: string | undefined
}): Promise<string | null> {
  const { shopId, number = '' } = where
  const order = await db.order.findFirst({
    where: { shopId, number, purchase: { paidAt: { not: null } } },
    select: { id: true },
  })
  return order?.id ?? null
}

/** What was sold on each of the last seven days, today last, by the calendar of western Indonesia. */
export async function listDailySales(
  shopId: ReadableShopId,
): Promise<{ day: string; orders: number; total: Rupiah }[]> {
  const { rows } = await pool.query<{ day: string; orders: number; total: Rupiah }>({
    name: 'daily-sales-of-shop',
    text: `SELECT to_char(day, 'YYYY-MM-DD') AS day, count(sale.id)::int AS orders,
        coalesce(sum(sale.total), 0)::bigint AS total
      FROM generate_series((now() AT TIME ZONE 'Asia/Jakarta')::date - 6,
        (now() AT TIME ZONE 'Asia/Jakarta')::date, interval '1 day') AS day
      LEFT JOIN (
        SELECT o.id, o.total, (p.paid_at AT TIME ZONE 'Asia/Jakarta')::date AS paid_on
        FROM orders o JOIN purchases p ON p.id = o.purchase_id
        WHERE o.shop_id = $1 AND o.status NOT IN ('awaitingPayment', 'cancelled')
          AND o.created_at > now() - interval '9 days' AND p.paid_at IS NOT NULL
      ) sale ON sale.paid_on = day::date
      GROUP BY day ORDER BY day`,
    values: [shopId],
  })
  return rows
}
