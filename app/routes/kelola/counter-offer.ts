import { createHash } from 'node:crypto'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { writeGateJson } from '#app/features/bookings/gate-json.ts'
import { dayOfShop, listOffer } from '#app/features/counter/queries.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'

/** The prices and the stock of now, for a phone that keeps them; nothing when it has them already. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId } = await requireShopMember(request, params.shop, { write: true })
  const [offer, day] = await Promise.all([listOffer(shopId), dayOfShop(shopId)])
  const body = writeGateJson({ offer, ...day })
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = { 'Content-Type': 'application/json', ETag: etag }
  return request.headers.get('If-None-Match') === etag
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers })
}
