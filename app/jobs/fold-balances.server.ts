import { foldBalances } from '#app/features/ledger/fold-balances.server.ts'

/** Each minute: what was booked since becomes one part of each balance. */
export async function foldBalancesJob(): Promise<void> {
  await foldBalances()
}
