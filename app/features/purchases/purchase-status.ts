export const purchaseStatuses = [
  'awaitingPayment',
  'dueOnDelivery',
  'paid',
  'expired',
  'cancelled',
] as const
export type PurchaseStatus = (typeof purchaseStatuses)[number]

/**
 * `expired → paid` is late money accepted again because everything was still free. `dueOnDelivery` was never
 * waited for: it stands without money until the BUM Desa has taken it, or the order is over.
 */
export const nextPurchaseStatuses = {
  awaitingPayment: ['dueOnDelivery', 'paid', 'expired', 'cancelled'],
  dueOnDelivery: ['paid', 'cancelled'],
  expired: ['paid'],
  paid: ['cancelled'],
  cancelled: [],
} as const satisfies Record<PurchaseStatus, readonly PurchaseStatus[]>

/** How long stock is kept for a purchase before a way to pay was chosen. */
export const holdMinutes = 15

/** A bank transfer needs a walk to the machine, so its hold is longer (design.md §7). */
export const holdMinutesForBankTransfer = 60
