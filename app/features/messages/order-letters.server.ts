import { formatDateTime } from '#app/core/dates.ts'
import type { Locale } from '#app/core/locale.ts'
import { formatRupiah, type Rupiah } from '#app/core/rupiah.ts'
import { measured } from '#app/features/orders/shortage.ts'
import { isFetched } from '#app/features/shipping/delivery.ts'
import { collectionLetters, frame, wordsFor, type BuyerContext } from './buyer-letter.server.ts'
import type { MessageContent } from './message-layout.ts'
import { pickupText, whatAndWhen } from './order-rows.server.ts'
import type { findCancellation, OrderFacts, PurchaseFacts, Recipient } from './queries.server.ts'

export type OrderMessage = 'accepted' | 'packed' | 'handedOver' | 'delivered' | 'cancelled'

export function orderMoved(
  context: BuyerContext,
  order: OrderFacts,
  status: OrderMessage,
): MessageContent {
  if (status === 'cancelled') return orderCancelled(context, order)
  const words = order.isDue && status === 'handedOver' ? dueWords(context, order) : null
  return { ...frame(context), ...(words ?? orderWords(context.buyer, order, status)) }
}

function dueWords(context: BuyerContext, { number, shop, pickupPoint, ...order }: OrderFacts) {
  const t = collectionLetters(context)
  const facts = { number, shop: shop.name, total: formatRupiah(order.total) }
  if (!pickupPoint) return t.withCourier(facts)
  return t.readyForPickup({ ...facts, place: pickupPoint.name, hours: pickupPoint.hours })
}

function orderWords(
  buyer: Recipient,
  { number, shop: { name: shop }, ...order }: OrderFacts,
  status: Exclude<OrderMessage, 'cancelled'>,
): { subject: string; paragraphs: string[] } {
  const t = wordsFor(buyer.locale)
  if (status === 'accepted') return t.orderAccepted({ number, shop })
  if (status === 'packed') return t.orderPacked({ number, shop })
  if (status === 'delivered') {
    const complainBefore = order.completesAt ? formatDateTime(order.completesAt, buyer) : ''
    return t.orderDelivered({ number, shop, complainBefore })
  }
  const { pickupPoint, guestPickup } = order
  if (guestPickup) {
    const when = pickupText(guestPickup, buyer.locale)
    return t.orderReadyForGuest({ number, shop, when })
  }
  if (!pickupPoint) return t.orderWithCourier({ number, shop })
  return t.orderReadyForPickup({ number, shop, place: pickupPoint.name, hours: pickupPoint.hours })
}

/** Only what was handed over is asked about, so a visit never is. */
export function arrivalAsked(context: BuyerContext, order: OrderFacts): MessageContent {
  const { number, shop, presumedDeliveredAt } = order
  const deliveryMethod = isFetched(order.deliveryMethod) ? 'pickup' : 'villageCourier'
  const answerBefore = presumedDeliveredAt ? formatDateTime(presumedDeliveredAt, context.buyer) : ''
  const t = wordsFor(context.buyer.locale).arrivalAsked[deliveryMethod]
  return { ...frame(context), ...t({ number, shop: shop.name, answerBefore }) }
}

/** Each is the reason of its refund. */
const refundedBecause = [
  'shopRefused',
  'notAcceptedInTime',
  'buyerCancelled',
  'shopGaveBack',
  'complaintUpheld',
  'operatorCancelled',
] as const
export type CancelReason = (typeof refundedBecause)[number] | 'reversed' | 'notTaken'

/**
 * Why an order is over, read from the refund. Of one that was never paid it is kept; else the buyer gave up every ticket too late for any
 * money to come back, or the bank took the payment back.
 */
export function cancelReasonOf({ refund, lines, unpaidEnd }: OrderFacts): CancelReason {
  if (unpaidEnd) return unpaidEnd
  const reason = refundedBecause.find((each) => each === refund?.reason)
  if (reason) return reason
  const isGivenUp = lines.every(({ cancellations }) =>
    cancellations.some(({ remaining }) => remaining === 0),
  )
  return isGivenUp ? 'buyerCancelled' : 'reversed'
}

