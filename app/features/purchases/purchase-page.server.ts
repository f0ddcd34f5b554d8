import type { Rupiah } from '#app/core/rupiah.ts'
import { underTheirVisits } from '#app/features/bookings/add-on.ts'
import { whyNotToPay } from '#app/features/bookings/called-off.server.ts'
import { onSiteOf, partyLineOf } from '#app/features/bookings/party.ts'
import { ticketTokenOf } from '#app/features/bookings/ticket-page.server.ts'
import { paidForLine } from '#app/features/ledger/postings.ts'
import { worthOfRest } from '#app/features/bookings/giving-up.ts'
import {
  hasBegun,
  isFreeToCancel,
  refundPromises,
  refundTiersFrom,
} from '#app/features/bookings/refund-tiers.ts'
import {
  bookingColumns,
  dayOf,
  firstVisitAt,
  visitOfBooking,
} from '#app/features/bookings/visit.ts'
import type { Bilingual } from '#app/features/catalog/listing-card.ts'
import { guestPickupOf } from '#app/features/orders/guest-pickup.ts'
import type { OrderStatus } from '#app/features/orders/order-status.ts'
import { shownShortage } from '#app/features/orders/shortage.ts'
import type { RefundStatus } from '#app/features/refunds/refund-status.ts'
import { newsOf, waybillColumns } from '#app/features/shipping/parcel-news.ts'
import { parcelSaid } from '#app/features/shipping/parcel.ts'
import { reviewFactsOf, reviewLineColumns } from '#app/features/reviews/line-queries.server.ts'
import { reviewState } from '#app/features/reviews/review-policy.ts'
import { db } from '#app/server/db.server.ts'
import type { PurchaseToken } from '#app/server/scopes.server.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { calledOffVisits } from './called-off-visits.ts'

/** The buyer's page of one purchase: whoever holds the token sees it, and nobody else. */
export type PurchasePage = NonNullable<Awaited<ReturnType<typeof getPurchasePage>>>
export type PurchasePageOrder = PurchasePage['orders'][number]
export type PurchasePageRefund = PurchasePageOrder['refunds'][number]

export async function getPurchasePage(token: PurchaseToken) {
  const purchase = await db.purchase.findUnique({
    relationLoadStrategy: 'join',
    where: { token },
    select: {
      id: true,
      number: true,
      token: true,
      status: true,
      channel: true,
      itemsTotal: true,
      shippingTotal: true,
      discountTotal: true,
      unsentTotal: true,
      total: true,
      expiresAt: true,
      paidAt: true,
      createdAt: true,
      isSample: true,
      details: { include: { village: { include: { district: { include: { regency: true } } } } } },
      attempts: {
        // Money that came beside it and goes back is no payment that is still awaited.
        where: { status: { not: 'unexpected' } },
        orderBy: { createdAt: 'desc' },
        take: 1,
        select: attemptColumns,
      },
      refunds: {
        orderBy: { createdAt: 'asc' },
        select: {
          id: true,
          orderId: true,
          amount: true,
          status: true,
          preparedBy: true,
          destination: { select: { bank: true, accountNumber: true } },
        },
      },
      orders: { orderBy: { number: 'asc' }, select: orderColumns },
      collection: { select: { taken: true } },
    },
  })
  if (!purchase) return null
  const now = new Date()
  const { details, attempts, orders, collection, ...rest } = purchase
  const refunds = purchase.refunds.map(({ preparedBy, ...refund }) => ({
    ...refund,
    status: refund.status as RefundStatus,
    isPrepared: preparedBy !== null,
    /** What the BUM Desa took itself it gives back itself. */
    isAtCounter: purchase.channel === 'counter' || purchase.collection !== null,
  }))
  return {
    ...rest,
    total: rest.total as Rupiah,
    /** Something was taken at the hand-over, and it was not what was due. */
    isTakenDifferently: purchase.status === 'dueOnDelivery' && collection?.taken != null,
    buyer: details,
    attempt: attempts[0] ?? null,
    whyNotToPay: purchase.status === 'awaitingPayment' ? await whyNotToPay(purchase.id) : null,
    orders: orders.map((order) => {
      const lines = linesOf(order, now)
      return {
        ...order,
        status: order.status as OrderStatus,
        discount: order.promotion && { ...order.promotion, total: order.discountTotal as Rupiah },
        isDue: purchase.status === 'dueOnDelivery',
        guestPickup: guestPickupOf(order),
        parcel: order.parcel && parcelSaid(order.parcel),
        waybill: order.waybill && newsOf(order.waybill),
        firstVisitAt: order.deliveryMethod === 'onSite' ? firstVisitAt(order.lines) : null,
        lines,
        calledOff: calledOffVisits(lines),
        refunds: refunds.filter(({ orderId }) => orderId === order.id),
      }
    }),
    /** What the buyer still has to bring. */
    onSiteLeft: onSiteOf(orders.filter(isOn).flatMap(({ lines }) => lines.flatMap(partyLinesOf)))
      .left,
    /** Money that bought nothing and goes back as a whole: it came too late, twice or in another amount. */
    lateRefunds: refunds.filter(({ orderId }) => orderId === null),
  }
}

