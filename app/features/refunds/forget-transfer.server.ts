import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { type LockedRefund, voidUnsentRefund } from './settle-refund.server.ts'

/**
 * A recorded transfer is not there or came back: the refund waits to be sent again, to the same account or
 * another, and what was recorded stays in the trail. If the bank took the payment back meanwhile, nothing
 * is owed any more.
 */
export async function forgetTransfer(
  tx: Tx,
  refund: LockedRefund,
  { action, actor }: { action: 'transfer-not-found' | 'transfer-returned'; actor: Actor },
): Promise<void> {
  const recorded = await tx.refund.findUniqueOrThrow({
    where: { id: refund.id },
    select: {
      preparedBy: true,
      transferReference: true,
      transferredOn: true,
      attempt: { select: { status: true } },
    },
  })
  await tx.refund.update({
    where: { id: refund.id },
    data: {
      preparedBy: null,
      preparedAt: null,
      transferReference: null,
      transferredOn: null,
      noProofReason: null,
      payoutAmount: null,
      transferAskedAt: null,
    },
  })
  const details = {
    reference: recorded.transferReference ?? '',
    date: recorded.transferredOn?.toISOString().slice(0, 10) ?? '',
    preparedBy: recorded.preparedBy ?? '',
  }
  await recordAudit(tx, [{ subject: { type: 'refund', id: refund.id }, action, actor, details }])
  if (recorded.attempt.status !== 'reversed') return
  await voidUnsentRefund(tx, { ...refund, isPrepared: false }, { actor })
}
