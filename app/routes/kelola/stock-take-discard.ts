import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { discardTake } from '#app/features/stock/take-commands.server.ts'
import { requireGoodsDesk } from './listing-route.server.ts'

/** One that a colleague has ended meanwhile is ended: the list says how. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, user } = await requireGoodsDesk(request)
  const discarded = await discardTake({ shopId, actor: { type: 'staff', id: user.id } })
  return redirect(paths.kelolaStockTake({ kabar: discarded.ok ? 'discarded' : null }))
}
