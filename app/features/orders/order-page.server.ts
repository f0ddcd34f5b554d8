import type { BalanceMeans } from '#app/features/bookings/balance.ts'
import { partyLineColumns, partyLineOf, payingParties } from '#app/features/bookings/party.ts'
import { visitOfBooking } from '#app/features/bookings/visit.ts'
import { isBrought } from '#app/features/shipping/delivery.ts'
import { newsOf, waybillColumns } from '#app/features/shipping/parcel-news.ts'
import { parcelSaid } from '#app/features/shipping/parcel.ts'
import { add, type Rupiah } from '#app/core/rupiah.ts'
import type { OrderSplit } from '#app/features/ledger/postings.ts'
import { db } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { BookingStatus } from '#prisma/generated/enums.ts'
import { canSeeBuyer, type DeskRole } from './buyer-visibility.ts'
import { guestPickupOf } from './guest-pickup.ts'
import { readyByOf } from './lateness.ts'
import { isPreparedByMaker } from './maker-orders.ts'
import { standing } from './order-rows.server.ts'
import {
  addressColumns,
  buyerOf,
  countOf,
  listMakerNames,
  shortageColumns,
  titleOf,
} from './order-parts.server.ts'
import { splitOf } from './order-split.ts'
import { shownShortage } from './shortage.ts'

/** Everything a BUM Desa needs to know of one order, and nothing of the rest of the purchase. */
export async function getOrderForShop({
  shopId,
  number,
  role,
}: {
  shopId: ReadableShopId
  number: string | undefined
  role: DeskRole
}) {
  const order = await db.order.findFirst({
    where: { shopId, number: number ?? '', purchase: standing },
    include: {
      lines: {
        orderBy: { id: 'asc' },
        include: {
          booking: { select: deskBookingColumns },
          shortage: { select: shortageColumns },
          ready: { select: { at: true } },
        },
      },
      pickupPoint: { select: { name: true, address: true, hours: true } },
      parcel: true,
      waybill: { select: waybillColumns },
      collection: true,
      refunds: { orderBy: { createdAt: 'asc' }, select: { amount: true, status: true } },
      shop: { select: { name: true, phone: true, address: true } },
      purchase: {
        select: {
          status: true,
          paidAt: true,
          agreedAt: true,
          channel: true,
          details: { include: addressColumns },
        },
      },
    },
  })
  if (!order) return null
  const { lines, refunds, purchase, complaint, complaintReply, collection, ...rest } = order
  const [makers, timeline, now] = await Promise.all([
    listMakerNames({ shopId, makerIds: lines.map(({ makerId }) => makerId) }),
    listTimeline({ shopId, orderId: order.id }),
    databaseNow(),
  ])
  return {
    ...rest,
    total: rest.total as Rupiah,
    guestPickup: guestPickupOf(order),
    parcel: order.parcel && {
      ...parcelSaid(order.parcel),
      service: order.parcel.service,
      weightGrams: order.parcel.weightGrams,
    },
    waybill: order.waybill && newsOf(order.waybill),
    readyBy: readyByOf(order),
    complaint: canSeeBuyer(role) ? complaint : null,
    complaintReply: canSeeBuyer(role) ? complaintReply : null,
    shippingPrice: rest.shippingPrice as Rupiah,
    now,
    boughtAt: purchase.agreedAt ?? purchase.paidAt,
    isDue: purchase.status === 'dueOnDelivery',
    collection: collectionOf(collection),
    /** What it took itself it gives back itself. */
    isTakenByShop: purchase.channel === 'counter' || collection !== null,
    lines: lines.map((line) => ({
      id: line.id,
      title: titleOf(line),
      visit: visitOfBooking(line.booking),
      unit: line.unit,
      ...countOf(line),
      sold: line.quantity,
      shortage: shownShortage(line.shortage, order),
      isReady: line.ready !== null && isPreparedByMaker(order.status),
      isCalledOff: line.booking?.status === 'calledOff',
      unitPrice: line.unitPrice as Rupiah,
      discount: line.discount as Rupiah,
      total: (line.unitPrice * BigInt(line.quantity) - line.discount) as Rupiah,
      weightGrams: line.weightGrams * line.quantity,
      maker: makers.get(line.makerId) ?? '',
    })),
    balances: balancesOf(lines),
    shares: sharesOf(splitOf(order), makers),
    refunds: refunds.map(({ amount, status }) => ({ amount: amount as Rupiah, status })),
    buyer: buyerOf(purchase.details, {
      role,
      isDelivered: isBrought(order.deliveryMethod),
    }),
    timeline,
  }
}

