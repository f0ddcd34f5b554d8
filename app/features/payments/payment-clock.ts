import { holdMinutesForBankTransfer } from '#app/features/purchases/purchase-status.ts'
import type { AttemptStatus } from './attempt-status.ts'

/**
 * One end for page and methods is all a payment page can be told, and the method is only known once it
 * was chosen. So the page is opened for the longest time (60 minutes), and we ourselves close it when
 * the hold of 15 minutes is over, unless a slow way to pay was chosen until then: that one keeps its
 * stock until its own end, and a little longer for a payment in the last second.
 */
export const pageMinutes = holdMinutesForBankTransfer
export const graceMinutes = 2

const slowMethods: readonly string[] = [
  'bcaVa',
  'bniVa',
  'briVa',
  'cimbVa',
  'permataVa',
  'otherVa',
  'mandiriBill',
  'indomaret',
  'alfamart',
  'transfer',
]

/** Ways to pay that need a walk to a machine or a shop. */
export const isSlowMethod = (method: string) => slowMethods.includes(method)

/** How long stock is kept for a slow payment that ends at `expiryTime`; never more than the page's time. */
export function minutesToKeep(expiryTime: Date | null, now: Date): number {
  const left = expiryTime ? (expiryTime.getTime() - now.getTime()) / 60_000 : pageMinutes
  return Math.min(Math.max(Math.ceil(left), 0), pageMinutes) + graceMinutes
}

/** A card under suspicion is let go by the provider after a day; then the stock is free as well. */
export const reviewMinutes = 26 * 60

/**
 * When the provider cannot be asked, stock is kept this much longer than its time and no longer. What
 * is paid after that is late money: accepted if everything is still free, else given back.
 */
export const unreachableGraceMinutes = 4

const minute = 60

/**
 * When an attempt is looked at again if no notification comes; null when nothing more is expected.
 * `checks` counts since the last change.
 */
export function nextCheckInSeconds(status: AttemptStatus, checks: number): number | null {
  const steps = checkSteps[status]
  return steps[checks] ?? (status in lasting ? (steps.at(-1) ?? null) : null)
}

const hour = 60 * minute
const lasting: Partial<Record<AttemptStatus, true>> = { created: true, pending: true, review: true }

const checkSteps = {
  created: [15, 30, minute, 2 * minute],
  pending: [minute, minute, 2 * minute, 3 * minute, 5 * minute],
  review: [5 * minute, 30 * minute],
  // The page may still be open, and late money comes without asking.
  failed: [2 * minute, 5 * minute, 15 * minute, hour, 6 * hour, 24 * hour],
  expired: [5 * minute, hour, 6 * hour, 24 * hour],
  cancelled: [5 * minute, hour, 6 * hour, 24 * hour],
  // Some banks take a payment back within minutes; refunds are confirmed within days.
  paid: [4 * minute, 8 * minute, hour, 24 * hour],
  unexpected: [4 * minute, 8 * minute, hour, 24 * hour],
  disputed: [24 * hour, 7 * 24 * hour, 30 * 24 * hour],
  reversed: [],
} as const satisfies Record<AttemptStatus, readonly number[]>
