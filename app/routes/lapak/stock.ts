import type { ActionFunctionArgs } from '@remix-run/node'
import { changeStockFromPage } from '#app/features/catalog/seller-verbs.server.ts'
import { requireMaker } from '#app/server/guards.server.ts'

export async function action({ request }: ActionFunctionArgs) {
  const { scope, actor } = await requireMaker(request)
  return changeStockFromPage({ seller: { maker: scope }, actor }, request)
}
