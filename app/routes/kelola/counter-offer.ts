import { createHash } from 'node:crypto'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { writeGateJson } from '#app/features/bookings/gate-json.ts'
import { dayOfShop, listOffer } from '#app/features/counter/queries.server.ts'
import { requireDeskMember } from '#app/server/guards.server.ts'
import { shopOfDesk } from '#app/server/scopes.server.ts'

/** The prices and the stock of now, for a phone that keeps them; nothing when it has them already. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { desk } = await requireDeskMember(request, { write: true, shopSlug: params.shop })
  const [offer, day] = await Promise.all([listOffer({ desk }), dayOfShop(shopOfDesk(desk))])
  const body = writeGateJson({ offer, ...day })
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = { 'Content-Type': 'application/json', ETag: etag }
  return request.headers.get('If-None-Match') === etag
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers })
}
