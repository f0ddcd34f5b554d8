import type { ActionFunctionArgs } from '@remix-run/node'
import { reportNotReceived } from '#app/features/orders/arrival-commands.server.ts'
import { buyerDeed } from './buyer-deed.server.ts'
import { backToPurchase } from './purchase-route.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const reported = await reportNotReceived(await buyerDeed(request, params.token))
  return backToPurchase(request, params.token, reported.ok ? 'not-received' : reported.reason)
}
