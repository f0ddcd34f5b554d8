import type { LoaderFunctionArgs } from '@remix-run/node'
import { writeGateJson } from '#app/features/bookings/gate-json.ts'
import { readGateList } from '#app/features/bookings/gate-list.server.ts'
import { signGateList } from '#app/features/bookings/ticket-keys.server.ts'
import { requireDeskMember } from '#app/server/guards.server.ts'

/** The signed list of today and tomorrow, for who checks tickets there. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { desk, shop } = await requireDeskMember(request, { write: true, shopSlug: params.shop })
  const list = await readGateList({ desk, slug: shop.slug })
  return Response.json(signGateList(writeGateJson(list)))
}
