/** A clock that is off by less is not worth a word. */
const tolerableMs = 5 * 60_000
/** Nobody sold before; an earlier moment comes from a clock that was never set. */
const firstSaleMs = Date.parse('2026-01-01T00:00:00Z')

/**
 * When something was sold by our clock: by that of the phone and how wrong it was when it sent its letter
 * (`sentAt`; null: an old phone does not say). Where even that cannot be, it counts as sold now: cash
 * that was taken is never turned away for a clock.
 */
export function byOurClock(
  told: Date,
  { sentAt, now }: { sentAt: Date | null; now: Date },
): { soldAt: Date; isCorrected: boolean } {
  const off = sentAt ? now.getTime() - sentAt.getTime() : 0
  const soldMs = told.getTime() + (Math.abs(off) > tolerableMs ? off : 0)
  const isPossible = soldMs >= firstSaleMs && soldMs <= now.getTime() + tolerableMs
  const soldAt = isPossible ? new Date(soldMs) : now
  return { soldAt, isCorrected: Math.abs(soldAt.getTime() - told.getTime()) > tolerableMs }
}
