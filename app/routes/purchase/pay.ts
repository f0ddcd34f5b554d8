import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { payAgain } from '#app/features/payments/pay-again.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { limitAddress } from '#app/server/rate-limit.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { backToPurchase, purchaseTokenOf } from './purchase-route.server.ts'
import { noticeOfPayRefusal } from './pay-refusal.ts'

export async function action({ request, params, context }: ActionFunctionArgs) {
  await limitAddress('pay-again', context.clientIp, { points: 60, seconds: 600 })
  const { way } = await readForm(request)
  const started = await payAgain(purchaseTokenOf(params.token), {
    way: way === undefined ? null : String(way),
  })
  if (started.ok && started.value.state === 'ready') return redirect(started.value.redirectUrl, 303)
  if (started.ok) return backToPurchase(request, params.token, 'provider-unavailable')
  if (started.reason === 'not-found') return notFound()
  return backToPurchase(request, params.token, noticeOfPayRefusal[started.reason])
}
