import { countChangedDays } from '#app/features/insights/count-days.server.ts'

/** Each minute: the days whose sales have changed since. */
export async function countSalesJob(): Promise<void> {
  await countChangedDays()
}
