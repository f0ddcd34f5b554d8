import { askAboutArrivals, presumeDelivered } from '#app/features/orders/arrival-commands.server.ts'

/** Every minute: orders that were handed over and that nobody marks as delivered. */
export async function followArrivalsJob(): Promise<void> {
  await askAboutArrivals()
  await presumeDelivered()
}
