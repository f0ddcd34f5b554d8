import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'

type Deed = { shopId: AuthorizedShopId; slug: string; actor: Actor }

/** What a manager may do from each; one that was hidden by the marketplace stays so. */
const nextStatuses = { live: ['draft', 'paused'], paused: ['live'] } as const
type NextStatus = keyof typeof nextStatuses
export const isNextStatus = (text: unknown): text is NextStatus =>
  typeof text === 'string' && Object.hasOwn(nextStatuses, text)

/** Public from now on, or not sold any more; who has booked comes all the same. */
export function changeStatus(
  { shopId, slug, actor }: Deed,
  to: NextStatus,
): Promise<Result<undefined, 'already-changed' | 'not-found'>> {
  return transaction(async (tx) => {
    const listing = await tx.listing.findFirst({
      where: { shopId, slug, experience: { isNot: null } },
      select: { id: true, status: true },
    })
    if (!listing) return refuse('not-found')
    const { count } = await tx.listing.updateMany({
      where: { id: listing.id, shopId, status: { in: [...nextStatuses[to]] } },
      data: { status: to },
    })
    if (count === 0) return refuse('already-changed')
    const subject = { type: 'experience', id: listing.id } as const
    const change = { action: 'status-changed', from: listing.status, to, actor, shopId }
    await recordAudit(tx, [{ subject, ...change }])
    return ok()
  })
}
