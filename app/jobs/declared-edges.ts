import { nextApplicationStatuses } from '#app/features/applications/application-status.ts'
import { nextRequestStatuses } from '#app/features/bookings/request-status.ts'
import { nextListingStatuses } from '#app/features/catalog/listing-status.ts'
import { nextMakerStatuses } from '#app/features/makers/maker-status.ts'
import { nextOrderStatuses } from '#app/features/orders/order-status.ts'
import { nextAttemptStatuses } from '#app/features/payments/attempt-status.ts'
import { nextPayoutStatuses } from '#app/features/payouts/payout-status.ts'
import { nextPromotionStatuses } from '#app/features/promotions/promotion-status.ts'
import { nextPurchaseStatuses } from '#app/features/purchases/purchase-status.ts'
import { nextRefundStatuses } from '#app/features/refunds/refund-status.ts'

/** Every state table of the house, for the invariant that nothing ever left its table. */
export const declaredEdges = {
  application: nextApplicationStatuses,
  attempt: nextAttemptStatuses,
  listing: nextListingStatuses,
  maker: nextMakerStatuses,
  order: nextOrderStatuses,
  payout: nextPayoutStatuses,
  promotion: nextPromotionStatuses,
  purchase: nextPurchaseStatuses,
  refund: nextRefundStatuses,
  request: nextRequestStatuses,
} as const
