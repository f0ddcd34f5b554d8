import { ok, refuse, type Result } from '#app/core/result.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { transaction } from '#app/server/db.server.ts'
import type { Actor, PurchaseToken } from '#app/server/scopes.server.ts'
import { endAndRefund, lockEnding } from './cancel-order.server.ts'
import { canBuyerCancel } from './cancellation-policy.ts'
import { complaintState } from './complaint.ts'
import { lockOrder, lockPaymentOf, stands } from './lock-order.server.ts'
import { moveOrder } from './move-order.server.ts'
import { stampOrder } from './stamp-order.server.ts'
import { clearComplaint } from './write-complaint.server.ts'

/** Who holds the purchase's token is its buyer, signed in or not. */
export type BuyerOrderDeed = { purchaseToken: PurchaseToken; orderId: string; actor: Actor }

/** "It is here": the buyer's word counts as much as the BUM Desa's. */
export function confirmReceived(
  deed: BuyerOrderDeed,
): Promise<Result<undefined, 'already-changed'>> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { orderId: deed.orderId, owner: deed })
    if (order?.status !== 'handedOver' || order.isDue) return refuse('already-changed')
    const moved = await moveOrder(tx, { orderId: order.id, to: 'delivered', actor: deed.actor })
    if (!moved) return refuse('already-changed')
    await stampOrder(tx, { orderId: order.id, status: 'delivered' })
    // It turned up after all; whoever got something broken still says so.
    const isAnswered = complaintState(order) === 'open' && order.complaintKind === 'notReceived'
    if (isAnswered) await clearComplaint(tx, order, deed.actor)
    return ok()
  })
}

/**
 * Only where the policy says so, and for what the page said would come back: everything paid for the goods,
 * and of visits what their tiers give.
 */
export function cancelByBuyer(
  deed: BuyerOrderDeed & { seen: Rupiah | null },
): Promise<Result<undefined, CancelRefusal>> {
  return transaction(async (tx) => {
    const payment = await lockPaymentOf(tx, { orderId: deed.orderId, owner: deed })
    const order = await lockOrder(tx, { orderId: deed.orderId, owner: deed })
    if (!stands(payment) || !order) return refuse('already-changed')
    if (!canBuyerCancel(order, { now: order.now })) return refuse('not-cancellable')
    const ending = await lockEnding(tx, order, 'buyerCancelled')
    if (ending.amount !== deed.seen) return refuse('terms-changed')
    const keepsSome = [...ending.kept.values()].some((kept) => kept > 0n)
    // What is kept would be owed at once, while the bank may still take all of it back.
    if (keepsSome && payment?.isDisputed) return refuse('payment-disputed')
    const why = { reason: 'buyerCancelled', actor: deed.actor } as const
    return (await endAndRefund(tx, order, { ...why, ending })) ? ok() : refuse('already-changed')
  })
}

export type CancelRefusal =
  | 'already-changed'
  | 'not-cancellable'
  | 'payment-disputed'
  | 'terms-changed'
