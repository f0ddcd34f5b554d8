import {
  leftByTheBooks,
  recordTransaction,
  reverseTransaction,
} from '#app/features/ledger/commands.server.ts'
import { postingsForCompletion } from '#app/features/ledger/postings.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { LockedOrder } from './lock-order.server.ts'
import { getOrderSplit } from './queries.server.ts'

const event = 'order.completed'

/** Nothing of a locked order goes back any more: what is left of its money is owed for good. */
export async function bookCompletion(tx: Tx, order: LockedOrder): Promise<void> {
  const left = await leftByTheBooks(tx, await getOrderSplit(tx, order))
  const postings = postingsForCompletion(left)
  // All of it may have gone back before: then nobody is owed anything.
  if (postings.length === 0) return
  const before = await tx.ledgerTransaction.count({ where: { orderId: order.id, event } })
  await recordTransaction(tx, {
    idempotencyKey: `order:${order.id}:completed${before === 0 ? '' : `:${before + 1}`}`,
    event,
    postings,
    occurredAt: order.now,
    purchaseId: order.purchaseId,
    orderId: order.id,
  })
}

/** Nothing of it is owed for good any more. False when nothing was. */
export async function undoCompletions(
  tx: Tx,
  { orderId, at }: { orderId: string; at: Date },
): Promise<boolean> {
  const booked = await tx.ledgerTransaction.findMany({
    where: { orderId, event },
    orderBy: { id: 'asc' },
    select: { idempotencyKey: true },
  })
  for (const { idempotencyKey } of booked) {
    await reverseTransaction(tx, { idempotencyKey, occurredAt: at })
  }
  return booked.length > 0
}
