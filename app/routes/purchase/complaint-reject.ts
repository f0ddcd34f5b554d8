import type { ActionFunctionArgs } from '@remix-run/node'
import { rejectAnswer } from '#app/features/orders/complaint-commands.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { backToPurchase, buyerActor, orderIdOf, purchaseTokenOf } from './purchase-route.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const rejected = await rejectAnswer({
    purchaseToken: purchaseTokenOf(params.token),
    orderId: orderIdOf(params.orderId),
    actor: await buyerActor(request),
  })
  if (rejected.ok) return backToPurchase(request, params.token, 'complaint-handed-over')
  return rejected.reason === 'not-found'
    ? notFound()
    : backToPurchase(request, params.token, rejected.reason)
}
