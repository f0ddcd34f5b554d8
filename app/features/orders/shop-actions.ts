import type { FulfilmentMethod } from '#app/features/shipping/delivery.ts'
import { canShopRefuse } from './cancellation-policy.ts'
import type { OrderStatus } from './order-status.ts'

/** What a BUM Desa can do with an order; each verb has its own address. */
export type ShopAction = 'accept' | 'pack' | 'handOver' | 'deliver' | 'refuse'

const nextAction: Partial<Record<OrderStatus, ShopAction>> = {
  paid: 'accept',
  accepted: 'pack',
  packed: 'handOver',
  handedOver: 'deliver',
}
/** Guests come by themselves, and the day after the last of them the order is over by itself. */
const nextOnSite: Partial<Record<OrderStatus, ShopAction>> = { paid: 'accept' }

export type ShopActions = {
  /** The one step that brings the order forward. */
  next: ShopAction | null
  canRefuse: boolean
  /** Handing over must wait until the payment can no longer be taken back. */
  notBefore: Date | null
}

export function shopActionsFor(
  order: {
    status: OrderStatus
    deliveryMethod: FulfilmentMethod
    shippableAt: Date | null
    acceptBy: Date | null
    isDue: boolean
  },
  { now }: { now: Date },
): ShopActions {
  const steps = order.deliveryMethod === 'onSite' ? nextOnSite : nextAction
  // Its last step is the money (routes/kelola/collect-panel.tsx).
  const isLast = order.isDue && order.status === 'handedOver'
  const next = isLast ? null : (steps[order.status] ?? null)
  const isTooLate = next === 'accept' && order.acceptBy !== null && order.acceptBy <= now
  const mustWait = next === 'handOver' && order.shippableAt !== null && order.shippableAt > now
  return {
    next: isTooLate ? null : next,
    canRefuse: canShopRefuse(order.status),
    notBefore: mustWait ? order.shippableAt : null,
  }
}

/** How pressing the clock of an unaccepted order is. */
export function acceptUrgency(
  acceptBy: Date,
  { now }: { now: Date },
): 'calm' | 'soon' | 'urgent' | 'over' {
  const hoursLeft = (acceptBy.getTime() - now.getTime()) / 3_600_000
  if (hoursLeft <= 0) return 'over'
  if (hoursLeft < 6) return 'urgent'
  return hoursLeft < 24 ? 'soon' : 'calm'
}
