export type BreakerOptions = { failures?: number; pauseMs?: number }

/**
 * Lets calls to somebody else's server through. Who does not answer is left alone for a while, so that
 * people hear at once that it must wait instead of each holding a connection for seconds. One call at a
 * time tries again.
 */
export function createBreaker({
  failures: most = 5,
  pauseMs = 10_000,
  isOutage,
  leftAlone,
}: BreakerOptions & {
  isOutage: (error: unknown) => boolean
  /** What is thrown meanwhile. */
  leftAlone: (operation: string) => Error
}) {
  let failures = 0
  let closedUntil = 0
  return async function guarded<T>(operation: string, call: () => Promise<T>): Promise<T> {
    if (failures >= most) {
      if (Date.now() < closedUntil) throw leftAlone(operation)
      closedUntil = Date.now() + pauseMs
    }
    try {
      const answer = await call()
      failures = 0
      return answer
    } catch (error) {
      if (isOutage(error)) {
        failures++
        closedUntil = Date.now() + pauseMs
      } else {
        // It answered, whatever it said.
        failures = 0
      }
      throw error
    }
  }
}
