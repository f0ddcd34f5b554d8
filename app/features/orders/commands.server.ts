import { ok, refuse, type Refusal, type Result } from '#app/core/result.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import { cancelAndRefund } from './cancel-order.server.ts'
import { canShopRefuse } from './cancellation-policy.ts'
import type { RefusalPreset } from './forms.ts'
import { lockOrder, lockPaymentOf, stands } from './lock-order.server.ts'
import { moveOrder } from './move-order.server.ts'
import { stampOrder } from './stamp-order.server.ts'

export type ShopOrderDeed = { shopId: AuthorizedShopId; orderId: string; actor: Actor }

/** `already-changed`: a colleague, the buyer or the clock was faster, or it is not this BUM Desa's. */
export type DeedRefusal = 'already-changed'

/** The BUM Desa will deliver. After its 2 × 24 hours the answer is no, even before the job has run. */
export function acceptOrder(
  deed: ShopOrderDeed,
): Promise<Result<undefined, DeedRefusal | 'too-late'>> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { orderId: deed.orderId, owner: deed })
    if (order?.status === 'paid' && order.isAcceptOver) return refuse('too-late')
    return step(tx, deed, 'accepted')
  })
}

export function packOrder(deed: ShopOrderDeed): Promise<Result<undefined, DeedRefusal>> {
  return transaction((tx) => step(tx, deed, 'packed'))
}

export type HandOverResult =
  | Result<undefined, DeedRefusal | 'payment-disputed'>
  | (Refusal<'not-final-yet'> & { finalAt: Date })

/**
 * With the courier, or ready at the pickup point. Some banks take a payment back within minutes, so
 * nothing leaves before `shippable_at`; and nothing while the buyer's bank contests the payment, which
 * would cost the goods as well as the money.
 */
export function handOverOrder(deed: ShopOrderDeed): Promise<HandOverResult> {
  return transaction((tx) => handOver(tx, deed))
}

/** For who does more in the same transaction. */
export async function handOver(tx: Tx, deed: ShopOrderDeed): Promise<HandOverResult> {
  const payment = await lockPaymentOf(tx, { orderId: deed.orderId, owner: deed })
  if (payment?.isDisputed) return refuse('payment-disputed')
  const order = await lockOrder(tx, { orderId: deed.orderId, owner: deed })
  if (order?.status === 'packed' && !order.isPaymentFinal && order.shippableAt) {
    return { ...refuse('not-final-yet'), finalAt: order.shippableAt }
  }
  return step(tx, deed, 'handedOver')
}

/**
 * The buyer has it; the days to complain begin. Only what was handed over: from `accepted` a visit alone
 * is delivered, by the calendar, and nobody skips the time in which the bank may take the payment back.
 */
export function markDelivered(deed: ShopOrderDeed): Promise<Result<undefined, DeedRefusal>> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { orderId: deed.orderId, owner: deed })
    // Who has the goods has paid them: that is recorded with the sum (purchases/collect.server.ts).
    if (order?.status !== 'handedOver' || order.isDue) return refuse('already-changed')
    return step(tx, deed, 'delivered')
  })
}

/** The BUM Desa cannot deliver: the buyer reads why and gets everything back. */
export function refuseOrder(
  deed: ShopOrderDeed & { refusal: { preset: RefusalPreset; words: string | null } },
): Promise<Result<undefined, DeedRefusal>> {
  return transaction(async (tx) => {
    const payment = await lockPaymentOf(tx, { orderId: deed.orderId, owner: deed })
    const order = await lockOrder(tx, { orderId: deed.orderId, owner: deed })
    if (!stands(payment) || !order || !canShopRefuse(order.status)) return refuse('already-changed')
    const isCancelled = await cancelAndRefund(tx, order, {
      reason: 'shopRefused',
      actor: deed.actor,
      refusalReason: await refusalSentence(tx, { ...deed.refusal, purchaseId: order.purchaseId }),
    })
    return isCancelled ? ok() : refuse('already-changed')
  })
}

/** The buyer reads the preset in the language of the purchase, and the BUM Desa's own words as they are. */
async function refusalSentence(
  tx: Tx,
  refusal: { preset: RefusalPreset; words: string | null; purchaseId: string },
): Promise<string> {
  const { locale } = await tx.purchase.findUniqueOrThrow({
    where: { id: refusal.purchaseId },
    select: { locale: true },
  })
  const { refusalReasons } = messagesFor(locale === 'en' ? 'en' : 'id').kelola
  const preset = refusal.preset === 'other' ? null : refusalReasons[refusal.preset]
  return [preset, refusal.words].filter(Boolean).join('. ')
}

const stepFrom = {
  accepted: 'paid',
  packed: 'accepted',
  handedOver: 'packed',
  delivered: 'handedOver',
} as const

/** One step on, with its audit row and its clock. */
async function step(
  tx: Tx,
  { shopId, orderId, actor }: ShopOrderDeed,
  status: keyof typeof stepFrom,
): Promise<Result<undefined, DeedRefusal>> {
  const moved = await moveOrder(tx, { orderId, shopId, from: stepFrom[status], to: status, actor })
  if (!moved) return refuse('already-changed')
  await stampOrder(tx, { orderId, status })
  return ok()
}
