import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { counterProvider } from '#app/features/ledger/accounts.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor, PurchaseToken } from '#app/server/scopes.server.ts'
import type { Destination } from './destination.ts'
import { lockRefund } from './settle-refund.server.ts'

type Asker = { purchaseToken: PurchaseToken } | 'admin'

/**
 * The account a refund by hand goes to. The buyer may correct it until somebody has recorded the
 * transfer; afterwards it is what the second person compares with the statement.
 */
export function setDestination({
  refundId,
  owner,
  actor,
  destination,
}: {
  refundId: string
  owner: Asker
  actor: Actor
  destination: Destination
}): Promise<Result<undefined, 'not-found' | 'already-changed'>> {
  return transaction(async (tx) => {
    const refund = await lockRefund(tx, refundId)
    if (!refund) return refuse('not-found')
    const { preparedBy, purchase } = await tx.refund.findUniqueOrThrow({
      where: { id: refundId },
      select: { preparedBy: true, purchase: { select: { token: true } } },
    })
    if (owner !== 'admin' && purchase.token !== owner.purchaseToken) return refuse('not-found')
    const isOurs = refund.status === 'manual' && refund.provider !== counterProvider
    if (!isOurs || preparedBy !== null) return refuse('already-changed')
    const version = newId()
    const row = {
      ...destination,
      version,
      enteredBy: actor.type === 'admin' ? actor.id : null,
      enteredAt: new Date(),
    }
    await tx.refundDestination.upsert({
      where: { refundId },
      create: { refundId, ...row },
      update: row,
    })
    await recordAudit(tx, [
      { subject: { type: 'refund', id: refundId }, action: 'destination-set', actor },
    ])
    await recordEvent(tx, { type: 'refund.accountSet', refundId, version })
    return ok()
  })
}

export type BuyersRefund = { isOpen: boolean; amount: bigint; destination: Destination | null }

/** A refund of this purchase that a person must transfer; null when it is none of them. */
export async function getDestination(
  purchaseToken: PurchaseToken,
  refundId: string,
): Promise<BuyersRefund | null> {
  const refund = await db.refund.findFirst({
    where: { id: refundId, purchase: { token: purchaseToken } },
    select: {
      status: true,
      amount: true,
      preparedBy: true,
      destination: true,
      attempt: { select: { provider: true } },
    },
  })
  if (!refund) return null
  const { status, amount, preparedBy, destination, attempt } = refund
  const isOurs = status === 'manual' && attempt.provider !== counterProvider
  return { isOpen: isOurs && preparedBy === null, amount, destination }
}
