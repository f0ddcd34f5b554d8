import { declaredEdges } from '#app/jobs/declared-edges.ts'
import { findViolations } from '#app/server/invariants.server.ts'
import { logger } from '#app/server/logger.server.ts'

/** Every few minutes: the queries that must return nothing. What they return wakes somebody. */
export async function checkInvariantsJob(): Promise<void> {
  for (const { id, statement, rows } of await findViolations(declaredEdges, 'quick')) {
    logger.error({ invariant: id, statement, rows: rows.length }, 'an invariant is broken')
  }
}
