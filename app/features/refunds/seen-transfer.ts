import { type BankLine, lineDifference } from '#app/core/bank-line.ts'

type Transfer = BankLine & { account: string }
export type TransferDifference = 'other-reference' | 'other-amount' | 'other-account'

/**
 * What keeps the second person's line of the statement from being the transfer that was recorded. Of the
 * account's number many statements print only the end.
 */
export function transferDifference(recorded: Transfer, seen: Transfer): TransferDifference | null {
  const difference = lineDifference(recorded, seen)
  if (difference) return difference
  return recorded.account.endsWith(seen.account) ? null : 'other-account'
}
