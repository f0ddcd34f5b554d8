import { sendRefund } from '#app/features/refunds/send-refund.server.ts'

/** What cannot be sent yet stays requested; `sweep-payments` takes it up again each hour. */
export async function sendRefundJob({ refundId }: { refundId: string }): Promise<void> {
  await sendRefund(refundId)
}
