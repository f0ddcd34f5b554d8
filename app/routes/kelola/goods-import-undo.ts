import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { keepUndo } from '#app/features/imports/commands.server.ts'
import { getImport } from '#app/features/imports/queries.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { requireGoodsDesk } from './listing-route.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const deed = await requireGoodsDesk(request)
  const its = (await getImport(deed.shopId, params.importId)) ?? notFound()
  const kept = await keepUndo(deed, its)
  return redirect(paths.goodsImport(kept.ok ? kept.value : its))
}
