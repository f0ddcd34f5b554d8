import { ok, refuse, type Result } from '#app/core/result.ts'
import { counterProvider } from '#app/features/ledger/accounts.ts'
import { transaction } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import { lockRefund, moveRefund } from './settle-refund.server.ts'

/**
 * The BUM Desa gave back by hand what it had taken by hand, and says so: from here on it holds that much
 * less. One person is enough, since its own money left its own till.
 */
export function handBackAtCounter(deed: {
  shopId: AuthorizedShopId
  orderId: string
  actor: Actor
}): Promise<Result<undefined, 'already-changed'>> {
  const { shopId, orderId, actor } = deed
  return transaction(async (tx) => {
    const open = await tx.refund.findFirst({
      where: {
        status: { in: ['requested', 'manual'] },
        order: { id: orderId, shopId },
        attempt: { provider: counterProvider },
      },
      orderBy: { createdAt: 'asc' },
      select: { id: true },
    })
    const refund = open && (await lockRefund(tx, open.id))
    if (!refund) return refuse('already-changed')
    const move = { to: 'confirmed', actor, bankConfirmedAt: new Date() } as const
    return (await moveRefund(tx, refund, move)) ? ok() : refuse('already-changed')
  })
}
