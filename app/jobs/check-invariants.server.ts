import { declaredEdges } from '#app/jobs/declared-edges.ts'
import { type Depth, findViolations } from '#app/server/invariants.server.ts'
import { logger } from '#app/server/logger.server.ts'

/** Every minute: the queries that must return nothing, about the last days. */
export const checkInvariantsJob = () => reportViolations('quick')

/** What they return wakes somebody. */
export async function reportViolations(depth: Depth): Promise<void> {
  for (const { id, statement, rows } of await findViolations(declaredEdges, depth)) {
    logger.error({ invariant: id, statement, rows: rows.length }, 'an invariant is broken')
  }
}
