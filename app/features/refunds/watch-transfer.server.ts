import { enqueue } from '#app/server/boss.server.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { payoutWatch } from '#app/server/payouts.server.ts'
import { systemActor } from '#app/server/scopes.server.ts'
import type { Payout } from '#integrations/payouts/payout-watch.ts'
import { forgetTransfer } from './forget-transfer.server.ts'
import { reopenRefund } from './reopen-refund.server.ts'
import { lockRefund } from './settle-refund.server.ts'

/** A bank gives back what it cannot book within days. */
const watchedDays = 14
const mostAtOnce = 50

/** There is news of a payout: a job asks about the refund that somebody says was sent by it, if any. */
export async function hurryTransfer(reference: string): Promise<void> {
  const refund = await db.refund.findFirst({
    where: { transferReference: reference },
    select: { id: true },
  })
  if (!refund) return
  await transaction((tx) => enqueue(tx, 'watch-transfer', { refundId: refund.id }))
}

/** Those that may still come back, for notices that never arrived. */
export async function listWatchedTransfers(): Promise<string[]> {
  if (!payoutWatch()) return []
  const since = new Date(Date.now() - watchedDays * 86_400_000)
  const refunds = await db.refund.findMany({
    where: { transferReference: { not: null }, preparedAt: { gt: since } },
    orderBy: { preparedAt: 'desc' },
    take: mostAtOnce,
    select: { id: true },
  })
  return refunds.map(({ id }) => id)
}

/**
 * Money that came back from the bank is not with the buyer, whatever was recorded: it waits to be sent
 * again, also when a second person has found it on the statement already. A reference that the service does not know is one of a bank. Throws `PayoutsUnavailable`.
 */
export async function watchTransfer(refundId: string): Promise<void> {
  const refund = await db.refund.findUnique({
    where: { id: refundId },
    select: { transferReference: true },
  })
  if (!refund?.transferReference) return
  const payout = await payoutWatch()?.findPayout(refund.transferReference)
  if (payout?.state !== 'failed') return
  await transaction((tx) => takeBack(tx, refundId, payout))
}

async function takeBack(tx: Tx, refundId: string, { reference }: Payout): Promise<void> {
  const refund = await lockRefund(tx, refundId)
  if (!refund) return
  // Under the lock: it may have been sent anew meanwhile, with another reference.
  const recorded = await tx.refund.count({ where: { id: refundId, transferReference: reference } })
  if (recorded === 0) return
  if (refund.status !== 'manual' && refund.status !== 'confirmed') return
  const actor = systemActor
  const waiting =
    refund.status === 'manual'
      ? refund
      : await reopenRefund(tx, refund, { actor, details: { reference } })
  await forgetTransfer(tx, waiting, { action: 'transfer-returned', actor })
}
