import type { ActionFunctionArgs } from '@remix-run/node'
import { askAgainFromPage } from '#app/features/moderation/ask-again-page.server.ts'
import { requireMaker } from '#app/server/guards.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const { scope: maker, actor } = await requireMaker(request)
  return askAgainFromPage({ seller: { maker }, actor }, params.listingId)
}
