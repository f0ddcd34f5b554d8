import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'

type Deed = { shopId: string; actor: Extract<Actor, { type: 'admin' }> }
type Done = Promise<Result<undefined, 'not-found' | 'already-changed'>>

/**
 * The BUM Desa and all it sells leave the store, the search and every cart's way to the till. What was
 * paid goes on: orders, visits, refunds and what it is owed.
 */
export function suspendShop({ shopId, actor }: Deed, reason: string): Done {
  return transaction(async (tx) => {
    const before = await tx.shop.findUnique({ where: { id: shopId }, select: { status: true } })
    if (!before) return refuse('not-found')
    const { count } = await tx.shop.updateMany({
      where: { id: shopId, status: before.status, NOT: { status: 'suspended' } },
      data: { status: 'suspended', suspendedReason: reason },
    })
    if (count === 0) return refuse('already-changed')
    const edge = { action: 'status', from: before.status, to: 'suspended' }
    await recordAudit(tx, [
      { subject: { type: 'shop', id: shopId }, ...edge, actor, shopId, details: { reason } },
    ])
    await recordEvent(tx, { type: 'shop.suspended', shopId, changeId: newId() })
    return ok()
  })
}

/** Back to what it was: who had closed for a while is not opened by us. */
export function resumeShop({ shopId, actor }: Deed): Done {
  return transaction(async (tx) => {
    const shop = await tx.shop.findUnique({
      where: { id: shopId },
      select: { closedReasonId: true },
    })
    if (!shop) return refuse('not-found')
    const to = shop.closedReasonId === null ? 'open' : 'closed'
    const { count } = await tx.shop.updateMany({
      where: { id: shopId, status: 'suspended' },
      data: { status: to, suspendedReason: null },
    })
    if (count === 0) return refuse('already-changed')
    const edge = { action: 'status', from: 'suspended', to }
    await recordAudit(tx, [{ subject: { type: 'shop', id: shopId }, ...edge, actor, shopId }])
    await recordEvent(tx, { type: 'shop.allowed', shopId, changeId: newId() })
    return ok()
  })
}
