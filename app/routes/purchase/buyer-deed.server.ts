import { isUuid } from '#app/core/ids.ts'
import type { BuyerOrderDeed } from '#app/features/orders/buyer-commands.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { buyerActor, purchaseTokenOf } from './purchase-route.server.ts'

/** One order of this purchase and who asks; an order of another purchase is simply not found by the command. */
export async function buyerDeed(
  request: Request,
  token: string | undefined,
): Promise<BuyerOrderDeed & { typed: Awaited<ReturnType<typeof readForm>> }> {
  const typed = await readForm(request)
  const { orderId } = typed
  if (typeof orderId !== 'string' || !isUuid(orderId)) return notFound()
  return { purchaseToken: purchaseTokenOf(token), orderId, actor: await buyerActor(request), typed }
}
