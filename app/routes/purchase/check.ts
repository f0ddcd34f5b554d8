import type { ActionFunctionArgs } from '@remix-run/node'
import { noticeReturn } from '#app/features/payments/notice-return.server.ts'
import { backToPurchase, purchaseTokenOf, requirePurchase } from './purchase-route.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  await noticeReturn(purchaseTokenOf(params.token))
  const { status } = await requirePurchase(params.token)
  const kind =
    status === 'paid' ? 'paid' : status === 'awaitingPayment' ? 'not-paid-yet' : 'expired'
  return backToPurchase(request, params.token, kind)
}
