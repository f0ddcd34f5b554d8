import type { OrderStatus } from './order-status.ts'

/** Accepted, and still in the BUM Desa's hands: what the clock of being ready runs for. */
export const beingPrepared = ['accepted', 'packed'] as const satisfies OrderStatus[]

/** Of goods that wait for a guest the morning of their day counts; null before the order is accepted. */
export function readyByOf(order: {
  acceptedAt: Date | null
  readyBy: Date | null
  pickupDate: Date | null
}): Date | null {
  return order.acceptedAt && (order.pickupDate ?? order.readyBy)
}

/** The promised hours are over and the goods have not left. Unanswered orders have a clock of their own. */
export function isLate(
  order: { status: OrderStatus; readyBy: Date | null },
  { now }: { now: Date },
): boolean {
  const isPreparing = (beingPrepared as readonly OrderStatus[]).includes(order.status)
  return isPreparing && order.readyBy !== null && order.readyBy <= now
}
