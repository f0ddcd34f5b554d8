import {
  completeDeliveredOrders,
  finishVisits,
} from '#app/features/orders/clock-commands.server.ts'
import { allOf } from './all-of.ts'

/** Every minute: visits of yesterday are over, and what was delivered three days ago is completed. */
export async function completeDeliveredOrdersJob(): Promise<void> {
  await allOf(finishVisits, completeDeliveredOrders)
}
