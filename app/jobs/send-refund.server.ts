import { sendRefund } from '#app/features/refunds/send-refund.server.ts'
import { enqueue } from '#app/server/boss.server.ts'
import { transaction } from '#app/server/db.server.ts'

const sixHours = 6 * 3600

/** A card that was paid today can be refunded tomorrow, once it is settled. */
export async function sendRefundJob({ refundId }: { refundId: string }): Promise<void> {
  if ((await sendRefund(refundId)) !== 'later') return
  await transaction((tx) => enqueue(tx, 'send-refund', { refundId }, { afterSeconds: sixHours }))
}
