import type { Tx } from '#app/server/db.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { completeAfterDays, type OrderStatus, readyWithinHours } from './order-status.ts'
import type { UndoneStatus } from './undo-step.ts'

/** The clocks a state starts or stops. They are the database's, so they are set by it. */
const clocks = {
  accepted: () => Prisma.sql`accepted_at = now(), ready_by = CASE WHEN delivery_method <> 'onSite'
    THEN now() + make_interval(hours => ${readyWithinHours}::int, days => (
      SELECT coalesce(max(l.lead_time_days + maker_away_days(l.maker_id, l.lead_time_days)), 0) FROM order_lines line
      JOIN variants v ON v.id = line.variant_id JOIN listings l ON l.id = v.listing_id
      WHERE line.order_id = orders.id AND l.kind = 'product')) END`,
  packed: () => Prisma.sql`packed_at = now()`,
  handedOver: () => Prisma.sql`handed_over_at = now(), presumed_delivered_at = NULL,
    complained_at = NULL, complaint_kind = NULL, complaint = NULL, complaint_settled_at = NULL,
    complaint_answer_by = NULL, complaint_reply = NULL, complaint_replied_at = NULL,
    complaint_handed_over_at = NULL`,
  delivered: () => Prisma.sql`delivered_at = now(),
    completes_at = now() + make_interval(days => ${completeAfterDays}::int)`,
  completed: () => Prisma.sql`closed_at = now()`,
  cancelled: () => Prisma.sql`closed_at = now()`,
} satisfies Partial<Record<OrderStatus, () => Prisma.Sql>>

/** What the step after it had started, for an order that is back in that state. */
const notYet = {
  packed: Prisma.sql`handed_over_at = NULL, presumed_delivered_at = NULL`,
  handedOver: Prisma.sql`delivered_at = NULL, completes_at = NULL`,
} satisfies Record<UndoneStatus, Prisma.Sql>

type Stamped<Status> = { orderId: string; status: Status }

export const stampOrder = (tx: Tx, { orderId, status }: Stamped<keyof typeof clocks>) =>
  write(tx, { orderId, status }, clocks[status]())

/** Taken back: its clocks stand as before that step. */
export const unstampOrder = (tx: Tx, { orderId, status }: Stamped<UndoneStatus>) =>
  write(tx, { orderId, status }, notYet[status])

async function write(tx: Tx, { orderId, status }: Stamped<OrderStatus>, set: Prisma.Sql) {
  await tx.$executeRaw`
    UPDATE orders SET ${set} WHERE id = ${orderId}::uuid AND status = ${status}::"OrderStatus"`
}