export function visitMoved(
  context: BuyerContext,
  { order, line }: { order: OrderFacts; line: OrderFacts['lines'][number] },
): MessageContent {
  const { locale } = context.buyer
  const words = wordsFor(locale).visitMoved({ what: whatAndWhen(line, locale) })
  const paragraphs = [...words.paragraphs, ...goodsNote(order, locale)]
  return { ...frame(context), ...words, paragraphs }
}

/** Goods of the same order that wait for a guest: their day goes along with a visit, or stays without one. */
function goodsNote({ guestPickup }: OrderFacts, locale: Locale): string[] {
  return guestPickup ? [wordsFor(locale).goodsWait({ when: pickupText(guestPickup, locale) })] : []
}

/** The BUM Desa called it off: the buyer chooses. */
export function visitCalledOff(
  context: BuyerContext,
  { order, line }: { order: OrderFacts; line: OrderFacts['lines'][number] },
): MessageContent {
  const { buyer } = context
  const { reason, chooseBy } = line.calledOff ?? { reason: '', chooseBy: new Date() }
  const words = wordsFor(buyer.locale).visitCalledOff({
    what: whatAndWhen(line, buyer.locale),
    shop: order.shop.name,
    reason,
    chooseBy: formatDateTime(chooseBy, buyer),
  })
  const paragraphs = [...words.paragraphs, ...goodsNote(order, buyer.locale)]
  return { ...frame(context), ...words, paragraphs }
}

/** What is not sent or weighed less, line by line, and what comes back for all of it. */
export function orderShortened(
  context: BuyerContext,
  order: OrderFacts,
  refund: { id: string; amount: Rupiah },
): MessageContent {
  const { locale } = context.buyer
  const words = wordsFor(locale)
  const t = words.orderShortened
  const isOfRefund = ({ shortage }: OrderFacts['lines'][number]) => shortage?.refundId === refund.id
  const back = isTakenByShop(context.purchase)
    ? words.orderCancelled.refundAtCounter
    : words.orderCancelled.refund
  return {
    ...frame(context),
    subject: t.subject(order),
    paragraphs: [
      t.lead({ shop: order.shop.name }),
      ...order.lines.filter(isOfRefund).flatMap((line) => whatIsShort(line, locale)),
      back({ amount: formatRupiah(refund.amount) }),
      t.rest,
    ],
  }
}

/** The same of what is paid at the hand-over, with the sum to have ready now. */
export function dueLowered(context: BuyerContext, order: OrderFacts): MessageContent {
  const { locale } = context.buyer
  const { number, shop } = order
  const facts = { number, shop: shop.name, total: formatRupiah(order.total) }
  const { subject, lead, due } = collectionLetters(context).dueLowered(facts)
  const lines = order.lines.flatMap((line) => whatIsShort(line, locale))
  return { ...frame(context), subject, paragraphs: [lead, ...lines, due] }
}

function whatIsShort(
  { shortage, title, quantity, unit }: OrderFacts['lines'][number],
  locale: Locale,
): string[] {
  if (!shortage) return []
  const t = wordsFor(locale).orderShortened
  const { missing, finalGrams, reason } = shortage
  const says = [
    reason !== 'weighed' && t.missing({ title: title[locale], missing, quantity, reason }),
    finalGrams !== null && t.weighed({ title: title[locale], weight: measured(finalGrams, unit) }),
  ]
  return says.filter((said) => said !== false)
}

/** Some tickets of an order whose other guests still come. */
export function ticketsCancelled(
  context: BuyerContext,
  found: NonNullable<ReturnType<typeof findCancellation>>,
): MessageContent {
  const { locale } = context.buyer
  const t = wordsFor(locale)
  const { order, line, cancellation } = found
  const { count, remaining, amount, isCalledOff } = cancellation
  const what = whatAndWhen(line, locale)
  const words = isCalledOff
    ? t.calledOffMoneyBack({ what })
    : t.ticketsCancelled({ what, count, remaining })
  const money =
    amount > 0n ? t.orderCancelled.refund({ amount: formatRupiah(amount) }) : t.noMoneyBack
  return {
    ...frame(context),
    ...words,
    paragraphs: [...words.paragraphs, money, ...goodsNote(order, locale)],
  }
}

