import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import type { FulfilmentMethod } from '#app/features/shipping/delivery.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { canSeeBuyer, type DeskRole, maskName } from './buyer-visibility.ts'
import { shopTurnSql } from './complaint-queries.server.ts'
import type { OrderStatus } from './order-status.ts'

/** One order in a list or on the board of its BUM Desa. */
export type DeskOrder = {
  id: string
  number: string
  status: OrderStatus
  deliveryMethod: FulfilmentMethod
  /** Of goods that wait for a guest. */
  pickupDate: CalendarDate | null
  total: Rupiah
  /** To be taken when the buyer has the goods; then it is paid. */
  isDue: boolean
  /** Paid, or bought to be paid at the hand-over. */
  boughtAt: Date
  acceptBy: Date | null
  /** Should have been handed over by then; null before it is accepted, and for visits. */
  readyBy: Date | null
  shippableAt: Date | null
  /** The buyer complains, and the BUM Desa has until then to answer. */
  answerComplaintBy: Date | null
  pieces: number
  firstTitle: string
  otherTitles: number
  /** Lines of goods, and how many of them their makers have ready. */
  goods: number
  ready: number
  buyerName: string | null
}

/** As `readyByOf` says it: of goods that wait for a guest the morning of their day, which follows the visit. */
export const readyBySql = `CASE WHEN o.accepted_at IS NULL THEN NULL
  ELSE coalesce(o.pickup_date::timestamp AT TIME ZONE 'UTC', o.ready_by) END`

/** What `isLate` says, for a query that calls orders `o`. */
export const lateSql = `o.status IN ('accepted', 'packed') AND ${readyBySql} <= now()`

/**
 * Paid, or agreed to be paid at the hand-over: then it has to be answered, and its day of sale is still to come.
 * Before it stands, an order is none of the BUM Desa's business.
 */
export const standsSql = `(o.sold_on IS NOT NULL OR o.accept_by IS NOT NULL)`
/** The same of its purchase, for Prisma. */
export const standing = { OR: [{ paidAt: { not: null } }, { agreedAt: { not: null } }] }

/** The columns of a `DeskOrder`, for a query that has `deskOrderJoins`. */
export const deskOrderColumns = `o.id, o.number, o.status::text,
  o.delivery_method::text AS "deliveryMethod", o.pickup_date AS "pickupDate", o.total,
  p.status = 'dueOnDelivery' AS "isDue", coalesce(p.agreed_at, p.paid_at) AS "boughtAt", o.accept_by AS "acceptBy", ${readyBySql} AS "readyBy",
  o.shippable_at AS "shippableAt", CASE WHEN ${shopTurnSql} THEN o.complaint_answer_by END AS "answerComplaintBy", details.name AS "buyerName", now() AS now,
  lines.pieces, lines.titles[1] AS "firstTitle", cardinality(lines.titles) - 1 AS "otherTitles",
  lines.goods, lines.ready`

export const deskOrderJoins = `orders o JOIN purchases p ON p.id = o.purchase_id
  LEFT JOIN buyer_details details ON details.purchase_id = p.id
  JOIN LATERAL (
    SELECT sum(line.quantity)::int AS pieces, array_agg(line.title_id ORDER BY line.id) AS titles,
      count(*) FILTER (WHERE NOT EXISTS (SELECT FROM bookings WHERE order_line_id = line.id))::int AS goods,
      count(ready.order_line_id)::int AS ready
    FROM order_lines line LEFT JOIN ready_lines ready ON ready.order_line_id = line.id WHERE line.order_id = o.id
  ) lines ON true`

/** Without what only the query itself needed, and without what this role need not see. */
export function toDeskOrder(row: DeskOrder, role: DeskRole): DeskOrder {
  const { id, number, status, deliveryMethod, pickupDate, total, isDue, boughtAt, acceptBy } = row
  const { readyBy, shippableAt, pieces, firstTitle, otherTitles, goods: lines, ready } = row
  const buyerName = canSeeBuyer(role) ? row.buyerName : row.buyerName && maskName(row.buyerName)
  const { answerComplaintBy } = row
  const clocks = { boughtAt, acceptBy, readyBy, shippableAt, answerComplaintBy }
  const goods = { pieces, firstTitle, otherTitles, goods: lines, ready, total, isDue }
  return { id, number, status, deliveryMethod, pickupDate, buyerName, ...clocks, ...goods }
}
