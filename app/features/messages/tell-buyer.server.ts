import type { Rupiah } from '#app/core/rupiah.ts'
import { complaintTurn } from '#app/features/orders/complaint.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import type { BuyerContext } from './buyer-letter.server.ts'
import {
  arrivalAsked,
  complaintAnswered,
  complaintSettled,
  complaintTaken,
  dueLowered,
  orderMoved,
  type OrderMessage,
  orderShortened,
  refundAccountSet,
  refundMoved,
  ticketsCancelled,
  visitCalledOff,
  visitMoved,
} from './order-letters.server.ts'
import { type MessageSecret, queueMessage } from './commands.server.ts'
import type { LetterName } from './letters.ts'
import { addressOf } from './message-address.ts'
import type { MessageContent } from './message-layout.ts'
import {
  linkAgain,
  purchaseAgreed,
  purchaseExpired,
  purchasePaid,
  purchasePlaced,
  transferRejected,
} from './purchase-letters.server.ts'
import {
  type CallOffName,
  type CancellationName,
  findCancellation,
  findLineOfBooking,
  getPurchaseFacts,
  purchaseOfBooking,
  type VisitChangeName,
} from './queries.server.ts'

// Each function looks at how things stand now and says it once, however often it is called.

export async function tellPurchasePlaced(purchaseId: string): Promise<void> {
  const context = await buyerContext({ purchaseId })
  // Who has paid meanwhile is sent the receipt instead of being asked to pay.
  if (context?.purchase.status !== 'awaitingPayment') return
  await say(context, 'purchasePlaced', `purchase:${purchaseId}:placed`, purchasePlaced(context))
}

export async function tellPurchaseAgreed(purchaseId: string): Promise<void> {
  const context = await buyerContext({ purchaseId })
  if (!context?.purchase.isDue) return
  await say(context, 'purchaseAgreed', `purchase:${purchaseId}:agreed`, purchaseAgreed(context))
}

export async function sendReceipt(purchaseId: string): Promise<void> {
  const context = await buyerContext({ purchaseId })
  if (!context?.purchase.isPaid) return
  await say(context, 'purchasePaid', `purchase:${purchaseId}:paid`, purchasePaid(context))
}

export async function tellPurchaseExpired(purchaseId: string): Promise<void> {
  const context = await buyerContext({ purchaseId })
  if (context?.purchase.status !== 'expired') return
  await say(context, 'purchaseExpired', `purchase:${purchaseId}:expired`, purchaseExpired(context))
}

/** Nothing is said of a purchase that was paid in another way meanwhile. */
export async function tellTransferRejected(orderId: string): Promise<void> {
  const attempt = await db.paymentAttempt.findFirst({
    where: { providerOrderId: orderId },
    select: { purchaseId: true },
  })
  const context = attempt && (await buyerContext(attempt))
  if (!context || context.purchase.isPaid) return
  const key = `transfer:${orderId}:rejected`
  await say(context, 'transfer-rejected', key, transferRejected(context))
}

/** A day is long enough for a channel that is down; after that the copy we keep opens nothing. */
const linkReadableMinutes = 24 * 60

/** Where the other messages of this purchase went, never to where somebody says he is now. */
export async function sendLinkAgain(asked: {
  purchaseId: string
  askingId: string
}): Promise<void> {
  const { purchaseId, askingId } = asked
  const context = await buyerContext({ purchaseId })
  if (!context) return
  const key = `purchase:${purchaseId}:link:${askingId}`
  await say(context, 'purchaseLink', key, linkAgain(context), {
    token: context.purchase.token,
    validMinutes: linkReadableMinutes,
  })
}

const toldStatuses = [
  'accepted',
  'packed',
  'handedOver',
  'delivered',
  'cancelled',
] as const satisfies OrderMessage[]

export async function tellOrderMoved(orderId: string, moved: string): Promise<void> {
  const status = toldStatuses.find((each) => each === moved)
  if (!status) return
  const context = await buyerContext({ orderId })
  const order = context?.purchase.orders.find(({ id }) => id === orderId)
  // An order that never stood is told about by its purchase.
  if (!context?.purchase.stands || !order) return
  // With money that is still being compared nobody says yet that all is well.
  if (status === 'delivered' && order.isDue) return
  if (status === 'cancelled' && order.status !== 'cancelled') return
  // Delivered by Lumbung's word on a complaint: that is told instead, with its own time.
  if (status === 'delivered' && order.complaintSettledAt) return
  const content = orderMoved(context, order, status)
  await say(context, `order-${status}`, `order:${orderId}:${status}`, content)
}

export async function tellOrderShortened(news: {
  orderId: string
  refundId: string
}): Promise<void> {
  const { orderId, refundId } = news
  const context = await buyerContext({ orderId })
  const order = context?.purchase.orders.find(({ id }) => id === orderId)
  const refund = await db.refund.findUnique({ where: { id: refundId }, select: { amount: true } })
  // Of an order that is over by now the letter about its end says it.
  if (!context || !order || !refund || order.status === 'cancelled') return
  const back = { id: refundId, amount: refund.amount as Rupiah }
  await say(
    context,
    'order-shortened',
    `refund:${refundId}:shortened`,
    orderShortened(context, order, back),
  )
}

/** Each sum is said once, with everything that was found missing until then. */
export async function tellDueLowered(orderId: string): Promise<void> {
  const context = await buyerContext({ orderId })
  const order = context?.purchase.orders.find(({ id }) => id === orderId)
  // Of what is paid by now the receipt says it, and of what is over nothing is due.
  if (!context || !order?.isDue) return
  const key = `order:${orderId}:due:${order.total}`
  await say(context, 'order-shortened', key, dueLowered(context, order))
}

