import { bookingColumns, type Visit, visitOfBooking } from '#app/features/bookings/visit.ts'
import type { FulfilmentMethod } from '#app/features/shipping/delivery.ts'
import type { Locale } from '#app/core/locale.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { type ComplaintKind, type ComplaintTurnFacts } from '#app/features/orders/complaint.ts'
import { type GuestPickup, guestPickupOf } from '#app/features/orders/guest-pickup.ts'
import { db } from '#app/server/db.server.ts'
import type { CollectionEnd } from '#prisma/generated/enums.ts'

/** Nothing but what a message needs; never the address. */
export type Recipient = { name: string; email: string | null; phone: string; locale: Locale }

export type OrderFacts = ComplaintTurnFacts & {
  id: string
  number: string
  shop: { id: string; name: string; email: string | null; phone: string }
  lines: {
    title: { id: string; en: string }
    visit: Visit | null
    unit: string
    quantity: number
    total: Rupiah
    bookingId: string | null
    /** Whose guests have yet to choose. */
    calledOff: { reason: string; chooseBy: Date } | null
    /** Not sent, or weighed less than was paid for. */
    shortage: LineShortage | null
    /** Of tickets, in the order in which they were given up. */
    cancellations: TicketCancellation[]
  }[]
  deliveryMethod: FulfilmentMethod
  pickupPoint: { name: string; hours: string } | null
  guestPickup: GuestPickup | null
  shippingPrice: Rupiah
  /** Off the lines already, by this promotion. */
  discount: { promotion: string; amount: Rupiah } | null
  /** Not sent, and not asked for at the hand-over. */
  unsentTotal: Rupiah
  total: Rupiah
  refusalReason: string | null
  wasHandedOver: boolean
  acceptBy: Date | null
  presumedDeliveredAt: Date | null
  complaintKind: ComplaintKind | null
  complaintAnswerBy: Date | null
  completesAt: Date | null
  refund: { amount: Rupiah; reason: string } | null
  /** Why it is over although nothing was ever paid for it. */
  unpaidEnd: CollectionEnd | null
}

export type LineShortage = {
  missing: number
  finalGrams: number | null
  reason: 'outOfStock' | 'damaged' | 'weighed'
  /** What goes back for it, with the others said at the same time. */
  refundId: string | null
}

export type TicketCancellation = {
  bookingId: string
  count: number
  remaining: number
  /** What was sent back, for this and whatever went with it. */
  amount: Rupiah
  /** By the BUM Desa, and not given up. */
  isCalledOff: boolean
}

export type PurchaseFacts = {
  id: string
  number: string
  token: string
  status: string
  total: Rupiah
  expiresAt: Date
  isPaid: boolean
  /** It counts: paid, or to be paid at the hand-over. */
  stands: boolean
  isDue: boolean
  /** Was or will be paid to the BUM Desa itself at the hand-over. */
  isCollected: boolean
  /** Sold face to face: who sold it needs no news of it, and gives money back himself. */
  isAtCounter: boolean
  /** Null once the buyer's data was erased: then nobody is written to. */
  buyer: Recipient | null
  orders: OrderFacts[]
}

const lineBookingColumns = {
  ...bookingColumns,
  id: true,
  callOffReason: true,
  chooseBy: true,
  cancellations: {
    orderBy: { remaining: 'desc' },
    select: {
      bookingId: true,
      count: true,
      remaining: true,
      reason: true,
      refund: { select: { amount: true } },
    },
  },
} as const

