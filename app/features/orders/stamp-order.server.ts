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
  packedAgain: () => Prisma.sql`handed_over_at = NULL, presumed_delivered_at = NULL`,
  handedOverAgain: () => Prisma.sql`delivered_at = NULL, completes_at = NULL`,
  completed: () => Prisma.sql`closed_at = now()`,
  cancelled: () => Prisma.sql`closed_at = now()`,
} satisfies Partial<Record<OrderStatus | `${UndoneStatus}Again`, () => Prisma.Sql>>

export async function stampOrder(
  tx: Tx,
  { orderId, status }: { orderId: string; status: keyof typeof clocks },
): Promise<void> {
  const now = status.replace(/Again$/, '')
  await tx.$executeRaw`
    UPDATE orders SET ${clocks[status]()} WHERE id = ${orderId}::uuid AND status = ${now}::"OrderStatus"`
}
