import { db, pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { openComplaintSql, shopTurnSql } from './complaint-queries.server.ts'
import { boardStatuses } from './forms.ts'
import { lateSql, standing, standsSql } from './order-rows.server.ts'
import type { OrderStatus } from './order-status.ts'

/** Only of what is work; nobody counts the history, which grows for ever, so that stays 0. */
export type OrderCounts = Record<OrderStatus, number> & {
  /** Unanswered, with less than a day left. */
  urgent: number
  /** Open, among those handed over or delivered. */
  complaints: number
  /** When the first of those that the BUM Desa has not answered yet is Lumbung's to decide. */
  answerComplaintBy: Date | null
  /** The promised hours are over and they have not been handed over. */
  late: number
  /** With the buyer or on the way, and the money is not booked yet. */
  due: number
}

export async function countOrdersForShop(shopId: ReadableShopId): Promise<OrderCounts> {
  const { rows } = await pool.query<{
    status: OrderStatus
    count: number
    urgent: number
    complaints: number
    answerBy: Date | null
    late: number
    due: number
  }>({
    name: 'count-orders-for-shop',
    text: `SELECT o.status::text, count(*)::int AS count,
        (count(*) FILTER (WHERE o.status = 'paid' AND o.accept_by < now() + interval '1 day'))::int AS urgent,
        (count(*) FILTER (WHERE ${openComplaintSql}))::int AS complaints,
        min(o.complaint_answer_by) FILTER (WHERE ${shopTurnSql}) AS "answerBy",
        (count(*) FILTER (WHERE ${lateSql}))::int AS late,
        (count(*) FILTER (WHERE o.sold_on IS NULL AND o.status IN ('handedOver', 'delivered')))::int AS due
      FROM orders o
      WHERE o.shop_id = $1 AND o.status = ANY($2::"OrderStatus"[]) AND ${standsSql}
      GROUP BY o.status`,
    values: [shopId, boardStatuses],
  })
  const none = { awaitingPayment: 0, paid: 0, accepted: 0, packed: 0, handedOver: 0 }
  const counts: OrderCounts = {
    ...none,
    delivered: 0,
    completed: 0,
    cancelled: 0,
    urgent: 0,
    complaints: 0,
    answerComplaintBy: null,
    late: 0,
    due: 0,
  }
  for (const { status, count, urgent, complaints, answerBy, late, due } of rows) {
    counts[status] = count
    counts.urgent += urgent
    counts.complaints += complaints
    counts.answerComplaintBy = earliest(counts.answerComplaintBy, answerBy)
    counts.late += late
    counts.due += due
  }
  return counts
}

const earliest = (one: Date | null, other: Date | null) =>
  one && other ? (one < other ? one : other) : (one ?? other)

/** Null for another shop's order, and for one that never stood. */
export async function findOrderId(where: {
  shopId: ReadableShopId
  number: string | undefined
}): Promise<string | null> {
  const { shopId, number = '' } = where
  const order = await db.order.findFirst({
    where: { shopId, number, purchase: standing },
    select: { id: true },
  })
  return order?.id ?? null
}
