import type { ActionFunctionArgs } from '@remix-run/node'
import { askAgainFromPage } from '#app/features/moderation/ask-again-page.server.ts'
import { requireUnitGoods } from './listing-route.server.ts'

export const action = async ({ request, params }: ActionFunctionArgs) =>
  askAgainFromPage(await requireUnitGoods(request), params.listingId)
