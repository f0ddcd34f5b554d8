import { type ComplaintFacts, complaintState } from './complaint.ts'
import type { OrderStatus } from './order-status.ts'

/** As long as a thumb on the wrong card is noticed, and nobody waits for the parcel yet. */
export const undoMinutes = 30

const before = { handedOver: 'packed', delivered: 'handedOver' } as const satisfies Partial<
  Record<OrderStatus, OrderStatus>
>
export type UndoneStatus = (typeof before)[keyof typeof before]

/** The last step of an order: out of which state, who took it, and when. */
export type LastStep = { from: string | null; status: string; actor: string; at: Date }

/**
 * Where an order goes back to when its BUM Desa pressed too early; null where that is not so, or is too long
 * ago, or where the buyer, a courier or a clock said it, or the buyer already complains.
 */
export function undoStep(
  order: ComplaintFacts & { isOnSite: boolean },
  last: LastStep | undefined,
  { now }: { now: Date },
): UndoneStatus | null {
  if (order.isDue || order.isOnSite || complaintState(order) === 'open') return null
  if (order.status !== 'handedOver' && order.status !== 'delivered') return null
  if (!last || last.status !== order.status || last.actor !== 'staff') return null
  const to = before[order.status]
  const isFresh = now.getTime() - last.at.getTime() < undoMinutes * 60_000
  // A step back is none that is taken back.
  return isFresh && last.from === to ? to : null
}
