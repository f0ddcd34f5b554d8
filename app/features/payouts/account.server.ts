import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { type Destination, maskedAccount } from '#app/features/refunds/destination.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor, AuthorizedShopId, MakerScope } from '#app/server/scopes.server.ts'
import { lockMaker } from './commands.server.ts'

type Owner =
  | { maker: MakerScope }
  /** A manager writes it down for one. */
  | { shopId: AuthorizedShopId; makerId: string }

/**
 * Where a maker is paid from now on. Those before stay as they were, and everybody of the maker is told:
 * an account that somebody else put there must not be learnt of when the money is gone.
 */
export function setPayoutAccount(
  owner: Owner,
  { actor, destination }: { actor: Actor & { type: 'staff' }; destination: Destination },
): Promise<Result<undefined, 'not-found'>> {
  const isByMaker = 'maker' in owner
  const { shopId, makerId } = isByMaker ? owner.maker : owner
  return transaction(async (tx) => {
    if (!(await lockMaker(tx, { shopId, makerId }))) return refuse('not-found')
    const now = await tx.payoutAccount.findFirst({
      where: { shopId, makerId },
      orderBy: [{ enteredAt: 'desc' }, { id: 'desc' }],
    })
    const { bank, accountNumber, holder } = destination
    const isSame =
      now?.bank === bank && now.accountNumber === accountNumber && now.holder === holder
    if (isSame) return ok()
    const id = newId()
    await tx.payoutAccount.create({
      data: { id, shopId, makerId, ...destination, enteredBy: actor.id, isByMaker },
    })
    const details = {
      bank,
      end: maskedAccount(accountNumber),
      byMaker: isByMaker,
      ...(now && { bankBefore: now.bank, endBefore: maskedAccount(now.accountNumber) }),
    }
    const subject = { type: 'maker', id: makerId } as const
    await recordAudit(tx, [{ subject, action: 'payout-account-set', actor, shopId, details }])
    await recordEvent(tx, { type: 'payout.accountSet', accountId: id })
    return ok()
  })
}
