const tones = {
  'destination-set': 'good',
  received: 'good',
  complained: 'attention',
  'complaint-withdrawn': 'good',
  'complaint-handed-over': 'good',
  reviewed: 'good',
  'review-withdrawn': 'good',
  'order-cancelled': 'good',
  'tickets-cancelled': 'good',
  'date-changed': 'good',
  'terms-changed': 'attention',
  'payment-disputed': 'attention',
  'purchase-cancelled': 'good',
  paid: 'good',
  'already-changed': 'attention',
  'not-cancellable': 'attention',
  'provider-unavailable': 'attention',
  'not-paid-yet': 'info',
  'way-not-offered': 'attention',
  'transfer-claimed': 'good',
  'proof-missing': 'attention',
  'proof-unreadable': 'attention',
  'proof-busy': 'attention',
  'proof-too-often': 'attention',
  'proof-used': 'attention',
  expired: 'attention',
  'too-late': 'attention',
} as const

export type PurchaseNoticeKind = keyof typeof tones

/** What the page says after a redirect travels in its address; only our own words are read back. */
export const purchaseNoticeQuery = (kind: PurchaseNoticeKind) => `?kabar=${kind}`

export function readPurchaseNotice(search: URLSearchParams) {
  const kind = (Object.keys(tones) as PurchaseNoticeKind[]).find(
    (each) => each === search.get('kabar'),
  )
  return kind ? { kind, tone: tones[kind] } : null
}
