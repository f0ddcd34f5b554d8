import { countChangedDays } from '#app/features/insights/count-days.server.ts'
import { countPastPlaces } from '#app/features/insights/count-places.server.ts'

/** Each minute: the days whose sales have changed since, and the places of those that are over. */
export async function countSalesJob(): Promise<void> {
  await countChangedDays()
  await countPastPlaces()
}
