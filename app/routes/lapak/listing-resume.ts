import type { ActionFunctionArgs } from '@remix-run/node'
import { listingMoves, moveFromPage } from '#app/features/catalog/seller-verbs.server.ts'
import { requireMaker } from '#app/server/guards.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const { scope, actor } = await requireMaker(request)
  const deed = { seller: { maker: scope }, actor }
  return moveFromPage(deed, params.listingId, listingMoves.resume)
}
