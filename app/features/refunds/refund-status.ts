export const refundReasons = [
  'shopRefused',
  'notAcceptedInTime',
  'buyerCancelled',
  'latePayment',
  'overpaid',
  'goodwill',
] as const
export type RefundReason = (typeof refundReasons)[number]

export const refundStatuses = ['requested', 'accepted', 'confirmed', 'refused', 'manual'] as const
export type RefundStatus = (typeof refundStatuses)[number]

/** `accepted`: the provider will pay. `confirmed`: the bank says the buyer has it. `manual`: a person must. */
export const nextRefundStatuses = {
  requested: ['accepted', 'confirmed', 'refused', 'manual'],
  accepted: ['confirmed', 'refused', 'manual'],
  manual: ['confirmed'],
  refused: ['manual'],
  confirmed: [],
} as const satisfies Record<RefundStatus, readonly RefundStatus[]>
