import { cancelUnacceptedOrdersJob } from '#app/jobs/cancel-unaccepted-orders.server.ts'
import { completeDeliveredOrdersJob } from '#app/jobs/complete-delivered-orders.server.ts'
import { deliverMessageJob } from '#app/jobs/deliver-message.server.ts'
import { notifyBuyer } from '#app/jobs/notify-buyer.server.ts'
import { notifyShop } from '#app/jobs/notify-shop.server.ts'
import { sendReceiptJob } from '#app/jobs/send-receipt.server.ts'
import type { JobName, JobPayload } from '#app/server/job-catalog.server.ts'

/** What each job does; one file a job. The type asks for every name of the catalog. */
export const jobHandlers: { [Name in JobName]: (payload: JobPayload<Name>) => Promise<void> } = {
  'send-receipt': sendReceiptJob,
  'notify-buyer': notifyBuyer,
  'notify-shop': notifyShop,
  'deliver-message': deliverMessageJob,
  'cancel-unaccepted-orders': cancelUnacceptedOrdersJob,
  'complete-delivered-orders': completeDeliveredOrdersJob,
}
