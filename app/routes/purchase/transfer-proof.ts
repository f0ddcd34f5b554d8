import type { ActionFunctionArgs } from '@remix-run/node'
import { claimTransfer } from '#app/features/payments/claim-transfer.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { limitAddress } from '#app/server/rate-limit.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { backToPurchase, buyerActor, purchaseTokenOf } from './purchase-route.server.ts'

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = purchaseTokenOf(params.token)
  await limitAddress('proof', context.clientIp, { points: 20, seconds: 600 })
  const sent = (await readFormData(request)).get('proof')
  const claimed = await claimTransfer(token, { sent, actor: await buyerActor(request) })
  if (claimed.ok) return backToPurchase(request, params.token, 'transfer-claimed')
  if (claimed.reason === 'not-found') return notFound()
  const { reason } = claimed
  return backToPurchase(
    request,
    params.token,
    reason === 'not-waiting' ? 'already-changed' : reason,
  )
}
