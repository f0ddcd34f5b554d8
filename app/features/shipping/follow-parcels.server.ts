import type { CourierCode, TrackingStatus } from '#app/core/couriers.ts'
import { newId } from '#app/core/ids.ts'
import { parcelCouriers } from '#app/server/couriers.server.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { logger } from '#app/server/logger.server.ts'
import {
  CouriersUnavailable,
  type ShippingRates,
  type Tracking,
} from '#integrations/shipping/shipping-rates.ts'
import { isOwnDelivery, nextCheckInMinutes, statusAfter } from './tracking.ts'

/** In one round of a minute: plans of vendors count questions, and couriers dislike storms. */
const mostOfOneCourier = 5
const mostInARound = 25

/** Who took one on tries again after so long, when it never came back. */
const leaseMinutes = 15

type DueParcel = {
  orderId: string
  shopId: string
  courier: CourierCode
  number: string
  status: TrackingStatus | null
  failures: number
  recordedAt: Date
  handedOverAt: Date | null
  phone: string | null
}

/** Asks where parcels are whose time has come. Returns how many were asked about. */
export async function followDueParcels(): Promise<number> {
  const couriers = parcelCouriers()
  if (!couriers) return 0
  const due = await takeDueParcels()
  for (const parcel of due) await followParcel(couriers, parcel)
  return due.length
}

/** Each is taken by one worker, by moving its time; of each courier only a few at a time. */
function takeDueParcels(): Promise<DueParcel[]> {
  return db.$queryRaw<DueParcel[]>`
    WITH due AS (
      SELECT w.order_id, row_number() OVER (PARTITION BY w.courier ORDER BY w.next_check_at) AS turn
      FROM waybills w JOIN orders o ON o.id = w.order_id AND o.status IN ('handedOver', 'delivered')
      WHERE w.next_check_at <= now()
    ), mine AS (
      SELECT w.order_id FROM waybills w JOIN due ON due.order_id = w.order_id
      WHERE due.turn <= ${mostOfOneCourier}::int AND w.next_check_at <= now()
      ORDER BY w.next_check_at LIMIT ${mostInARound}::int FOR UPDATE OF w SKIP LOCKED
    )
    UPDATE waybills w SET next_check_at = now() + make_interval(mins => ${leaseMinutes}::int)
    FROM mine, orders o LEFT JOIN buyer_details b ON b.purchase_id = o.purchase_id
    WHERE w.order_id = mine.order_id AND o.id = w.order_id
    RETURNING w.order_id AS "orderId", w.shop_id AS "shopId", w.courier, w.number, w.status, w.failures,
      w.recorded_at AS "recordedAt", o.handed_over_at AS "handedOverAt", b.phone`
}

async function followParcel(couriers: ShippingRates, parcel: DueParcel): Promise<void> {
  const { courier, number: waybill, phone } = parcel
  try {
    const said = await couriers.track({ courier, waybill, phone })
    await transaction((tx) =>
      takeOver(tx, parcel, said && isOfThisOrder(said, parcel) ? said : null),
    )
  } catch (error) {
    if (!(error instanceof CouriersUnavailable)) throw error
    logger.warn({ err: error }, 'no news of a parcel')
    await writeDown(db, parcel, { failures: parcel.failures + 1 })
  }
}

const isOfThisOrder = ({ status, deliveredAt }: Tracking, parcel: DueParcel) =>
  status !== 'delivered' || isOwnDelivery(deliveredAt, parcel)

/** Each thing told is kept once. What stood here before is left alone when the number is another by now. */
async function takeOver(tx: Tx, parcel: DueParcel, said: Tracking | null): Promise<void> {
  const { orderId, shopId } = parcel
  const status = statusAfter(parcel.status, said?.status ?? null)
  const isWritten = await writeDown(tx, parcel, {
    status,
    deliveredAt: status === 'delivered' ? (said?.deliveredAt ?? null) : null,
    isChecked: true,
    // No such number yet is asked again as if nobody had answered, ever more seldom.
    failures: said ? 0 : parcel.failures + 1,
  })
  if (!isWritten || !said) return
  await tx.parcelEvent.createMany({
    data: said.events.map((event) => ({ id: newId(), orderId, shopId, ...event })),
    skipDuplicates: true,
  })
}

async function writeDown(
  client: Tx,
  parcel: DueParcel,
  {
    status = parcel.status,
    deliveredAt = null,
    isChecked = false,
    failures,
  }: {
    status?: TrackingStatus | null
    deliveredAt?: Date | null
    isChecked?: boolean
    failures: number
  },
): Promise<boolean> {
  const minutes = nextCheckInMinutes({ ...parcel, status, failures }, new Date())
  const written = await client.$executeRaw`
    UPDATE waybills SET status = ${status}, failures = ${failures}::int,
      delivered_at = coalesce(delivered_at, ${deliveredAt}::timestamptz),
      checked_at = CASE WHEN ${isChecked} THEN now() ELSE checked_at END,
      next_check_at = now() + make_interval(mins => ${minutes}::int)
    WHERE order_id = ${parcel.orderId}::uuid AND number = ${parcel.number} AND courier = ${parcel.courier}`
  return written > 0
}

/** Somebody says that a parcel moved: asked again soon, and not again and again. */
export async function hurryParcel(number: string): Promise<void> {
  await db.$executeRaw`
    UPDATE waybills SET next_check_at = now()
    WHERE number = ${number} AND next_check_at > now()
      AND (checked_at IS NULL OR checked_at < now() - interval '5 minutes')`
}
