import { allOf } from '#app/jobs/all-of.ts'
import { askAboutArrivals, presumeDelivered } from '#app/features/orders/arrival-commands.server.ts'

/** Every minute: orders that were handed over and that nobody marks as delivered. */
export async function followArrivalsJob(): Promise<void> {
  await allOf(askAboutArrivals, presumeDelivered)
}
