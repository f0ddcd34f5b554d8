import type { ActionFunctionArgs } from '@remix-run/node'
import { listingMoves, moveFromPage } from '#app/features/catalog/seller-verbs.server.ts'
import { requireGoodsDesk } from './listing-route.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const deed = await requireGoodsDesk(request)
  return moveFromPage(deed, params.listingId, listingMoves.pause)
}
