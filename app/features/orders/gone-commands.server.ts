import { ok, refuse, type Result } from '#app/core/result.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { refundGoneOrder } from './cancel-order.server.ts'
import { canGiveBack } from './cancellation-policy.ts'
import type { ShopOrderDeed } from './commands.server.ts'
import { lockOrder, lockPaymentOf } from './lock-order.server.ts'
import { moveOrder } from './move-order.server.ts'
import { unstampOrder } from './stamp-order.server.ts'
import { type LastStep, undoStep } from './undo-step.ts'

// What a BUM Desa may still do with an order that has left it, and of which nobody complains.

/** Pressed too early: the order is where it was, and its clocks have not begun. */
export function takeStepBack(deed: ShopOrderDeed): Promise<Result<undefined, 'already-changed'>> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { orderId: deed.orderId, owner: deed })
    const to = order && undoStep(order, await lastStepOf(tx, order), order)
    if (!to || !(await moveOrder(tx, { ...deed, to }))) return refuse('already-changed')
    await unstampOrder(tx, { orderId: deed.orderId, status: to })
    return ok()
  })
}

async function lastStepOf(tx: Tx, { id, shopId }: { id: string; shopId: string }) {
  const [last] = await tx.$queryRaw<LastStep[]>`
    SELECT from_status AS "from", to_status AS status, actor_type AS actor, at FROM audit_entries
    WHERE subject_id = ${id}::uuid AND shop_id = ${shopId}::uuid AND action = 'status'
    ORDER BY sequence DESC LIMIT 1`
  return last
}

/**
 * It was lost on its way, or nobody came for it: everything goes back to the buyer, who reads why. What has
 * left does not come back on the shelf by itself.
 */
export function giveBackGone(
  deed: ShopOrderDeed & { words: string },
): Promise<Result<undefined, 'already-changed' | 'payment-disputed'>> {
  return transaction(async (tx) => {
    const payment = await lockPaymentOf(tx, { orderId: deed.orderId, owner: deed })
    const order = await lockOrder(tx, { orderId: deed.orderId, owner: deed })
    if (!payment?.isPaid || !order || !canGiveBack(order)) return refuse('already-changed')
    if (payment.isDisputed) return refuse('payment-disputed')
    const { actor, words: refusalReason } = deed
    const isGone = await refundGoneOrder(tx, order, { reason: 'shopRefused', actor, refusalReason })
    return isGone ? ok() : refuse('already-changed')
  })
}
