import type { ActionFunctionArgs } from '@remix-run/node'
import { cancelByBuyer } from '#app/features/orders/buyer-commands.server.ts'
import { buyerDeed } from './buyer-deed.server.ts'
import { backToPurchase } from './purchase-route.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const cancelled = await cancelByBuyer(await buyerDeed(request, params.token))
  return backToPurchase(request, params.token, cancelled.ok ? 'order-cancelled' : cancelled.reason)
}
