import { dayOf } from '#app/features/bookings/visit.ts'
import type { Bilingual } from '#app/features/catalog/listing-card.ts'
import type { OrderStatus } from '#app/features/orders/order-status.ts'
import { db, type Tx } from '#app/server/db.server.ts'
import type { PurchaseToken } from '#app/server/scopes.server.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { type ReviewFacts, reviewState } from './review-policy.ts'

/** What `reviewFactsOf` reads of an order line. */
export const reviewLineColumns = {
  booking: {
    select: {
      status: true,
      addOnId: true,
      date: true,
      departure: true,
      listing: { select: { experience: { select: { zone: true } } } },
    },
  },
  quantity: true,
  shortage: { select: { missing: true } },
  review: { select: { id: true, createdAt: true, withdrawnAt: true } },
} as const satisfies Prisma.OrderLineSelect

type FactsRow = Prisma.OrderLineGetPayload<{ select: typeof reviewLineColumns }>

export function reviewFactsOf(
  { booking, review, quantity, shortage }: FactsRow,
  status: OrderStatus,
): ReviewFacts {
  return {
    orderStatus: status,
    isMissing: shortage?.missing === quantity,
    visit: booking && {
      status: booking.status,
      isAddOn: booking.addOnId !== null,
      date: dayOf(booking.date),
      departure: booking.departure && dayOf(booking.departure),
      zone: booking.listing.experience?.zone ?? 'WIB',
    },
    review,
  }
}

/** One line of this purchase, as its review sees it; null for another's. */
export async function findReviewLine(
  tx: Tx | typeof db,
  { purchaseToken, lineId }: { purchaseToken: PurchaseToken; lineId: string },
) {
  const line = await tx.orderLine.findFirst({
    where: { id: lineId, order: { purchase: { token: purchaseToken } } },
    select: {
      ...reviewLineColumns,
      shopId: true,
      titleId: true,
      titleEn: true,
      variant: { select: { listingId: true } },
      review: {
        select: {
          id: true,
          stars: true,
          words: true,
          shownName: true,
          pictures: true,
          createdAt: true,
          withdrawnAt: true,
        },
      },
      order: {
        select: {
          id: true,
          status: true,
          shop: { select: { name: true } },
          purchase: { select: { details: { select: { name: true } } } },
        },
      },
    },
  })
  if (!line) return null
  const { order, variant, shopId, review } = line
  return {
    orderId: order.id,
    shopId,
    listingId: variant.listingId,
    title: { id: line.titleId, en: line.titleEn } satisfies Bilingual,
    shopName: order.shop.name,
    buyerName: order.purchase.details?.name ?? null,
    review,
    facts: reviewFactsOf(line, order.status),
  }
}

/** What the buyer's page of a review shows; null for a line of another purchase. */
export async function getReviewForBuyer(purchaseToken: PurchaseToken, lineId: string) {
  const line = await findReviewLine(db, { purchaseToken, lineId })
  if (!line) return null
  const { title, shopName, buyerName, review, facts } = line
  return { title, shopName, buyerName, review, state: reviewState(facts, new Date()) }
}
