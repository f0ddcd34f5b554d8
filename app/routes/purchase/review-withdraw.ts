import type { ActionFunctionArgs } from '@remix-run/node'
import { withdrawReview } from '#app/features/reviews/commands.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { backToPurchase, buyerActor, lineIdOf, purchaseTokenOf } from './purchase-route.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const withdrawn = await withdrawReview({
    purchaseToken: purchaseTokenOf(params.token),
    lineId: lineIdOf(params.lineId),
    actor: await buyerActor(request),
  })
  if (withdrawn.ok) return backToPurchase(request, params.token, 'review-withdrawn')
  return withdrawn.reason === 'not-found'
    ? notFound()
    : backToPurchase(request, params.token, withdrawn.reason)
}
