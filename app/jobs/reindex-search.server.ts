import { countRecentSales } from '#app/features/catalog/count-sales.server.ts'
import { reindexAll } from '#app/features/search/commands.server.ts'

/** Each night: sales of the last 90 days have moved, and whatever the index lacks is caught up with. */
export async function reindexSearchJob(): Promise<void> {
  await countRecentSales()
  await reindexAll()
}
