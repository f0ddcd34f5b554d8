import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { add, type Rupiah } from '#app/core/rupiah.ts'
import { lockVariantsOfOrder, putUnsentBack } from '#app/features/availability/commands.server.ts'
import { lowerDue } from '#app/features/collections/commands.server.ts'
import { refundLines, type RequestedRefund } from '#app/features/refunds/commands.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { ShopOrderDeed } from './commands.server.ts'
import { beingPrepared } from './lateness.ts'
import { lockOrder, lockPaymentOf, type LockedOrder, stands } from './lock-order.server.ts'
import type { OrderStatus } from './order-status.ts'
import { getOrderSplit } from './queries.server.ts'
import { countLeftToSend, listShortLines } from './shortage-queries.server.ts'
import { amountBack } from './shortage.ts'
import type { TypedShortage } from './shortage-form.ts'

export type ShortageRefusal =
  | 'already-changed'
  | 'refund-disputed'
  | 'terms-changed'
  /** Then the order is refused, and not sent in part. */
  | 'nothing-left'

type ShortageDeed = ShopOrderDeed &
  TypedShortage & {
    /** What the page said would go back, or be off the bill. */
    seen: Rupiah
  }

/**
 * The rest of the order is sent; what is missing goes back to the buyer from the shares of those lines alone,
 * or is off the bill where nothing was paid yet. Once a line, and only while it is in the BUM Desa's hands: payment, order and variants are locked, so of
 * two colleagues, the buyer who cancels and the bank one is first, and the others find it changed.
 */
export function sendInPart(deed: ShortageDeed): Promise<Result<undefined, ShortageRefusal>> {
  const { orderId, shortages, seen } = deed
  return transaction(async (tx) => {
    const payment = await lockPaymentOf(tx, { orderId, owner: deed })
    const order = await lockOrder(tx, { orderId, owner: deed })
    if (!stands(payment) || !order || !isPrepared(order)) return refuse('already-changed')
    if (payment?.isDisputed) return refuse('refund-disputed')
    await lockVariantsOfOrder(tx, orderId)
    const lines = new Map((await listShortLines(tx, order)).map((line) => [line.id, line]))
    const parts = shortages.flatMap((shortage) => {
      const line = lines.get(shortage.orderLineId)
      if (!line || shortage.missing > line.quantity) return []
      return [{ ...shortage, line, amount: amountBack(line, shortage) }]
    })
    if (parts.length !== shortages.length) return refuse('already-changed')
    if (parts.length === 0 || add(...parts.map(({ amount }) => amount)) !== seen)
      return refuse('terms-changed')
    if (await isNothingLeft(tx, order, { parts, seen })) return refuse('nothing-left')
    await record(tx, order, { ...deed, parts })
    return ok()
  })
}

/** Nothing to send; or nothing to pay for at the hand-over, which nobody could record. */
async function isNothingLeft(
  tx: Tx,
  order: LockedOrder,
  { parts, seen }: { parts: readonly Part[]; seen: Rupiah },
): Promise<boolean> {
  const gone = parts.reduce((sum, { missing }) => sum + missing, 0)
  if (gone > 0 && gone >= (await countLeftToSend(tx, order))) return true
  return order.isDue && seen >= (await getOrderSplit(tx, order)).total
}

type Part = TypedShortage['shortages'][number] & {
  line: { variantId: string; title: string }
  amount: Rupiah
}

type Shortened = ShortageDeed & { parts: readonly Part[] }

/** The money, its reason line by line, the stock, the history and the news, all or nothing. */
async function record(tx: Tx, order: LockedOrder, deed: Shortened): Promise<void> {
  const { parts, reason, isBackOnShelf, actor } = deed
  const { id: orderId, shopId } = order
  const { refundId, amount } = await (order.isDue ? askForLess : giveBack)(tx, order, deed)
  await tx.orderShortage.createMany({
    data: parts.map(({ orderLineId, missing, finalGrams, amount: back }) => ({
      id: newId(),
      orderLineId,
      orderId,
      shopId,
      missing,
      finalGrams,
      reason: missing > 0 && reason ? reason : 'weighed',
      isBackOnShelf: isBackOnShelf && missing > 0,
      amount: back,
      refundId: back > 0n ? refundId : null,
      recordedBy: actor.id,
    })),
  })
  if (isBackOnShelf) {
    await putUnsentBack(
      tx,
      parts
        .filter(({ missing }) => missing > 0)
        .map(({ orderLineId, missing, line: { variantId } }) => {
          return { orderLineId, shopId, variantId, missing }
        }),
    )
  }
  await recordAudit(tx, [
    {
      subject: { type: 'order', id: orderId },
      action: 'shortened',
      actor,
      shopId,
      details: {
        kind: order.isDue ? 'offBill' : reasonOf(deed),
        amount: Number(amount),
        missing: parts.map(toldPart).join(', '),
      },
    },
  ])
  if (refundId) await recordEvent(tx, { type: 'order.shortened', orderId, refundId })
  else if (order.isDue && amount > 0n) await recordEvent(tx, { type: 'order.dueLowered', orderId })
}

async function giveBack(
  tx: Tx,
  order: LockedOrder,
  { parts, actor, ...deed }: Shortened,
): Promise<RequestedRefund> {
  const { purchaseId, now: at } = order
  const reason = reasonOf(deed)
  const split = await getOrderSplit(tx, order)
  return refundLines(tx, split, { purchaseId, reason, actor, at, parts })
}

/** Nothing was paid, so nothing goes back: the buyer owes so much less. */
async function askForLess(
  tx: Tx,
  { id: orderId, purchaseId }: LockedOrder,
  { seen: amount }: Shortened,
): Promise<RequestedRefund> {
  if (amount > 0n) await lowerDue(tx, { orderId, purchaseId, by: amount })
  return { refundId: null, amount }
}

const reasonOf = ({ reason }: Pick<ShortageDeed, 'reason'>) =>
  reason ? 'shippedInPart' : 'finalWeight'

/** Which line, and what of it is missing or what it weighed. */
const toldPart = ({ missing, finalGrams, line: { title } }: Part) =>
  [title, missing > 0 && `−${missing}`, finalGrams !== null && `${finalGrams} g`]
    .filter(Boolean)
    .join(' ')

const isPrepared = ({ status }: { status: OrderStatus }) =>
  (beingPrepared as readonly OrderStatus[]).includes(status)
