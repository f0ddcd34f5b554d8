import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import { type BulkWord, bulkSteps } from './bulk.ts'
import { acceptOrder, handOverOrder, packOrder } from './commands.server.ts'
import { findOrderId } from './desk-queries.server.ts'

const deeds = { accept: acceptOrder, pack: packOrder, handOver: handOverOrder } as const

export type BulkRefusal =
  | 'not-found'
  | Exclude<Awaited<ReturnType<(typeof deeds)[keyof typeof deeds]>>, { ok: true }>['reason']

/** What came of one order; null: the step was taken. */
export type BulkOutcome = { number: string; refusal: BulkRefusal | null }

/**
 * Takes each order its own step, one after the other and each in a transaction of its own: what a colleague,
 * the buyer or a clock has moved meanwhile is left as it is, and the others go on.
 */
export async function moveOrdersTogether(deed: {
  shopId: AuthorizedShopId
  actor: Actor
  word: BulkWord
  numbers: readonly string[]
}): Promise<BulkOutcome[]> {
  const { shopId, actor, word, numbers } = deed
  const act = deeds[bulkSteps[word]]
  const outcomes: BulkOutcome[] = []
  for (const number of numbers) {
    const orderId = await findOrderId({ shopId, number })
    const result = orderId ? await act({ shopId, actor, orderId }) : null
    const refusal = !result ? 'not-found' : result.ok ? null : result.reason
    outcomes.push({ number, refusal })
  }
  return outcomes
}
