import { addDays, type CalendarDate, instantAt } from '#app/features/bookings/calendar-date.ts'
import {
  acceptWithinHours,
  completeAfterDays,
  type OrderStatus,
} from '#app/features/orders/order-status.ts'
import type { RefundReason } from '#app/features/refunds/refund-status.ts'
import { zoneOfBlitar } from './calendars.ts'
import { hoursAfter, minutesAfter, type Random } from './random.ts'

export type OrderStep = {
  to: OrderStatus
  at: Date
  by: 'buyer' | 'provider' | 'staff' | 'system'
  why?: 'visitOver'
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

const refusalsOfGuests = [
  'Mohon maaf, cuaca sedang buruk. Demi keselamatan tamu, kami tutup hari itu.',
  'Jalan menuju lokasi longsor, kami tutup sampai aman.',
  'Mohon maaf, warga kami sedang berduka sehingga tidak ada yang bisa mendampingi tamu.',
]

type Placed = { placedAt: Date; paidAt: Date | null; expiredAt: Date | null }

function unpaidPlan({ placedAt, expiredAt }: Placed): OrderPlan {
  const steps: OrderStep[] = [{ to: 'awaitingPayment', at: placedAt, by: 'buyer' }]
  if (expiredAt) steps.push({ to: 'cancelled', at: expiredAt, by: 'system' })
  return { steps, refund: null, refusalReason: null }
}

/** What becomes of one order: nearly always it is completed, sometimes the BUM Desa says no. */
export function planOrder(
  order: Placed & { random: Random; leadTimeDays: number; isPickup: boolean; now: Date },
): OrderPlan {
  const { random, placedAt, paidAt, now } = order
  const placed: OrderStep = { to: 'awaitingPayment', at: placedAt, by: 'buyer' }
  if (!paidAt) return unpaidPlan(order)
  const paid: OrderStep = { to: 'paid', at: paidAt, by: 'provider' }
  const fate = random.next()
  if (fate < 0.045) {
    const wasForgotten = fate < 0.015
    const at = wasForgotten
      ? minutesAfter(hoursAfter(paidAt, acceptWithinHours), 0.5)
      : refusedAt(paidAt, random)
    return cancelled(order, [placed, paid], { at, wasForgotten, refusals })
  }
  const steps = [placed, paid, ...fulfilment(order, paidAt)].filter(({ at }) => at <= now)
  return { steps, refund: null, refusalReason: null }
}

const refusedAt = (paidAt: Date, random: Random) =>
  atWork(hoursAfter(paidAt, 1 + random.next() * 20), random)

/** Guests are promised their day when they pay, and the night after it the visit is over. */
export function planVisit(
  order: Placed & { random: Random; date: CalendarDate; lastDay: CalendarDate; now: Date },
): OrderPlan {
  const { random, placedAt, paidAt, now } = order
  if (!paidAt) return unpaidPlan(order)
  const promised: OrderStep[] = [
    { to: 'awaitingPayment', at: placedAt, by: 'buyer' },
    { to: 'paid', at: paidAt, by: 'provider' },
    { to: 'accepted', at: paidAt, by: 'system' },
  ]
  const refusal = random.chance(0.03) ? refusedAt(paidAt, random) : null
  if (refusal && refusal < instantAt(order.date, '00:00', zoneOfBlitar)) {
    const how = { at: refusal, wasForgotten: false, refusals: refusalsOfGuests }
    return cancelled(order, promised, how)
  }
  const over = minutesAfter(instantAt(addDays(order.lastDay, 1), '00:00', zoneOfBlitar), 0.5)
  const settled = minutesAfter(hoursAfter(over, 24 * completeAfterDays), 0.5)
  const later: OrderStep[] = [
    { to: 'delivered', at: over, by: 'system', why: 'visitOver' },
    { to: 'completed', at: settled, by: 'system' },
  ]
  const steps = [...promised, ...later.filter(({ at }) => at <= now)]
  return { steps, refund: null, refusalReason: null }
}

function cancelled(
  { random, now }: { random: Random; now: Date },
  before: OrderStep[],
  { at, wasForgotten, ...words }: { at: Date; wasForgotten: boolean; refusals: readonly string[] },
): OrderPlan {
  if (at > now) return { steps: before, refund: null, refusalReason: null }
  const confirmedAt = hoursAfter(at, 4 + random.next() * 40)
  return {
    steps: [...before, { to: 'cancelled', at, by: wasForgotten ? 'system' : 'staff' }],
    refund: {
      reason: wasForgotten ? 'notAcceptedInTime' : 'shopRefused',
      at,
      confirmedAt: confirmedAt <= now ? confirmedAt : null,
    },
    refusalReason: wasForgotten ? null : random.pick(words.refusals),
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
