import { openDiscrepancy } from '#app/features/discrepancies/commands.server.ts'
import { enqueue } from '#app/server/boss.server.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { payoutWatch } from '#app/server/payouts.server.ts'
import { systemActor } from '#app/server/scopes.server.ts'
import type { Payout } from '#integrations/payouts/payout-watch.ts'
import { forgetTransfer } from './forget-transfer.server.ts'
import { reopenRefund } from './reopen-refund.server.ts'
import { type LockedRefund, lockRefund } from './settle-refund.server.ts'

/** A bank gives back what it cannot book within days. */
const watchedDays = 14
const mostAtOnce = 50

/** There is news of a payout: a job asks about the refund that somebody says was sent by it, if any. */
export async function hurryTransfer(reference: string): Promise<void> {
  const [refund] = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM refunds WHERE bare_reference(transfer_reference) = bare_reference(${reference})`
  if (!refund) return
  await transaction((tx) => enqueue(tx, 'watch-transfer', { refundId: refund.id }))
}

/**
 * Those that may still come back, for notices that never arrived; whichever was asked about longest ago comes
 * first, so that a crowd of new ones keeps no older one from its turn.
 */
export async function listWatchedTransfers(): Promise<string[]> {
  const watch = payoutWatch()
  if (!watch) return []
  const since = new Date(Date.now() - watchedDays * 86_400_000)
  const refunds = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM refunds
    WHERE transfer_reference ~ ${watch.references.source} AND prepared_at > ${since}
    ORDER BY transfer_asked_at NULLS FIRST, prepared_at DESC LIMIT ${mostAtOnce}`
  return refunds.map(({ id }) => id)
}

/**
 * Money that came back from the bank is not with the buyer, whatever was recorded: it waits to be sent
 * again, also when a second person has found it on the statement already. A reference that the service does not know is one of a bank. Throws `PayoutsUnavailable`.
 */
export async function watchTransfer(refundId: string): Promise<void> {
  const watch = payoutWatch()
  const refund = await db.refund.findUnique({
    where: { id: refundId },
    select: { transferReference: true },
  })
  const reference = refund?.transferReference
  if (!reference || !watch?.references.test(reference)) return
  // Before: one that cannot be asked about goes to the end of the line as well.
  await db.$executeRaw`UPDATE refunds SET transfer_asked_at = now() WHERE id = ${refundId}::uuid`
  const payout = await watch.findPayout(reference)
  if (payout) await transaction((tx) => follow(tx, { refundId, reference, payout }))
}

type Answer = { refundId: string; reference: string; payout: Payout }

async function follow(tx: Tx, { refundId, reference, payout }: Answer): Promise<void> {
  const refund = await lockRefund(tx, refundId)
  if (!refund) return
  // Under the lock: it may have been sent anew meanwhile, with another reference.
  const recorded = await tx.refund.count({ where: { id: refundId, transferReference: reference } })
  if (recorded === 0) return
  if (refund.status !== 'manual' && refund.status !== 'confirmed') return
  if (payout.state === 'failed') await takeBack(tx, refund, payout)
  else await compare(tx, refund, payout)
}

async function takeBack(tx: Tx, refund: LockedRefund, { reference }: Payout): Promise<void> {
  const actor = systemActor
  const waiting =
    refund.status === 'manual'
      ? refund
      : await reopenRefund(tx, refund, { actor, details: { reference } })
  await forgetTransfer(tx, waiting, { action: 'transfer-returned', actor })
}

/** Another amount than was owed has left: nobody confirms that (refund-desk.server.ts), and a person looks. */
async function compare(tx: Tx, refund: LockedRefund, { reference, amount }: Payout): Promise<void> {
  await tx.$executeRaw`UPDATE refunds SET payout_amount = ${amount} WHERE id = ${refund.id}::uuid`
  if (amount === refund.amount) return
  await openDiscrepancy(tx, {
    kind: 'amountMismatch',
    attemptId: refund.attemptId,
    amount,
    dedupeKey: `refund:${refund.id}:payout:${reference}`,
    details: { told: amount.toString(), reference },
  })
}
