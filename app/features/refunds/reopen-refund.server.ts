import { openDiscrepancy } from '#app/features/discrepancies/commands.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import {
  type LockedRefund,
  lockRefund,
  moveRefund,
  returnedKey,
  voidUnsentRefund,
} from './settle-refund.server.ts'

/**
 * The bank gave back what the buyer was said to have. By the books it has not left any more, the buyer is
 * asked where it should go, and the case stays open until it is there. Of a payment that the bank took
 * back as well nothing is owed. The refund as it is now; it must be locked.
 */
export async function reopenRefund(
  tx: Tx,
  confirmed: LockedRefund,
  { actor, details }: { actor: Actor; details: Record<string, string> },
): Promise<LockedRefund> {
  await moveRefund(tx, confirmed, { to: 'manual', actor, failureReason: 'did-not-arrive' })
  const refund = await lockRefund(tx, confirmed.id)
  if (!refund) throw new Error(`Refund ${confirmed.id} is gone`)
  await openDiscrepancy(tx, {
    kind: 'refundRefused',
    attemptId: refund.attemptId,
    amount: refund.amount,
    dedupeKey: returnedKey(refund),
    details,
  })
  return refund
}

/** The same of one that no person has sent. */
export async function reopenProviderRefund(
  tx: Tx,
  confirmed: LockedRefund,
  { actor }: { actor: Actor },
): Promise<void> {
  const details = { why: 'The bank sent back a refund that had been confirmed' }
  const refund = await reopenRefund(tx, confirmed, { actor, details })
  const { status } = await tx.paymentAttempt.findUniqueOrThrow({
    where: { id: refund.attemptId },
    select: { status: true },
  })
  if (status === 'reversed' && !refund.isPrepared) await voidUnsentRefund(tx, refund, { actor })
}
