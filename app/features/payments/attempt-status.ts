export const attemptStatuses = [
  'created',
  'pending',
  'review',
  'paid',
  'failed',
  'expired',
  'cancelled',
  'unexpected',
  'reversed',
  'disputed',
] as const
export type AttemptStatus = (typeof attemptStatuses)[number]

/**
 * Every edge an attempt may take, whatever order notifications arrive in. `failed` is not the end: the
 * provider lets the buyer try again under the same order id. `unexpected` is money that arrived for
 * something that can no longer be delivered (expired, cancelled, or paid by another attempt).
 */
export const nextAttemptStatuses = {
  created: ['pending', 'review', 'paid', 'failed', 'expired', 'cancelled', 'unexpected'],
  pending: ['review', 'paid', 'failed', 'expired', 'cancelled', 'unexpected'],
  // What was looked at was given up for another way to pay on the same page.
  review: ['pending', 'paid', 'failed', 'expired', 'cancelled', 'unexpected'],
  failed: ['pending', 'review', 'paid', 'expired', 'cancelled', 'unexpected'],
  // A page may outlive the first way to pay chosen on it: the buyer begins again under the same order id.
  expired: ['pending', 'review', 'paid', 'unexpected'],
  cancelled: ['pending', 'review', 'paid', 'unexpected'],
  paid: ['reversed', 'disputed'],
  unexpected: ['paid', 'reversed', 'disputed'],
  disputed: ['paid', 'reversed'],
  reversed: [],
} as const satisfies Record<AttemptStatus, readonly AttemptStatus[]>

/** At most one attempt of a purchase is in one of these (a partial unique index says so too). */
export const liveAttemptStatuses = [
  'created',
  'pending',
  'review',
] as const satisfies AttemptStatus[]

export function canAttemptBecome(from: AttemptStatus, to: AttemptStatus): boolean {
  return (nextAttemptStatuses[from] as readonly AttemptStatus[]).includes(to)
}

export function isLive(status: AttemptStatus): boolean {
  return (liveAttemptStatuses as readonly AttemptStatus[]).includes(status)
}