export async function askBuyerAboutArrival(orderId: string): Promise<void> {
  const context = await buyerContext({ orderId })
  const order = context?.purchase.orders.find(({ id }) => id === orderId)
  // Who has answered meanwhile, or whose BUM Desa has, is not asked any more.
  if (!context || order?.status !== 'handedOver') return
  const content = arrivalAsked(context, order)
  await say(context, 'order-arrivalAsked', `order:${orderId}:arrivalAsked`, content)
}

export async function tellComplaintSettled(orderId: string): Promise<void> {
  const context = await buyerContext({ orderId })
  const order = context?.purchase.orders.find(({ id }) => id === orderId)
  if (!context || order?.status !== 'delivered' || !order.complaintSettledAt) return
  const content = complaintSettled(context, order)
  await say(context, 'order-complaintSettled', `order:${orderId}:complaintSettled`, content)
}

export async function tellComplaintAnswered(orderId: string): Promise<void> {
  const context = await buyerContext({ orderId })
  const order = context?.purchase.orders.find(({ id }) => id === orderId)
  // Who has said meanwhile whether that settles it has read it.
  if (!context || !order || complaintTurn(order) !== 'buyer') return
  const once = `order:${orderId}:complaintAnswered:${order.complaintRepliedAt?.getTime()}`
  await say(context, 'order-complaintAnswered', once, complaintAnswered(context, order))
}

/** Lumbung decides, because somebody let the time pass; who asked for it himself knows it already. */
export async function tellBuyerComplaintHandedOver(news: {
  orderId: string
  why: string
}): Promise<void> {
  const { orderId, why } = news
  const context = await buyerContext({ orderId })
  const order = context?.purchase.orders.find(({ id }) => id === orderId)
  if (!context || !order || complaintTurn(order) !== 'admin') return
  if (why !== 'shopSilent' && why !== 'buyerSilent') return
  const once = `order:${orderId}:complaintHandedOver:${order.complaintHandedOverAt?.getTime()}`
  await say(context, 'order-complaintHandedOver', once, complaintTaken(context, order, why))
}

export async function tellRefundMoved(refundId: string): Promise<void> {
  const refund = await db.refund.findUnique({
    where: { id: refundId },
    select: { purchaseId: true, amount: true, status: true, failureReason: true, returns: true },
  })
  if (refund?.status !== 'confirmed' && refund?.status !== 'manual') return
  const { purchaseId, status, returns } = refund
  const isReturned = status === 'manual' && refund.failureReason === 'did-not-arrive'
  const context = await buyerContext({ purchaseId })
  if (!context) return
  const amount = refund.amount as Rupiah
  const content = refundMoved(context, { amount, state: isReturned ? 'returned' : status })
  // What came back is told anew.
  const once = `refund:${refundId}:${status}${returns > 0 ? `:${returns}` : ''}`
  await say(context, `refund-${status}`, once, content)
}

/** So that nobody else's account is typed unseen; of one that was replaced meanwhile nothing is said. */
export async function tellRefundAccount(set: { refundId: string; version: string }): Promise<void> {
  const destination = await db.refundDestination.findUnique({
    where: { refundId: set.refundId, version: set.version },
    include: { refund: { select: { purchaseId: true, amount: true } } },
  })
  const context = destination && (await buyerContext(destination.refund))
  if (!context) return
  const { bank, accountNumber, refund } = destination
  const amount = refund.amount as Rupiah
  const content = refundAccountSet(context, { amount, bank, accountNumber })
  await say(context, 'refund-account', `refund:${set.refundId}:account:${set.version}`, content)
}

/** Of an order that ended with them the letter about the order says it. */
export async function tellTicketsCancelled(named: CancellationName): Promise<void> {
  const { bookingId, remaining } = named
  const context = await buyerContext(await purchaseOfBooking(bookingId))
  const found = context && findCancellation(context.purchase, named)
  if (!context || !found || found.order.status === 'cancelled') return
  const content = ticketsCancelled(context, found)
  await say(context, 'tickets-cancelled', `booking:${bookingId}:left-${remaining}`, content)
}

/** Who has chosen meanwhile need not be asked. */
export async function tellCalledOff({ bookingId, callId }: CallOffName): Promise<void> {
  const context = await buyerContext(await purchaseOfBooking(bookingId))
  const found = context && findLineOfBooking(context.purchase, bookingId)
  if (!context || !found?.line.calledOff) return
  await say(context, 'visit-called-off', `called-off:${callId}`, visitCalledOff(context, found))
}

export async function tellVisitMoved(named: VisitChangeName): Promise<void> {
  const context = await buyerContext(await purchaseOfBooking(named.bookingId))
  const found = context && findLineOfBooking(context.purchase, named.bookingId)
  if (!context || !found || found.order.status === 'cancelled') return
  await say(context, 'visit-moved', `booking-change:${named.changeId}`, visitMoved(context, found))
}

async function buyerContext(
  where: { purchaseId: string } | { orderId: string },
): Promise<BuyerContext | null> {
  const purchase = await getPurchaseFacts(where)
  if (!purchase?.buyer) return null
  return { purchase, buyer: purchase.buyer, appUrl: env.APP_URL }
}

async function say(
  { purchase, buyer }: BuyerContext,
  template: LetterName,
  dedupeKey: string,
  content: MessageContent,
  secret?: MessageSecret,
): Promise<void> {
  await transaction((tx) =>
    queueMessage(tx, {
      ...addressOf(buyer),
      content,
      dedupeKey,
      template,
      locale: buyer.locale,
      purchaseId: purchase.id,
      ...(secret && { secret }),
    }),
  )
}
