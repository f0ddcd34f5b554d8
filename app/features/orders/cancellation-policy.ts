import { type ComplaintFacts, complaintState } from './complaint.ts'
import { refusableStatuses, type OrderStatus } from './order-status.ts'

/** A BUM Desa that accepted but does not hand over must not keep a buyer's money for ever. */
export const buyerWaitsDays = 7

const dayMs = 24 * 60 * 60 * 1000

/** As long as the goods have not left, the BUM Desa may say no; the buyer gets everything back. */
export function canShopRefuse(status: OrderStatus): boolean {
  return (refusableStatuses as readonly OrderStatus[]).includes(status)
}

/** What has left, as long as its money has not; of an open complaint that is an answer to it. */
export const canGiveBack = (order: ComplaintFacts): boolean =>
  (order.status === 'handedOver' || order.status === 'delivered') &&
  !order.isDue &&
  complaintState(order) !== 'open'

/**
 * A buyer may change their mind until the BUM Desa has accepted, because until then nobody has begun to
 * work; a visit until its day begins; and goods again when an accepted order has not been handed over for
 * a week, those that wait for a guest a week after the day they were to be taken.
 */
export function canBuyerCancel(
  order: {
    status: OrderStatus
    acceptedAt: Date | null
    firstVisitAt: Date | null
    pickupDate: Date | null
  },
  { now }: { now: Date },
): boolean {
  if (order.status === 'paid') return true
  if (order.firstVisitAt) return order.status === 'accepted' && now < order.firstVisitAt
  if (order.status !== 'accepted' && order.status !== 'packed') return false
  if (order.acceptedAt === null) return false
  const since = Math.max(order.acceptedAt.getTime(), order.pickupDate?.getTime() ?? 0)
  return now.getTime() - since >= buyerWaitsDays * dayMs
}

const visitsAhead: readonly OrderStatus[] = [
  'paid',
  'accepted',
  'packed',
  'handedOver',
  'delivered',
]

/** The goods of a mixed order may be there before its guests are. */
export const canGiveUpVisits = (status: OrderStatus): boolean => visitsAhead.includes(status)
