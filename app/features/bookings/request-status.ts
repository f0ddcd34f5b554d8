/**
 * asked: waits for the BUM Desa. confirmed: keeps its place and waits for the buyer. ordered: an unpaid
 * purchase has the place. taken: paid. An unpaid purchase that is over gives the place back to a request
 * that still has time; late money may take an expired one up again, if the day is still free.
 */
export const nextRequestStatuses = {
  asked: ['confirmed', 'declined', 'expired', 'withdrawn'],
  confirmed: ['ordered', 'expired', 'withdrawn'],
  ordered: ['taken', 'confirmed', 'expired'],
  taken: [],
  declined: [],
  expired: ['ordered'],
  withdrawn: [],
} as const satisfies Record<RequestStatus, readonly RequestStatus[]>

export type RequestStatus =
  | 'asked'
  | 'confirmed'
  | 'ordered'
  | 'taken'
  | 'declined'
  | 'expired'
  | 'withdrawn'

export function canBecome(from: RequestStatus, to: RequestStatus): boolean {
  return (nextRequestStatuses[from] as readonly RequestStatus[]).includes(to)
}

/** Whether the place of the day is the request's own, and not its booking's or nobody's. */
export const keepsPlace = (status: RequestStatus): boolean => status === 'confirmed'
