import { listOccupied } from '#app/features/insights/occupancy.server.ts'
import { periodOf, salesQuery } from '#app/features/insights/period.ts'
import { getSalesFigures } from '#app/features/insights/sales-figures.server.ts'
import { getSalesToday, getWaitingSince } from '#app/features/insights/sales-queries.server.ts'
import { canSeeBuyer } from '#app/features/orders/buyer-visibility.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'

/** The days that the address names, on the calendar of the BUM Desa. */
export async function readPeriod(request: Request, shopId: ReadableShopId) {
  const query = salesQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const today = await getSalesToday(shopId)
  return { query, today, period: periodOf(query, today) }
}

/** The sales of the period that the address names; on a page, beyond so many kecamatan as one line. */
export async function readSales(request: Request, mostRegions?: number) {
  const { shopId, shop, role } = await requireShopMember(request)
  const { query, today, period } = await readPeriod(request, shopId)
  const { from, to } = period
  const [{ before, ...figures }, occupied, waitingSince] = await Promise.all([
    getSalesFigures({ shopId, ...period, today }, mostRegions),
    listOccupied({ shopId, ...period }),
    getWaitingSince({ shopId, from, to, today }),
  ])
  const now = new Date()
  const report = { period, figures, before, occupied, linksRegions: canSeeBuyer(role) }
  return { shop: shop.name, query, today, report, waitingSince, now }
}
