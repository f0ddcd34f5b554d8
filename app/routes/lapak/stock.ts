import type { ActionFunctionArgs } from '@remix-run/node'
import { changeStockFromPage } from '#app/features/catalog/seller-verbs.server.ts'
import { requireOwnGoods } from './own-goods.server.ts'

export async function action({ request }: ActionFunctionArgs) {
  return changeStockFromPage(await requireOwnGoods(request), request)
}
