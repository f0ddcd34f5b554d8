export const payoutStatuses = ['prepared', 'approved', 'paid', 'sentBack', 'returned'] as const
export type PayoutStatus = (typeof payoutStatuses)[number]

/**
 * `prepared` by the treasurer, `approved` by the manager, `paid`: the maker has it. `sentBack` before
 * that; `returned`: the bank sent it back or it never left, so it is owed again.
 */
export const nextPayoutStatuses = {
  prepared: ['approved', 'sentBack'],
  approved: ['paid', 'sentBack'],
  paid: ['returned'],
  sentBack: [],
  returned: [],
} as const satisfies Record<PayoutStatus, readonly PayoutStatus[]>

/** Those from which one may come to this one. */
export const statusesBefore = (to: PayoutStatus): PayoutStatus[] =>
  payoutStatuses.filter((from) =>
    (nextPayoutStatuses[from] as readonly PayoutStatus[]).includes(to),
  )
