import { watchTransfer } from '#app/features/refunds/watch-transfer.server.ts'

export async function watchTransferJob({ refundId }: { refundId: string }): Promise<void> {
  await watchTransfer(refundId)
}
