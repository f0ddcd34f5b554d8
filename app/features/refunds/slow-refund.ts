import type { RefundStatus } from './refund-status.ts'

/** Banks take days to say that they have booked it; from here on somebody should ask. */
export const slowAfterDays = 14

/** The provider took it on so long ago that the bank's silence is no patience any more. */
export function isSlow(
  refund: { status: RefundStatus; /** When it got its state. */ updatedAt: Date },
  { now }: { now: Date },
): boolean {
  const days = (now.getTime() - refund.updatedAt.getTime()) / 86_400_000
  return refund.status === 'accepted' && days >= slowAfterDays
}
