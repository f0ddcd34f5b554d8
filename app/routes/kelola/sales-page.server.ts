import { listOccupied } from '#app/features/insights/occupancy.server.ts'
import { periodOf, salesQuery } from '#app/features/insights/period.ts'
import {
  getSalesFigures,
  getSalesToday,
  getWaitingSince,
  listDaySales,
} from '#app/features/insights/sales-queries.server.ts'
import { canSeeBuyer } from '#app/features/orders/buyer-visibility.ts'
import { requireShopMember } from '#app/server/guards.server.ts'

/** The sales of the period that the address names, for the page and for paper. */
export async function readSales(request: Request) {
  const { shopId, shop, role } = await requireShopMember(request)
  const query = salesQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const today = await getSalesToday(shopId)
  const period = periodOf(query, today)
  const { from, to } = period
  const [figures, before, occupied, waitingSince] = await Promise.all([
    getSalesFigures({ shopId, from, to, today }),
    listDaySales({ shopId, ...period.before, today }),
    listOccupied({ shopId, from, to }),
    getWaitingSince({ shopId, from, to, today }),
  ])
  const now = new Date()
  const report = { period, figures, before, occupied, linksRegions: canSeeBuyer(role) }
  return { shop: shop.name, query, today, report, waitingSince, now }
}