type CollectionRow = {
  due: bigint
  taken: bigint | null
  takenBy: string | null
  settledBy: string | null
}

function collectionOf(row: CollectionRow | null) {
  if (!row) return null
  const { due, taken, takenBy, settledBy } = row
  return {
    due: due as Rupiah,
    taken: taken as Rupiah | null,
    takenBy,
    isSettled: settledBy !== null,
  }
}

const deskBookingColumns = {
  ...partyLineColumns,
  cancellations: { select: { count: true, remaining: true } },
  status: true,
  receipts: {
    orderBy: { turn: 'desc' },
    select: { turn: true, means: true, recordedAt: true },
  },
} as const

type DeskBooking = Parameters<typeof partyLineOf>[0] & {
  status: BookingStatus
  receipts: readonly { means: BalanceMeans; recordedAt: Date }[]
}

/** What each party pays on site, and how and when the BUM Desa took it; also of one that is off since. */
function balancesOf(lines: readonly { booking: DeskBooking | null }[]) {
  const paying = lines.flatMap(({ booking }) =>
    booking ? { ...partyLineOf(booking), status: booking.status, last: booking.receipts[0] } : [],
  )
  const isDue = (line: (typeof paying)[number]) => line.status === 'booked' || line.isReceived
  return payingParties(paying.filter(isDue)).map(({ first, onSite }) => ({
    bookingId: first.id,
    visit: first.visit,
    onSite,
    isOff: first.status !== 'booked',
    receipt: first.isReceived ? (first.last ?? null) : null,
  }))
}

/** Who gets what of this order. */
function sharesOf({ lines }: OrderSplit, makers: ReadonlyMap<string, string>) {
  const ofMaker = new Map<string, bigint>()
  for (const { makerId, makerShare } of lines) {
    ofMaker.set(makerId, (ofMaker.get(makerId) ?? 0n) + makerShare)
  }
  const sum = (share: 'shopShare' | 'platformFee') => add(...lines.map((line) => line[share]))
  return {
    makers: [...ofMaker].map(([id, amount]) => ({
      name: makers.get(id) ?? '',
      amount: amount as Rupiah,
    })),
    shop: sum('shopShare'),
    platform: sum('platformFee'),
  }
}

export type TimelineEntry = {
  id: string
  /** Of a step of the order. */
  from: string | null
  status: string
  why: string | null
  actor: 'buyer' | 'staff' | 'admin' | 'provider' | 'system'
  /** Only colleagues have a name here. */
  actorName: string | null
  at: Date
}

async function listTimeline({
  shopId,
  orderId,
}: {
  shopId: ReadableShopId
  orderId: string
}): Promise<TimelineEntry[]> {
  return db.$queryRaw<TimelineEntry[]>`
    SELECT entry.id, entry.from_status AS "from", coalesce(entry.to_status, entry.action) AS status,
      coalesce(entry.details ->> 'why', entry.details ->> 'kind') AS why,
      entry.actor_type AS actor, entry.at,
      CASE WHEN entry.actor_type = 'staff' THEN person.name END AS "actorName"
    FROM audit_entries entry LEFT JOIN users person ON person.id = entry.actor_id
    WHERE entry.subject_id = ${orderId}::uuid AND entry.shop_id = ${shopId}::uuid
      AND entry.action IN ('status', 'complained', 'complaint-withdrawn', 'complaint-settled',
        'complaint-answered', 'complaint-handed-over',
        'collected', 'collection-settled', 'shortened', 'line-ready', 'line-unready', 'balance-received', 'balance-undone', 'balance-surplus',
        'waybill-recorded')
    ORDER BY entry.sequence`
}

async function databaseNow(): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT now() AS now`
  return row?.now ?? new Date()
}
