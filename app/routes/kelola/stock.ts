import type { ActionFunctionArgs } from '@remix-run/node'
import { changeStockFromPage } from '#app/features/catalog/seller-verbs.server.ts'
import { requireGoodsDesk } from './listing-route.server.ts'

export async function action({ request }: ActionFunctionArgs) {
  return changeStockFromPage(await requireGoodsDesk(request), request)
}
