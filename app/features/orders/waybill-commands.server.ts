import type { CourierCode } from '#app/core/couriers.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { handOver, type HandOverResult, type ShopOrderDeed } from './commands.server.ts'
import { lockOrder, lockPaymentOf } from './lock-order.server.ts'

export type WaybillDeed = ShopOrderDeed & { courier: CourierCode; number: string }

/**
 * The number on the slip of the counter. With it a packed order is handed over; of one on its way it is
 * filled in or corrected, and then what was told of the number before is forgotten.
 */
export function recordWaybill(deed: WaybillDeed): Promise<HandOverResult> {
  return transaction(async (tx) => {
    // Money before orders, as everybody locks.
    await lockPaymentOf(tx, { orderId: deed.orderId, owner: deed })
    const order = await lockOrder(tx, { orderId: deed.orderId, owner: deed })
    if (order?.status === 'packed') {
      const handed = await handOver(tx, deed)
      return handed.ok ? write(tx, deed) : handed
    }
    return order?.status === 'handedOver' ? write(tx, deed) : refuse('already-changed')
  })
}

async function write(tx: Tx, deed: WaybillDeed): Promise<Result<undefined, 'already-changed'>> {
  const { orderId, shopId, courier, number, actor } = deed
  const order = await tx.order.findFirst({
    where: { id: orderId, shopId },
    select: { deliveryMethod: true, waybill: { select: { courier: true, number: true } } },
  })
  if (order?.deliveryMethod !== 'parcelCourier') return refuse('already-changed')
  const before = order.waybill
  if (before?.courier === courier && before.number === number) return ok()
  // Its events go with it: they are of another parcel.
  await tx.waybill.deleteMany({ where: { orderId, shopId } })
  await tx.waybill.create({ data: { orderId, shopId, courier, number } })
  await recordAudit(tx, [
    {
      subject: { type: 'order', id: orderId },
      action: 'waybill-recorded',
      actor,
      shopId,
      details: {
        before: before ? `${before.courier} ${before.number}` : null,
        after: `${courier} ${number}`,
      },
    },
  ])
  return ok()
}
