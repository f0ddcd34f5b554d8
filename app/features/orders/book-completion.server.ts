import { leftByTheBooks, recordTransaction } from '#app/features/ledger/commands.server.ts'
import { postingsForCompletion } from '#app/features/ledger/postings.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { LockedOrder } from './lock-order.server.ts'
import { getOrderSplit } from './queries.server.ts'

/** Nothing of a locked order goes back any more: what is left of its money is owed for good. */
export async function bookCompletion(tx: Tx, order: LockedOrder): Promise<void> {
  const left = await leftByTheBooks(tx, await getOrderSplit(tx, order))
  const postings = postingsForCompletion(left)
  // All of it may have gone back before: then nobody is owed anything.
  if (postings.length === 0) return
  await recordTransaction(tx, {
    idempotencyKey: `order:${order.id}:completed`,
    event: 'order.completed',
    postings,
    occurredAt: order.now,
    purchaseId: order.purchaseId,
    orderId: order.id,
  })
}
