import type { FulfilmentMethod } from '#app/features/shipping/delivery.ts'
import { askArrivalAfterDays, type OrderStatus } from './order-status.ts'

export type ArrivalFacts = {
  status: OrderStatus
  deliveryMethod: FulfilmentMethod
  handedOverAt: Date | null
  /** Of goods that wait for a guest. */
  pickupDate: Date | null
  presumedDeliveredAt: Date | null
  complainedAt: Date | null
  /** Not paid yet, so not there yet. */
  isDue: boolean
}

/**
 * `ask`: the buyer will be asked then. `presume`: he was asked, and without an answer it counts as
 * delivered then. While the buyer complains, neither.
 */
export type ArrivalClock = { step: 'ask' | 'presume'; at: Date }

const dayMs = 24 * 60 * 60 * 1000

/** What happens next with an order that left the BUM Desa and that nobody has marked as delivered. */
export function arrivalClock(order: ArrivalFacts): ArrivalClock | null {
  if (order.status !== 'handedOver' || order.complainedAt) return null
  if (order.deliveryMethod === 'onSite' || order.isDue) return null
  const { presumedDeliveredAt, handedOverAt, pickupDate } = order
  if (presumedDeliveredAt) return { step: 'presume', at: presumedDeliveredAt }
  if (!handedOverAt) return null
  const days = askArrivalAfterDays[order.deliveryMethod]
  const since = Math.max(handedOverAt.getTime(), pickupDate?.getTime() ?? 0)
  return { step: 'ask', at: new Date(since + days * dayMs) }
}
