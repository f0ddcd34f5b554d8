import type { ActionFunctionArgs } from '@remix-run/node'
import { takeMoneyBack } from '#app/features/orders/called-off.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import {
  backToPurchase,
  bookingIdOf,
  buyerActor,
  purchaseTokenOf,
} from './purchase-route.server.ts'

/** Instead of the visit that was called off. */
export async function action({ request, params }: ActionFunctionArgs) {
  const back = await takeMoneyBack({
    purchaseToken: purchaseTokenOf(params.token),
    bookingId: bookingIdOf(params.bookingId),
    actor: await buyerActor(request),
  })
  if (back.ok) return backToPurchase(request, params.token, 'tickets-cancelled')
  if (back.reason === 'not-found') return notFound()
  return backToPurchase(request, params.token, back.reason)
}
