import type { ActionFunctionArgs } from '@remix-run/node'
import { parseRupiah } from '#app/core/rupiah.ts'
import { cancelByBuyer } from '#app/features/orders/buyer-commands.server.ts'
import { buyerDeed } from './buyer-deed.server.ts'
import { backToPurchase } from './purchase-route.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const { typed, ...deed } = await buyerDeed(request, params.token)
  const cancelled = await cancelByBuyer({ ...deed, seen: parseRupiah(String(typed.amount)) })
  return backToPurchase(request, params.token, cancelled.ok ? 'order-cancelled' : cancelled.reason)
}