/** For jobs, which act for the system: no scope, and nothing of it leaves but as a message. */
export async function getPurchaseFacts(
  where: { purchaseId: string } | { orderId: string },
): Promise<PurchaseFacts | null> {
  const purchase = await db.purchase.findFirst({
    where:
      'purchaseId' in where
        ? { id: where.purchaseId }
        : { orders: { some: { id: where.orderId } } },
    include: {
      details: { select: { name: true, email: true, phone: true } },
      collection: { select: { endedAs: true } },
      orders: {
        orderBy: { number: 'asc' },
        include: {
          shop: { select: { id: true, name: true, email: true, phone: true } },
          pickupPoint: { select: { name: true, hours: true } },
          promotion: { select: { name: true } },
          lines: {
            orderBy: { id: 'asc' },
            include: {
              booking: { select: lineBookingColumns },
              shortage: {
                select: { missing: true, finalGrams: true, reason: true, refundId: true },
              },
            },
          },
          refunds: {
            where: { status: { not: 'refused' } },
            orderBy: { createdAt: 'desc' },
            take: 1,
            select: { amount: true, reason: true },
          },
        },
      },
    },
  })
  if (!purchase) return null
  const locale: Locale = purchase.locale === 'en' ? 'en' : 'id'
  return {
    id: purchase.id,
    number: purchase.number,
    token: purchase.token,
    status: purchase.status,
    total: purchase.total as Rupiah,
    expiresAt: purchase.expiresAt,
    isPaid: purchase.paidAt !== null,
    stands: (purchase.paidAt ?? purchase.agreedAt) !== null,
    isDue: purchase.status === 'dueOnDelivery',
    isCollected: purchase.collection !== null,
    isAtCounter: purchase.channel === 'counter',
    buyer: purchase.details && { ...purchase.details, locale },
    orders: purchase.orders.map(({ lines, refunds, ...order }) => ({
      id: order.id,
      number: order.number,
      status: order.status,
      isDue: purchase.status === 'dueOnDelivery',
      unpaidEnd: purchase.collection?.endedAs ?? null,
      shop: order.shop,
      deliveryMethod: order.deliveryMethod,
      pickupPoint: order.pickupPoint,
      guestPickup: guestPickupOf({ ...order, lines }),
      shippingPrice: order.shippingPrice as Rupiah,
      discount: order.promotion && {
        promotion: order.promotion.name,
        amount: order.discountTotal as Rupiah,
      },
      unsentTotal: order.unsentTotal as Rupiah,
      total: order.total as Rupiah,
      refusalReason: order.refusalReason,
      wasHandedOver: order.handedOverAt !== null,
      acceptBy: order.acceptBy,
      presumedDeliveredAt: order.presumedDeliveredAt,
      complainedAt: order.complainedAt,
      complaintKind: order.complaintKind,
      complaintSettledAt: order.complaintSettledAt,
      complaintAnswerBy: order.complaintAnswerBy,
      complaintRepliedAt: order.complaintRepliedAt,
      complaintHandedOverAt: order.complaintHandedOverAt,
      completesAt: order.completesAt,
      refund: refunds[0] ? { ...refunds[0], amount: refunds[0].amount as Rupiah } : null,
      lines: lines.map((line) => ({
        title: titleOf(line),
        unit: line.unit,
        visit: visitOfBooking(line.booking),
        quantity: line.quantity,
        bookingId: line.booking?.id ?? null,
        shortage: line.shortage,
        calledOff: calledOffOf(line.booking),
        cancellations: (line.booking?.cancellations ?? []).map(({ refund, reason, ...each }) => ({
          ...each,
          isCalledOff: reason === 'operatorCancelled',
          amount: (refund?.amount ?? 0n) as Rupiah,
        })),
        total: (line.unitPrice * BigInt(line.quantity) - line.discount) as Rupiah,
      })),
    })),
  }
}

function titleOf(line: {
  titleId: string
  titleEn: string
  variantLabelId: string
  variantLabelEn: string
}) {
  const named = {
    title: { id: line.titleId, en: line.titleEn },
    label: { id: line.variantLabelId, en: line.variantLabelEn },
  }
  return { id: nameOf(named, 'id'), en: nameOf(named, 'en') }
}

/** A cancellation is named by how many it left. */
export type CancellationName = { bookingId: string; remaining: number }

export async function purchaseOfBooking(bookingId: string): Promise<{ purchaseId: string }> {
  return db.booking.findUniqueOrThrow({
    where: { id: bookingId },
    select: { purchaseId: true },
  })
}

function calledOffOf(
  booking: { callOffReason: string | null; chooseBy: Date | null } | null,
): { reason: string; chooseBy: Date } | null {
  if (!booking?.chooseBy) return null
  return { reason: booking.callOffReason ?? '', chooseBy: booking.chooseBy }
}

export function findCancellation({ orders }: PurchaseFacts, named: CancellationName) {
  for (const order of orders) {
    for (const line of order.lines) {
      const cancellation = line.cancellations.find(
        ({ bookingId, remaining }) =>
          bookingId === named.bookingId && remaining === named.remaining,
      )
      if (cancellation) return { order, line, cancellation }
    }
  }
  return null
}

/** Each change of a day is another. */
export type VisitChangeName = { bookingId: string; changeId: string }
/** And each time a visit is called off. */
export type CallOffName = { bookingId: string; callId: string }

export function findLineOfBooking({ orders }: PurchaseFacts, bookingId: string) {
  for (const order of orders) {
    const line = order.lines.find((each) => each.bookingId === bookingId)
    if (line) return { order, line }
  }
  return null
}
