export const refundReasons = [
  'shopRefused',
  'notAcceptedInTime',
  'buyerCancelled',
  'latePayment',
  'overpaid',
  'goodwill',
  'shopGaveBack',
  'complaintUpheld',
  'operatorCancelled',
  'shippedInPart',
  'finalWeight',
  'disputeLost',
] as const
export type RefundReason = (typeof refundReasons)[number]

export const refundStatuses = ['requested', 'accepted', 'confirmed', 'refused', 'manual'] as const
export type RefundStatus = (typeof refundStatuses)[number]

/**
 * `accepted`: the provider will pay. `confirmed`: the bank says the buyer has it. `manual`: the provider
 * cannot or will not, so a person must. `refused`: nobody will, because the payment itself was taken back.
 */
export const nextRefundStatuses = {
  requested: ['accepted', 'confirmed', 'refused', 'manual'],
  // What was accepted may still not arrive: the bank sends it back.
  accepted: ['confirmed', 'refused', 'manual'],
  // The provider may still report a refund that a person had already taken over.
  manual: ['accepted', 'confirmed', 'refused'],
  refused: [],
  // Days later the bank may give back what had arrived: the account is closed, or is somebody else's.
  confirmed: ['manual'],
} as const satisfies Record<RefundStatus, readonly RefundStatus[]>

export function canRefundBecome(from: RefundStatus, to: RefundStatus): boolean {
  return (nextRefundStatuses[from] as readonly RefundStatus[]).includes(to)
}
