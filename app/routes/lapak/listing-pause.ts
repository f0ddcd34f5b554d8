import type { ActionFunctionArgs } from '@remix-run/node'
import { listingMoves, moveFromPage } from '#app/features/catalog/seller-verbs.server.ts'
import { requireOwnGoods } from './own-goods.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const deed = await requireOwnGoods(request)
  return moveFromPage(deed, params.listingId, listingMoves.pause)
}
