import { ok, refuse, type Result } from '#app/core/result.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { lockRefund, type LockedRefund, moveRefund } from './settle-refund.server.ts'
import { isSlow } from './slow-refund.ts'

type Admin = Extract<Actor, { type: 'admin' }>
type SlowDeed = { refundId: string; actor: Admin }
type Answer = Promise<Result<undefined, 'not-found' | 'already-changed'>>

/** It stands on the statement: the buyer has it, though the provider never said so. */
export function confirmSlowRefund({ refundId, actor }: SlowDeed): Answer {
  return transaction(async (tx) => {
    const slow = await lockSlow(tx, refundId)
    if (!slow.ok) return slow
    await moveRefund(tx, slow.value, { to: 'confirmed', actor, bankConfirmedAt: new Date() })
    return ok()
  })
}

/**
 * The bank or the provider says that the buyer will not get it: a person sends it. Should it arrive after
 * all, the provider says so, and a transfer that is recorded by then is a case.
 */
export function sendSlowRefundByHand({ refundId, actor }: SlowDeed): Answer {
  return transaction(async (tx) => {
    const slow = await lockSlow(tx, refundId)
    if (!slow.ok) return slow
    await moveRefund(tx, slow.value, { to: 'manual', actor, failureReason: 'did-not-arrive' })
    return ok()
  })
}

async function lockSlow(
  tx: Tx,
  refundId: string,
): Promise<Result<LockedRefund, 'not-found' | 'already-changed'>> {
  const refund = await lockRefund(tx, refundId)
  if (!refund) return refuse('not-found')
  const { updatedAt } = await tx.refund.findUniqueOrThrow({
    where: { id: refundId },
    select: { updatedAt: true },
  })
  return isSlow({ ...refund, updatedAt }, { now: new Date() })
    ? ok(refund)
    : refuse('already-changed')
}
