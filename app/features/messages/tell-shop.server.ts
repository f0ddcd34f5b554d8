import { calendarDateOf } from '#app/core/dates.ts'
import { complaintState, complaintTurn, isHandOverReason } from '#app/features/orders/complaint.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { cancelReasonOf } from './order-letters.server.ts'
import { queueMessage } from './commands.server.ts'
import { addressOf } from './message-address.ts'
import type { MessageContent } from './message-layout.ts'
import {
  type CancellationName,
  findCancellation,
  findLineOfBooking,
  getPurchaseFacts,
  type OrderFacts,
  purchaseOfBooking,
  type VisitChangeName,
} from './queries.server.ts'
import {
  shopCalendarCollided,
  shopComplaintTaken,
  shopNewOrder,
  shopOrderCancelled,
  shopOrderComplained,
  shopOrderExpiring,
  shopTicketsCancelled,
  shopVisitMoved,
} from './shop-templates.server.ts'

// Each function looks at how things stand now and says it once, however often it is called.

/** Paid, or agreed to be paid at the hand-over. */
export async function tellShopsOfPurchase(purchaseId: string): Promise<void> {
  const purchase = await getPurchaseFacts({ purchaseId })
  for (const order of purchase?.stands && !purchase.isAtCounter ? purchase.orders : []) {
    await say(order, purchaseId, 'new', shopNewOrder(order, env.APP_URL))
  }
}

export async function tellShopOrderCancelled(orderId: string): Promise<void> {
  const purchase = await getPurchaseFacts({ orderId })
  const order = purchase?.orders.find(({ id }) => id === orderId)
  if (!purchase?.stands || order?.status !== 'cancelled') return
  // Who refused, gave the money back, or undid a sale of his own counter, knows it already.
  const reason = cancelReasonOf(order)
  if (reason === 'shopRefused' || reason === 'shopGaveBack' || reason === 'notTaken') return
  if (reason === 'reversed' && purchase.isAtCounter) return
  await say(order, purchase.id, 'cancelled', shopOrderCancelled(order, reason, env.APP_URL))
}

/** Once a day at most, however often somebody complains and withdraws it again. */
export async function tellShopOfComplaint(orderId: string): Promise<void> {
  const purchase = await getPurchaseFacts({ orderId })
  const order = purchase?.orders.find(({ id }) => id === orderId)
  if (!purchase || !order?.complainedAt || complaintState(order) !== 'open') return
  const day = calendarDateOf(order.complainedAt)
  const content = shopOrderComplained(order, env.APP_URL)
  await say(order, purchase.id, 'complained', content, `complained:${day}`)
}

/** From now on Lumbung decides, and the BUM Desa has no word any more. */
export async function tellShopComplaintHandedOver(news: {
  orderId: string
  why: string
}): Promise<void> {
  const { orderId, why } = news
  const purchase = await getPurchaseFacts({ orderId })
  const order = purchase?.orders.find(({ id }) => id === orderId)
  if (!purchase || !order || complaintTurn(order) !== 'admin' || !isHandOverReason(why)) return
  const content = shopComplaintTaken(order, why, env.APP_URL)
  const once = `complaint-handed-over:${order.complaintHandedOverAt?.getTime()}`
  await say(order, purchase.id, 'complaint-handed-over', content, once)
}

/** Once for each booking and site, however often the calendars are compared. */
export async function tellShopOfCollision({
  bookingId,
  host,
}: {
  bookingId: string
  host: string
}): Promise<void> {
  const booking = await db.booking.findUnique({
    where: { id: bookingId, status: 'booked' },
    include: { orderLine: { include: { order: { include: { shop: true } } } } },
  })
  if (!booking) return
  const { order, titleId: title } = booking.orderLine
  const { shop, number } = order
  const content = shopCalendarCollided({ shop: shop.name, number, title, host }, env.APP_URL)
  await transaction((tx) =>
    queueMessage(tx, {
      ...addressOf(shop),
      content,
      dedupeKey: `calendar-collision:${bookingId}:${host}`,
      template: 'shop-calendar-collided',
      locale: 'id',
      shopId: shop.id,
    }),
  )
}

/** Of an order that ended with them the letter about the order says it. */
export async function tellShopTicketsCancelled(named: CancellationName): Promise<void> {
  const { bookingId, remaining } = named
  const purchase = await getPurchaseFacts(await purchaseOfBooking(bookingId))
  const found = purchase && findCancellation(purchase, named)
  if (!purchase || !found || found.order.status === 'cancelled') return
  const content = shopTicketsCancelled(found, env.APP_URL)
  const once = `tickets:${bookingId}:left-${remaining}`
  await say(found.order, purchase.id, 'tickets-cancelled', content, once)
}

export async function tellShopVisitMoved(named: VisitChangeName): Promise<void> {
  const purchase = await getPurchaseFacts(await purchaseOfBooking(named.bookingId))
  const found = purchase && findLineOfBooking(purchase, named.bookingId)
  if (!purchase || !found || found.order.status === 'cancelled') return
  const content = shopVisitMoved(found, env.APP_URL)
  await say(found.order, purchase.id, 'visit-moved', content, `moved:${named.changeId}`)
}

const remindHoursBefore = 24

/** The last day of the acceptance clock has begun: one reminder for each order. */
export async function remindShopsOfUnacceptedOrders(): Promise<number> {
  const due = await db.$queryRaw<{ orderId: string }[]>`
    SELECT o.id AS "orderId" FROM orders o
    WHERE o.status = 'paid' AND o.accept_by > now()
      AND o.accept_by <= now() + make_interval(hours => ${remindHoursBefore}::int)
      AND NOT EXISTS (SELECT FROM messages m WHERE m.dedupe_key = 'shop-order:' || o.id || ':expiring')
    ORDER BY o.accept_by LIMIT 200`
  for (const { orderId } of due) {
    const purchase = await getPurchaseFacts({ orderId })
    const order = purchase?.orders.find(({ id }) => id === orderId)
    if (purchase && order?.status === 'paid') {
      await say(order, purchase.id, 'expiring', shopOrderExpiring(order, env.APP_URL))
    }
  }
  return due.length
}

async function say(
  order: OrderFacts,
  purchaseId: string,
  what:
    | 'new'
    | 'expiring'
    | 'cancelled'
    | 'complained'
    | 'complaint-handed-over'
    | 'tickets-cancelled'
    | 'visit-moved',
  content: MessageContent,
  once: string = what,
): Promise<void> {
  await transaction((tx) =>
    queueMessage(tx, {
      ...addressOf(order.shop),
      content,
      dedupeKey: `shop-order:${order.id}:${once}`,
      template: `shop-order-${what}`,
      locale: 'id',
      purchaseId,
      shopId: order.shop.id,
    }),
  )
}
