import type { ActionFunctionArgs } from '@remix-run/node'
import { claimTransfer } from '#app/features/payments/claim-transfer.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { backToPurchase, buyerActor, purchaseTokenOf } from './purchase-route.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const token = purchaseTokenOf(params.token)
  const form = await readFormData(request)
  const claimed = await claimTransfer(token, { form, actor: await buyerActor(request) })
  if (claimed.ok) return backToPurchase(request, params.token, 'transfer-claimed')
  if (claimed.reason === 'not-found') return notFound()
  const { reason } = claimed
  return backToPurchase(
    request,
    params.token,
    reason === 'not-waiting' ? 'already-changed' : reason,
  )
}
