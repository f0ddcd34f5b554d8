import { newCode, newToken } from '#app/core/ids.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import type { CounterSale } from './counter-sale.ts'

export type SoldPurchase = { id: string; number: string; token: string }

/** Without a cart and without waiting; its buyer is a name and a number, or nobody in particular. */
export async function writeCounterPurchase(
  tx: Tx,
  sale: { id: string; total: Rupiah; buyer: CounterSale['buyer']; actor: Actor },
): Promise<SoldPurchase> {
  const { id, total, buyer, actor } = sale
  const purchase = { id, number: `LB-${newCode(8)}`, token: newToken() }
  await tx.$executeRaw`
    INSERT INTO purchases (id, number, token, channel, items_total, shipping_total, total, expires_at)
    VALUES (${id}::uuid, ${purchase.number}, ${purchase.token}, 'counter', ${total}, 0, ${total}, now())`
  if (buyer) await tx.buyerDetails.create({ data: { purchaseId: id, ...buyer } })
  await recordAudit(tx, [
    { subject: { type: 'purchase', id }, action: 'status', to: 'awaitingPayment', actor },
  ])
  return purchase
}
