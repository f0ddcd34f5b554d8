import { countChangedDays, noteRecentDays } from '#app/features/insights/count-days.server.ts'

/** Each night: the last weeks once more, whether or not anything was noted. */
export async function recountSalesJob(): Promise<void> {
  await noteRecentDays()
  await countChangedDays()
}
