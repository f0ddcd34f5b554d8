import type { LoaderFunctionArgs } from '@remix-run/node'
import { writeGateJson } from '#app/features/bookings/gate-json.ts'
import { readGateList } from '#app/features/bookings/gate-list.server.ts'
import { signGateList } from '#app/features/bookings/ticket-keys.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'

/** The signed list of today and tomorrow, for who checks tickets there. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId, shop } = await requireShopMember(request, params.shop, { write: true })
  const list = await readGateList({ shopId, slug: shop.slug })
  return Response.json(signGateList(writeGateJson(list)))
}
