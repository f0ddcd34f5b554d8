import { leftAfterRefunds } from '#app/features/ledger/commands.server.ts'
import { getOrderSplits } from '#app/features/orders/queries.server.ts'
import { db } from '#app/server/db.server.ts'
import { moneyTrail } from './money-trail.ts'

export async function getMoneyTrail(purchaseId: string) {
  const orders = await getOrderSplits(db, { purchaseId })
  return moneyTrail(await Promise.all(orders.map((order) => leftAfterRefunds(db, order))))
}
