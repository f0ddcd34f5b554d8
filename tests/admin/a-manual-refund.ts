import { expect } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { refuseOrder } from '#app/features/orders/commands.server.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { anOpenPurchase, type PaymentWorld, runMoneyJobs } from '#tests/money/payment-world.ts'
import { buyerSaysWhere } from '#tests/money/refund-by-hand.ts'

/** A virtual account has no refund at the provider, so a person must send the money. */
export async function aManualRefund(world: PaymentWorld) {
  const purchase = await anOpenPurchase()
  await world.controls.pay({ orderId: purchase.orderId, method: 'bca_va' })
  await runMoneyJobs()
  const [order] = purchase.orders
  await refuseOrder({
    shopId: mintScope.shop(order!.shopId),
    orderId: order!.id,
    actor: { type: 'staff', id: newId() },
    refusal: { preset: 'outOfStock', words: null },
  })
  await runMoneyJobs()
  const { id, status } = await db.refund.findFirstOrThrow({
    where: { purchaseId: purchase.purchaseId },
  })
  expect(status).toBe('manual')
  return {
    ...purchase,
    refundId: id,
    ...(await buyerSaysWhere(id)),
  }
}