type OrderRow = Prisma.OrderGetPayload<{ select: typeof orderColumns }>

function linesOf(order: OrderRow, now: Date) {
  return underTheirVisits(
    order.lines.map(({ booking, review, ...line }) => ({
      ...line,
      shortage: shownShortage(line.shortage, order),
      reviewState: reviewState(reviewFactsOf({ ...line, booking, review }, order.status), now),
      listingId: booking?.listingId ?? '',
      addOnId: booking?.addOnId ?? null,
      visit: visitOfBooking(booking),
      onSite: onSiteOf(partyLinesOf({ booking, ...line })),
      ticket: booking && ticketTokenOf(booking),
      bookedVisit: booking && bookedVisitOf(booking, line, now),
      title: { id: line.titleId, en: line.titleEn } satisfies Bilingual,
      label: { id: line.variantLabelId, en: line.variantLabelEn } satisfies Bilingual,
    })),
  )
}

type LineBooking = Prisma.BookingGetPayload<{ select: typeof lineBookingColumns }>
type SoldLine = Parameters<typeof paidForLine>[0] & { quantity: number }

/** Who still comes of a line and what would come back for them; no promises once the day has begun. */
function bookedVisitOf(
  { id, status, addOnId, requestId, quantity, callOffReason, chooseBy, ...booking }: LineBooking,
  line: SoldLine,
  now: Date,
) {
  const terms = {
    tiers: refundTiersFrom(booking.refundTiers),
    date: dayOf(booking.date),
    zone: booking.listing.experience?.zone ?? 'WIB',
  }
  const isAhead = status === 'booked' && !hasBegun(terms, now)
  const value = worthOfRest({ paid: paidForLine(line), sold: line.quantity, quantity })
  return {
    id,
    status,
    quantity: status === 'booked' ? quantity : 0,
    isAddOn: addOnId !== null,
    requestId,
    worth: value,
    calledOff: chooseBy && { reason: callOffReason ?? '', chooseBy },
    canMove: isAhead && addOnId === null && requestId === null && isFreeToCancel(terms, now),
    promises: isAhead ? refundPromises(terms, value, now) : null,
    cancellations: booking.cancellations.map(({ count, amount }) => ({
      count,
      amount: amount as Rupiah,
    })),
  }
}

const isOn = ({ status }: { status: string }) => status !== 'cancelled'

type OnSiteLine = { variantLabelId: string; variantLabelEn: string } & {
  booking: Omit<Parameters<typeof partyLineOf>[0], 'orderLine'> | null
}

const partyLinesOf = ({ booking, ...orderLine }: OnSiteLine) =>
  booking ? [partyLineOf({ ...booking, orderLine })] : []

const attemptColumns = {
  id: true,
  status: true,
  method: true,
  amount: true,
  rounding: true,
  redirectUrl: true,
  instructions: true,
  expiresAt: true,
} as const

const lineBookingColumns = {
  ...bookingColumns,
  id: true,
  listingId: true,
  addOnId: true,
  requestId: true,
  onSitePrice: true,
  receipts: { select: { turn: true } },
  callOffReason: true,
  chooseBy: true,
  quantity: true,
  refundTiers: true,
  cancellations: {
    orderBy: { remaining: 'desc' },
    select: { count: true, amount: true },
  },
} as const

const orderColumns = {
  id: true,
  number: true,
  shopId: true,
  status: true,
  deliveryMethod: true,
  pickupDate: true,
  pickupPoint: { select: { name: true, address: true, hours: true } },
  parcel: { select: { courier: true, speed: true, daysFrom: true, daysTo: true } },
  waybill: { select: waybillColumns },
  itemsTotal: true,
  shippingPrice: true,
  discountTotal: true,
  unsentTotal: true,
  promotion: { select: { name: true } },
  total: true,
  refusalReason: true,
  acceptBy: true,
  acceptedAt: true,
  packedAt: true,
  handedOverAt: true,
  presumedDeliveredAt: true,
  complainedAt: true,
  complaintSettledAt: true,
  complaintAnswerBy: true,
  complaintRepliedAt: true,
  complaintHandedOverAt: true,
  deliveredAt: true,
  completesAt: true,
  closedAt: true,
  shop: { select: { name: true, slug: true, phone: true, isSample: true } },
  lines: {
    orderBy: { id: 'asc' },
    select: {
      id: true,
      titleId: true,
      titleEn: true,
      variantLabelId: true,
      variantLabelEn: true,
      unit: true,
      unitPrice: true,
      quantity: true,
      makerShare: true,
      shopShare: true,
      platformFee: true,
      makerId: true,
      booking: { select: lineBookingColumns },
      shortage: { select: { missing: true, finalGrams: true, amount: true } },
      review: reviewLineColumns.review,
    },
  },
} as const
