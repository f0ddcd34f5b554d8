import type { Rupiah } from '#app/core/rupiah.ts'

type Transfer = { reference: string; amount: Rupiah; account: string }
export type TransferDifference = 'other-reference' | 'other-amount' | 'other-account'

/**
 * What keeps the second person's line of the statement from being the transfer that was recorded. Banks
 * print one reference with other spaces, dashes and letters on the proof than on the statement, and
 * only the end of the account's number.
 */
export function transferDifference(recorded: Transfer, seen: Transfer): TransferDifference | null {
  if (seen.amount !== recorded.amount) return 'other-amount'
  if (bare(seen.reference) !== bare(recorded.reference)) return 'other-reference'
  return recorded.account.endsWith(seen.account) ? null : 'other-account'
}

const bare = (reference: string) => reference.toUpperCase().replace(/[^A-Z0-9]/g, '')
