import type { ActionFunctionArgs } from '@remix-run/node'
import { cancelUnpaidPurchase } from '#app/features/payments/pay-again.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { backToPurchase, purchaseTokenOf } from './purchase-route.server.ts'
import { noticeOfPayRefusal } from './pay-refusal.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const cancelled = await cancelUnpaidPurchase(purchaseTokenOf(params.token))
  if (cancelled.ok) return backToPurchase(request, params.token, 'purchase-cancelled')
  if (cancelled.reason === 'not-found') return notFound()
  return backToPurchase(request, params.token, noticeOfPayRefusal[cancelled.reason])
}
