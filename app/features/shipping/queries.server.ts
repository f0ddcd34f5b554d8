import type { Rupiah } from '#app/core/rupiah.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { DeliveryOptions } from './delivery.ts'
import { noParcels, type ParcelOffers } from './parcel.ts'

/** What each BUM Desa offers to a buyer of one kecamatan; without one, only what can be picked up. */
export async function listDeliveryOptions(
  client: Tx,
  {
    shopIds,
    districtCode,
    parcels,
  }: {
    shopIds: readonly string[]
    districtCode: string | null
    parcels: ReadonlyMap<string, ParcelOffers>
  },
): Promise<Map<string, DeliveryOptions>> {
  const [pickupPoints, rates] = await Promise.all([
    client.pickupPoint.findMany({
      where: { shopId: { in: [...shopIds] }, isActive: true },
      select: { id: true, shopId: true, name: true, address: true, hours: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
    districtCode
      ? client.courierRate.findMany({
          where: { shopId: { in: [...shopIds] }, districtCode },
          include: { shop: { select: { courierFreeFrom: true } } },
        })
      : [],
  ])
  return new Map(
    shopIds.map((shopId) => {
      const rate = rates.find((each) => each.shopId === shopId)
      return [
        shopId,
        {
          pickupPoints: pickupPoints.filter((point) => point.shopId === shopId),
          courierPrice: (rate?.price as Rupiah) ?? null,
          courierDays: rate?.days ?? 1,
          courierFreeFrom: (rate?.shop.courierFreeFrom as Rupiah) ?? null,
          parcels: parcels.get(shopId) ?? noParcels,
        },
      ]
    }),
  )
}
