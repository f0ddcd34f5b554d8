import type { Rupiah } from '#app/core/rupiah.ts'

type Transfer = { reference: string; amount: Rupiah }
export type TransferDifference = 'other-reference' | 'other-amount'

/**
 * What keeps the second person's line of the statement from being the transfer that was recorded. Banks
 * print one reference with other spaces, dashes and letters on the proof than on the statement.
 */
export function transferDifference(recorded: Transfer, seen: Transfer): TransferDifference | null {
  if (seen.amount !== recorded.amount) return 'other-amount'
  return bare(seen.reference) === bare(recorded.reference) ? null : 'other-reference'
}

const bare = (reference: string) => reference.toUpperCase().replace(/[^A-Z0-9]/g, '')
