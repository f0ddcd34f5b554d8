import type { Zone } from '#app/core/dates.ts'
import { addDays, type CalendarDate, instantAt } from '#app/features/bookings/calendar-date.ts'
import type { OrderStatus } from '#app/features/orders/order-status.ts'

/** After writing it; then a review stays as it is, or is withdrawn. */
const changeWithinDays = 14

export type ReviewFacts = {
  orderStatus: OrderStatus
  /** Nothing of it could be given, and its money went back. */
  isMissing: boolean
  /** Of a dated line. */
  visit: {
    status: 'held' | 'booked' | 'released' | 'cancelled' | 'calledOff'
    isAddOn: boolean
    date: CalendarDate
    departure: CalendarDate | null
    zone: Zone
  } | null
  review: { createdAt: Date; withdrawnAt: Date | null } | null
}

const received: readonly OrderStatus[] = ['delivered', 'completed']
const underway: readonly OrderStatus[] = ['accepted', 'packed', 'handedOver', ...received]

/** Goods that have arrived; a visit whose last day is over where it takes place, if anybody still came. */
function isReceived({ orderStatus, isMissing, visit }: ReviewFacts, now: Date): boolean {
  if (isMissing) return false
  if (!visit) return received.includes(orderStatus)
  if (visit.isAddOn || visit.status !== 'booked' || !underway.includes(orderStatus)) return false
  const over = visit.departure ?? addDays(visit.date, 1)
  return now >= instantAt(over, '00:00', visit.zone)
}

/**
 * `possible`: received, nothing said yet. `open`: said, and may be changed. `fixed`: said long ago, may
 * only be withdrawn. `closed`: not received, given back, or withdrawn, which is for good.
 */
export function reviewState(
  facts: ReviewFacts,
  now: Date,
): 'possible' | 'open' | 'fixed' | 'closed' {
  const { review } = facts
  if (!review) return isReceived(facts, now) ? 'possible' : 'closed'
  if (review.withdrawnAt) return 'closed'
  const age = now.getTime() - review.createdAt.getTime()
  return age < changeWithinDays * 86_400_000 ? 'open' : 'fixed'
}

/** "Budi S." of "Budi Santoso": enough to be somebody, too little to be found. */
export function shownNameOf(name: string): string {
  const [first = '', ...others] = name.trim().split(/\s+/)
  const initial = [...(others.at(-1) ?? '')][0]
  return initial ? `${first} ${initial.toUpperCase()}.` : first
}

/** Whose word is the BUM Desa's. */
export const replyingRoles = ['manager', 'staff'] as const

export const canReplyToReviews = (role: string): boolean =>
  (replyingRoles as readonly string[]).includes(role)