/** Where to go from there stands at the bottom of every page: the state's own complaint service. */
export function complaintSettled(context: BuyerContext, order: OrderFacts): MessageContent {
  const { number, shop, completesAt } = order
  const completes = completesAt ? formatDateTime(completesAt, context.buyer) : ''
  const words = wordsFor(context.buyer.locale).complaintSettled
  return { ...frame(context), ...words({ number, shop: shop.name, completes }) }
}

/** What the BUM Desa says stands on the buyer's page, not in a letter. */
export function complaintAnswered(context: BuyerContext, order: OrderFacts): MessageContent {
  const { number, shop, complaintAnswerBy } = order
  const answerBefore = complaintAnswerBy ? formatDateTime(complaintAnswerBy, context.buyer) : ''
  const words = wordsFor(context.buyer.locale).complaintAnswered
  return { ...frame(context), ...words({ number, shop: shop.name, answerBefore }) }
}

export function complaintTaken(
  context: BuyerContext,
  { number, shop }: OrderFacts,
  why: 'shopSilent' | 'buyerSilent',
): MessageContent {
  const words = wordsFor(context.buyer.locale).complaintTaken[why]
  return { ...frame(context), ...words({ number, shop: shop.name }) }
}

function orderCancelled(context: BuyerContext, order: OrderFacts): MessageContent {
  const { purchase, buyer } = context
  const t = wordsFor(buyer.locale).orderCancelled
  const reason = cancelReasonOf(order)
  const othersGoOn = purchase.orders.some(({ id, status }) => {
    return id !== order.id && status !== 'cancelled'
  })
  const because =
    reason === 'notTaken'
      ? collectionLetters(context).notTaken
      : purchase.isAtCounter && reason === 'reversed'
        ? t.undone
        : t[reason]
  const paragraphs = [because({ shop: order.shop.name })]
  if (reason === 'shopRefused' && order.refusalReason) {
    paragraphs.push(t.shopWords(order.refusalReason))
  }
  const goesBack = isTakenByShop(purchase) ? t.refundAtCounter : t.refund
  if (order.refund) paragraphs.push(goesBack({ amount: formatRupiah(order.refund.amount) }))
  else if (order.unpaidEnd) paragraphs.push(collectionLetters(context).nothingPaid)
  else if (reason === 'buyerCancelled') paragraphs.push(wordsFor(buyer.locale).noMoneyBack)
  if (othersGoOn) paragraphs.push(t.othersGoOn)
  return { ...frame(context), subject: t.subject(order), paragraphs }
}

export function refundMoved(
  context: BuyerContext,
  refund: { amount: Rupiah; state: 'confirmed' | 'manual' | 'returned' },
): MessageContent {
  const t = wordsFor(context.buyer.locale)
  const facts = { number: context.purchase.number, amount: formatRupiah(refund.amount) }
  return {
    ...frame(context),
    ...refundWords(t, isTakenByShop(context.purchase))[refund.state](facts),
  }
}

/** Only its last digits, which its owner knows. */
export function refundAccountSet(
  context: BuyerContext,
  { amount, bank, accountNumber }: { amount: Rupiah; bank: string; accountNumber: string },
): MessageContent {
  const facts = {
    number: context.purchase.number,
    amount: formatRupiah(amount),
    bank,
    lastDigits: accountNumber.slice(-4),
  }
  return { ...frame(context), ...wordsFor(context.buyer.locale).refundAccountSet(facts) }
}

/** What a BUM Desa took itself it gives back itself. */
const isTakenByShop = ({ isAtCounter, isCollected }: PurchaseFacts) => isAtCounter || isCollected

function refundWords(t: ReturnType<typeof wordsFor>, isByHand: boolean) {
  return isByHand
    ? {
        confirmed: t.refundAtCounterDone,
        manual: t.refundAtCounter,
        returned: t.refundAtCounter,
      }
    : { confirmed: t.refundConfirmed, manual: t.refundManual, returned: t.refundReturned }
}
