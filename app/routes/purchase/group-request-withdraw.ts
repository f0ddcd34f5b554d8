import type { ActionFunctionArgs } from '@remix-run/node'
import { withdrawRequest } from '#app/features/requests/buyer-commands.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { backToRequest, requestTokenOf } from './group-request-route.server.ts'
import { buyerActor } from './purchase-route.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const token = requestTokenOf(params.token)
  const withdrawn = await withdrawRequest({ token, actor: await buyerActor(request) })
  if (withdrawn.ok) return backToRequest(request, params.token)
  return withdrawn.reason === 'not-found'
    ? notFound()
    : backToRequest(request, params.token, 'already-changed')
}
