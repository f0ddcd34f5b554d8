import type { ActionFunctionArgs } from '@remix-run/node'
import { hurryTransfer } from '#app/features/refunds/watch-transfer.server.ts'
import { payoutWatch } from '#app/server/payouts.server.ts'
import { answer, onlyForProviders, readBody } from './receive.server.ts'

/** What a payout has become is asked for by a job: a notice only says which one. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') return answer(405)
  const watch = payoutWatch()
  if (!watch) return answer(404)
  const rawBody = await readBody(request)
  if (rawBody === null) return answer(413)
  const reference = watch.referenceIn({ rawBody, headers: request.headers })
  if (reference === null) return answer(403)
  await hurryTransfer(reference)
  return answer(200)
}

export const loader = onlyForProviders
