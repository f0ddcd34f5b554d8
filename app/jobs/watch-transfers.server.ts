import { listWatchedTransfers, watchTransfer } from '#app/features/refunds/watch-transfer.server.ts'
import { allOf } from '#app/jobs/all-of.ts'

/** Each hour, because a notice may get lost. */
export async function watchTransfersJob(): Promise<void> {
  const refundIds = await listWatchedTransfers()
  await allOf(...refundIds.map((refundId) => () => watchTransfer(refundId)))
}
