import { followDueParcels } from '#app/features/shipping/follow-parcels.server.ts'
import { forgetOldTariffs } from '#app/features/shipping/parcel-tariffs.server.ts'
import { allOf } from '#app/jobs/all-of.ts'

/** Every minute: where parcels are that left by a courier, and tariffs too old to buy by. */
export async function followParcelsJob(): Promise<void> {
  await allOf(followDueParcels, forgetOldTariffs)
}
