const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

type Limits = { absoluteMs: number; idleMs: number }

/** A buyer's phone stays signed in; whoever can touch other people's money or orders does not. */
export const sessionLimits = {
  visitor: { absoluteMs: 30 * day, idleMs: 7 * day },
  staff: { absoluteMs: 12 * hour, idleMs: 30 * minute },
} as const satisfies Record<string, Limits>

/** How long the second factor may be awaited after the right password. */
export const secondFactorWithinMs = 10 * minute

/** `lastSeenAt` is written no more often than this. */
export const touchEveryMs = minute

type Times = { createdAt: Date; lastSeenAt: Date; expiresAt: Date }

/** The limits follow the role of today: who became staff after signing in gets staff's limits at once. */
export function isSessionOver(times: Times, { isStaff, now }: { isStaff: boolean; now: Date }) {
  const limits = isStaff ? sessionLimits.staff : sessionLimits.visitor
  return (
    now >= times.expiresAt ||
    now.getTime() - times.createdAt.getTime() >= limits.absoluteMs ||
    now.getTime() - times.lastSeenAt.getTime() >= limits.idleMs
  )
}
