import { completeDeliveredOrders } from '#app/features/orders/clock-commands.server.ts'

/** Every minute: what was delivered three days ago without a complaint is completed. */
export async function completeDeliveredOrdersJob(): Promise<void> {
  await completeDeliveredOrders()
}
