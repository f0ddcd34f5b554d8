import { listBookings } from '#app/features/bookings/cancel-bookings.server.ts'
import { countedUnit } from '#app/features/bookings/visit-unit.ts'
import { bookingColumns, visitOfBooking } from '#app/features/bookings/visit.ts'
import { db, type Tx } from '#app/server/db.server.ts'
import type { PurchaseToken } from '#app/server/scopes.server.ts'

/** One booked visit as its buyer may change it; null for one of another purchase. */
export async function getVisitForBuyer(purchaseToken: PurchaseToken, bookingId: string) {
  const found = await db.booking.findFirst({
    where: { id: bookingId, purchase: { token: purchaseToken } },
    select: {
      ...bookingColumns,
      listing: { select: { experience: { select: { zone: true, mode: true } } } },
      orderLine: {
        select: {
          titleId: true,
          titleEn: true,
          unit: true,
          variantLabelId: true,
          variantLabelEn: true,
          order: { select: { id: true, status: true } },
        },
      },
    },
  })
  const visit = visitOfBooking(found)
  if (!found || !visit) return null
  const { order, titleId, titleEn, variantLabelId, variantLabelEn } = found.orderLine
  const { bookings, now } = await listBookings(db, order.id)
  const booking = bookings.find(({ id }) => id === bookingId)
  if (!booking) return null
  return {
    booking,
    bookings,
    now,
    visit,
    unit: countedUnit(found.orderLine.unit, found.listing.experience?.mode ?? 'anyDay'),
    orderStatus: order.status,
    title: { id: titleId, en: titleEn },
    label: { id: variantLabelId, en: variantLabelEn },
  }
}

/** Null for a booking of another purchase. */
export async function findOrderOfBooking(
  tx: Tx,
  { bookingId, purchaseToken }: { bookingId: string; purchaseToken: PurchaseToken },
): Promise<string | null> {
  const booking = await tx.booking.findFirst({
    where: { id: bookingId, purchase: { token: purchaseToken } },
    select: { orderLine: { select: { orderId: true } } },
  })
  return booking?.orderLine.orderId ?? null
}
