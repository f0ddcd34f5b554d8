import type { Rupiah } from '#app/core/rupiah.ts'

type Dispute = { contested: Rupiah | null; lost: Rupiah } | null

/** Nothing of it waits for the bank any more; of a part nobody says how much it is. */
export const isDecided = (dispute: Dispute): boolean =>
  dispute !== null && (dispute.contested === null || dispute.contested === 0n)

/**
 * A payment of which the bank took a part stays contested in the provider's words for ever. Once that part
 * is `booked`, the rest is money like any other, until more is contested.
 */
export function stateAfterLoss<State extends string>(
  { state, dispute }: { state: State; dispute: Dispute },
  booked: Rupiah,
): State | 'paid' {
  if (state !== 'disputed' || dispute === null || booked === 0n) return state
  return isDecided(dispute) && dispute.lost <= booked ? 'paid' : state
}
