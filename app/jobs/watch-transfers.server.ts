import { listWatchedTransfers, watchTransfer } from '#app/features/refunds/watch-transfer.server.ts'

/** Each hour, because a notice may get lost. The first that cannot be asked about ends the round. */
export async function watchTransfersJob(): Promise<void> {
  for (const refundId of await listWatchedTransfers()) await watchTransfer(refundId)
}
