import type { DeskRole } from './buyer-visibility.ts'
import { partyLineColumns } from '#app/features/bookings/party.ts'
import { visitOfBooking } from '#app/features/bookings/visit.ts'
import { isBrought } from '#app/features/shipping/delivery.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { db } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { guestPickupOf } from './guest-pickup.ts'
import { standing } from './order-rows.server.ts'
import {
  addressColumns,
  buyerOf,
  countOf,
  listMakerNames,
  shortageColumns,
  titleOf,
} from './order-parts.server.ts'

/** What goes onto the parcels of these orders: nothing of other shops, and no money but what is to be taken. */
export async function listSlips({
  shopId,
  numbers,
  role,
}: {
  shopId: ReadableShopId
  numbers: readonly string[]
  role: DeskRole
}) {
  const orders = await db.order.findMany({
    where: { shopId, number: { in: [...numbers] }, purchase: standing },
    include: slipColumns,
  })
  const makers = await listMakerNames({
    shopId,
    makerIds: orders.flatMap(({ lines }) => lines.map(({ makerId }) => makerId)),
  })
  return orders
    .toSorted((one, other) => numbers.indexOf(one.number) - numbers.indexOf(other.number))
    .map(({ purchase, ...order }) => ({
      number: order.number,
      deliveryMethod: order.deliveryMethod,
      shop: order.shop,
      pickupPoint: order.pickupPoint,
      guestPickup: guestPickupOf(order),
      boughtAt: purchase.agreedAt ?? purchase.paidAt,
      due: purchase.status === 'dueOnDelivery' ? (order.total as Rupiah) : null,
      buyer: buyerOf(purchase.details, {
        role,
        isDelivered: isBrought(order.deliveryMethod),
      }),
      lines: order.lines.filter(isSent).map((line) => ({
        id: line.id,
        title: titleOf(line),
        visit: visitOfBooking(line.booking),
        unit: line.unit,
        quantity: countOf(line).quantity,
        weightGrams: line.shortage?.finalGrams ?? line.weightGrams * countOf(line).quantity,
        maker: makers.get(line.makerId) ?? '',
      })),
    }))
}

/** What is missing altogether is not on the slip. */
const isSent = (line: Parameters<typeof countOf>[0]) =>
  line.booking !== null || countOf(line).quantity > 0

const slipColumns = {
  lines: {
    orderBy: { id: 'asc' },
    include: {
      shortage: { select: shortageColumns },
      booking: {
        select: {
          ...partyLineColumns,
          cancellations: { select: { count: true, remaining: true } },
          status: true,
        },
      },
    },
  },
  pickupPoint: { select: { name: true, address: true, hours: true } },
  shop: { select: { name: true, phone: true, address: true } },
  purchase: {
    select: { status: true, paidAt: true, agreedAt: true, details: { include: addressColumns } },
  },
} as const
