import type { PurchaseNoticeKind } from './purchase-notice.ts'

/** Why there is no new try to pay, as the page says it. */
export const noticeOfPayRefusal = {
  'already-paid': 'paid',
  'under-review': 'too-late',
  expired: 'expired',
  cancelled: 'already-changed',
  'try-later': 'provider-unavailable',
  'way-not-offered': 'way-not-offered',
} as const satisfies Record<string, PurchaseNoticeKind>
