import type { ActionFunctionArgs } from '@remix-run/node'
import { moveFromPage } from '#app/features/catalog/seller-verbs.server.ts'
import { requireUnitGoods } from './listing-route.server.ts'

/** On sale from now on; what its maker changes later is live at once. */
export async function action({ request, params }: ActionFunctionArgs) {
  const deed = await requireUnitGoods(request)
  return moveFromPage(deed, params.listingId, { from: ['review', 'draft'], to: 'live' })
}
