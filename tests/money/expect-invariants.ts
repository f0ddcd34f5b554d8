import { expect } from 'vitest'
import { declaredEdges } from '#app/jobs/declared-edges.ts'
import { findViolations } from '#app/server/invariants.server.ts'

/** At the end of every test file that moves money. */
export async function expectInvariants(): Promise<void> {
  expect(await findViolations(declaredEdges)).toEqual([])
}
