import type { ActionFunctionArgs } from '@remix-run/node'
import { listingMoves, moveFromPage } from '#app/features/catalog/seller-verbs.server.ts'
import { requireUnitGoods } from './listing-route.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const deed = await requireUnitGoods(request)
  return moveFromPage(deed, params.listingId, listingMoves.resume)
}
