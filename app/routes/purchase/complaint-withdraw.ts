import type { ActionFunctionArgs } from '@remix-run/node'
import { withdrawComplaint } from '#app/features/orders/complaint-commands.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { backToPurchase, buyerActor, orderIdOf, purchaseTokenOf } from './purchase-route.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const withdrawn = await withdrawComplaint({
    purchaseToken: purchaseTokenOf(params.token),
    orderId: orderIdOf(params.orderId),
    actor: await buyerActor(request),
  })
  if (withdrawn.ok) return backToPurchase(request, params.token, 'complaint-withdrawn')
  return withdrawn.reason === 'not-found'
    ? notFound()
    : backToPurchase(request, params.token, withdrawn.reason)
}
