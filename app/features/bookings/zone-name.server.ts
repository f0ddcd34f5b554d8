import type { Zone } from '#app/core/dates.ts'
import type { Tx } from '#app/server/db.server.ts'
import { Prisma } from '#prisma/generated/client.ts'

/** PostgreSQL's name of the zone an experience `e` lies in, for `AT TIME ZONE`. */
export const zoneNameOfExperience = Prisma.sql`zone_name(e.zone)`

/** A BUM Desa lies in one zone: that of the province of its village. */
export async function zoneOfShop(client: Tx, shopId: string): Promise<Zone> {
  const rows = await client.$queryRaw<{ zone: Zone }[]>`
    SELECT shop_zone(${shopId}::uuid)::text AS zone`
  return rows[0]?.zone ?? 'WIB'
}
