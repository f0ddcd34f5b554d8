import { allOf } from '#app/jobs/all-of.ts'
import { remindShopsOfUnacceptedOrders } from '#app/features/messages/tell-shop.server.ts'
import { cancelUnacceptedOrders } from '#app/features/orders/clock-commands.server.ts'

/** Every minute: the acceptance clock of every order, by the database's time. */
export async function cancelUnacceptedOrdersJob(): Promise<void> {
  await allOf(cancelUnacceptedOrders, remindShopsOfUnacceptedOrders)
}
