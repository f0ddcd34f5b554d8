import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { makerOrderQuery } from '#app/features/orders/maker-orders.ts'
import type { markReady } from '#app/features/orders/ready-lines.server.ts'
import { notFound, requireMaker } from '#app/server/guards.server.ts'

/** Done, and back to the list as it was, with the way back; or with a word when somebody was faster. */
export async function changeReadyFromPage(
  { request, params: { orderLineId } }: ActionFunctionArgs,
  change: typeof markReady,
  done: 'siap' | 'belum-siap',
): Promise<Response> {
  const { scope: of, actor } = await requireMaker(request)
  if (!orderLineId || !isUuid(orderLineId)) notFound()
  const changed = await change({ of, actor, orderLineId })
  if (!changed.ok && changed.reason === 'not-found') notFound()
  const search = Object.fromEntries(new URL(request.url).searchParams)
  const { lihat, cari, barang } = makerOrderQuery.parse(search)
  const kabar = changed.ok ? { kabar: done, baris: orderLineId } : { kabar: 'berubah' }
  return redirect(paths.makerOrders({ lihat, cari, barang, ...kabar }))
}
