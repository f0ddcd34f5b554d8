/**
 * Which sentences of `i18n/id/messages.ts` are templates on WhatsApp as they stand. Left out are those
 * that read differently with one thing or several, or with and without a price, since a blank cannot bend
 * a sentence, and those in which two blanks would touch. Such letters go as `news`, which says their subject and opens their page.
 */
export const briefNames = [
  'purchasePlaced',
  'purchaseExpired',
  'purchaseLink',
  'orderAccepted',
  'orderPacked',
  'orderWithCourier',
  'orderReadyForPickup',
  'orderReadyForGuest',
  'orderDelivered',
  'arrivalAsked.villageCourier',
  'arrivalAsked.pickup',
  'complaintSettled',
  'complaintAnswered',
  'visitCalledOff',
  'visitMoved',
  'refundConfirmed',
  'refundManual',
  'refundAtCounter',
  'refundAtCounterDone',
  'request.asked',
  'questionAnswered',
  'questionAsked',
  'shopNewOrder',
  'shopOrderExpiring',
  'shopOrderComplained',
  'shopCalendarCollided',
  'shopVisitMoved',
  'shopRequest.asked',
  'shopRequest.withdrawn',
  'applicationSent',
  'applicationDecided.approved',
  'applicationDecided.refused',
  'payoutPaid.transfer',
  'payoutPaid.cash',
  'makerStatus.paused',
  'makerStatus.active',
] as const
export type BriefName = (typeof briefNames)[number]
