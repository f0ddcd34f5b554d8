import type { Rupiah } from '#app/core/rupiah.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import type { CollectionEnd } from '#prisma/generated/enums.ts'

/** What its BUM Desa will take of this order when the buyer has the goods. */
export async function writeCollection(
  tx: Tx,
  collection: { orderId: string; purchaseId: string; shopId: string; due: Rupiah },
): Promise<void> {
  await tx.collection.create({ data: collection })
}

/**
 * So much of the order is not sent, so it is not asked for: what is due falls, and with it the totals of
 * order and purchase. Both must be locked, nothing taken yet, and something be left to pay.
 */
export async function lowerDue(
  tx: Tx,
  { orderId, purchaseId, by }: { orderId: string; purchaseId: string; by: Rupiah },
): Promise<void> {
  const less = { unsentTotal: { increment: by }, total: { decrement: by } }
  await tx.order.update({ where: { id: orderId, purchaseId }, data: less })
  await tx.purchase.update({ where: { id: purchaseId }, data: less })
  await tx.collection.update({ where: { orderId }, data: { due: { decrement: by } } })
}

/**
 * Nothing was paid of this order and nothing will be, so with it the purchase is over. Purchase and order
 * must be locked, and the order itself be ended by the caller.
 */
export async function endCollection(
  tx: Tx,
  { orderId, as, actor }: { orderId: string; as: CollectionEnd; actor: Actor },
): Promise<void> {
  const { purchaseId } = await tx.collection.findUniqueOrThrow({
    where: { orderId },
    select: { purchaseId: true },
  })
  const ended = await tx.collection.updateMany({
    where: { orderId, taken: null, endedAs: null },
    data: { endedAs: as, endedAt: new Date() },
  })
  const closed = await tx.purchase.updateMany({
    where: { id: purchaseId, status: 'dueOnDelivery' },
    data: { status: 'cancelled' },
  })
  if (ended.count !== 1 || closed.count !== 1) {
    throw new Error(`Order ${orderId} is not waiting for its money under its own lock`)
  }
  await recordAudit(tx, [
    {
      subject: { type: 'purchase', id: purchaseId },
      action: 'status',
      from: 'dueOnDelivery',
      to: 'cancelled',
      actor,
      details: { why: as },
    },
  ])
}
