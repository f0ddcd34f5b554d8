import {
  acceptWithinHours,
  completeAfterDays,
  type OrderStatus,
} from '#app/features/orders/order-status.ts'
import type { RefundReason } from '#app/features/refunds/refund-status.ts'
import { hoursAfter, minutesAfter, type Random } from './random.ts'

export type OrderStep = {
  to: OrderStatus
  at: Date
  by: 'buyer' | 'provider' | 'staff' | 'system'
}

export type OrderPlan = {
  /** Everything that has happened so far, the first being that it was placed. */
  steps: OrderStep[]
  refund: { reason: RefundReason; at: Date; confirmedAt: Date | null } | null
  refusalReason: string | null
}

const refusals = [
  'Mohon maaf, stok di gudang ternyata rusak.',
  'Panen mundur sehingga pesanan tidak bisa kami penuhi.',
  'Kurir desa kami sedang berhalangan.',
]

/** What becomes of one order: nearly always it is completed, sometimes the BUM Desa says no. */
export function planOrder(order: {
  random: Random
  placedAt: Date
  paidAt: Date | null
  expiredAt: Date | null
  leadTimeDays: number
  isPickup: boolean
  now: Date
}): OrderPlan {
  const { random, placedAt, paidAt, now } = order
  const placed: OrderStep = { to: 'awaitingPayment', at: placedAt, by: 'buyer' }
  const nothing = { refund: null, refusalReason: null }
  if (!paidAt) {
    const expired = order.expiredAt && {
      to: 'cancelled' as const,
      at: order.expiredAt,
      by: 'system' as const,
    }
    return { steps: [placed, ...(expired ? [expired] : [])], ...nothing }
  }
  const paid: OrderStep = { to: 'paid', at: paidAt, by: 'provider' }
  const fate = random.next()
  if (fate < 0.045) {
    return cancelled(order, [placed, paid], { paidAt, wasForgotten: fate < 0.015 })
  }
  const steps = [placed, paid, ...fulfilment(order, paidAt)].filter(({ at }) => at <= now)
  return { steps, ...nothing }
}

function cancelled(
  { random, now }: { random: Random; now: Date },
  before: OrderStep[],
  { paidAt, wasForgotten }: { paidAt: Date; wasForgotten: boolean },
): OrderPlan {
  const at = wasForgotten
    ? minutesAfter(hoursAfter(paidAt, acceptWithinHours), 0.5)
    : atWork(hoursAfter(paidAt, 1 + random.next() * 20), random)
  if (at > now) return { steps: before, refund: null, refusalReason: null }
  const confirmedAt = hoursAfter(at, 4 + random.next() * 40)
  return {
    steps: [...before, { to: 'cancelled', at, by: wasForgotten ? 'system' : 'staff' }],
    refund: {
      reason: wasForgotten ? 'notAcceptedInTime' : 'shopRefused',
      at,
      confirmedAt: confirmedAt <= now ? confirmedAt : null,
    },
    refusalReason: wasForgotten ? null : random.pick(refusals),
  }
}

function fulfilment(
  { random, leadTimeDays, isPickup }: { random: Random; leadTimeDays: number; isPickup: boolean },
  paidAt: Date,
): OrderStep[] {
  const later = (at: Date, from: number, to: number) =>
    atWork(hoursAfter(at, from + random.next() * (to - from)), random)
  const accepted = later(paidAt, 0.3, 18)
  const packed = later(accepted, 0.5 + leadTimeDays * 14, 20 + leadTimeDays * 24)
  const handedOver = later(packed, 0.4, 20)
  const delivered = later(handedOver, isPickup ? 4 : 1, isPickup ? 44 : 26)
  const completed = minutesAfter(hoursAfter(delivered, 24 * completeAfterDays), 0.5)
  return [
    { to: 'accepted', at: accepted, by: 'staff' },
    { to: 'packed', at: packed, by: 'staff' },
    { to: 'handedOver', at: handedOver, by: 'staff' },
    { to: 'delivered', at: delivered, by: 'staff' },
    { to: 'completed', at: completed, by: 'system' },
  ]
}

/** Nobody packs at night: what would fall before seven or after eight waits for the morning. */
function atWork(at: Date, random: Random): Date {
  const hour = (at.getUTCHours() + 7) % 24
  if (hour >= 7 && hour < 20) return at
  const morning = hoursAfter(at, hour < 7 ? 7 - hour : 31 - hour)
  return minutesAfter(morning, random.int(0, 80))
}
