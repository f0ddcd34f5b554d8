import type { ActionFunctionArgs } from '@remix-run/node'
import { confirmReceived } from '#app/features/orders/buyer-commands.server.ts'
import { buyerDeed } from './buyer-deed.server.ts'
import { backToPurchase } from './purchase-route.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const received = await confirmReceived(await buyerDeed(request, params.token))
  return backToPurchase(request, params.token, received.ok ? 'received' : received.reason)
}
