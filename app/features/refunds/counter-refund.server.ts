import { ok, refuse, type Result } from '#app/core/result.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { counterProvider } from '#app/features/ledger/accounts.ts'
import { transaction } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import { lockRefund, moveRefund } from './settle-refund.server.ts'

/**
 * The BUM Desa gave back by hand what it had taken by hand, and says so: from here on it holds that much
 * less. One person is enough, since its own money left its own till. All that is open at once, and only
 * when that is the sum the page said: what the buyer has given up since is not in anybody's hand yet.
 */
export function handBackAtCounter(deed: {
  shopId: AuthorizedShopId
  orderId: string
  actor: Actor
  seen: Rupiah
}): Promise<Result<undefined, 'already-changed'>> {
  const { shopId, orderId, actor, seen } = deed
  const isOpen = {
    status: { in: ['requested' as const, 'manual' as const] },
    order: { id: orderId, shopId },
    attempt: { provider: counterProvider },
  }
  return transaction(async (tx) => {
    const first = await tx.refund.findFirst({ where: isOpen, select: { id: true } })
    if (!first) return refuse('already-changed')
    // The payment is locked with it, so from here on nothing is added.
    await lockRefund(tx, first.id)
    const open = await tx.refund.findMany({
      where: isOpen,
      orderBy: { id: 'asc' },
      select: { id: true, amount: true },
    })
    if (open.reduce((sum, { amount }) => sum + amount, 0n) !== seen)
      return refuse('already-changed')
    const move = { to: 'confirmed', actor, bankConfirmedAt: new Date() } as const
    for (const { id } of open) {
      const refund = await lockRefund(tx, id)
      if (!refund || !(await moveRefund(tx, refund, move)))
        throw new Error(`Refund ${id} is not open`)
    }
    return ok()
  })
}
