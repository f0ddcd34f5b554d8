import type { Zone } from '#app/core/dates.ts'
import type { Tx } from '#app/server/db.server.ts'
import { Prisma } from '#prisma/generated/client.ts'

/** PostgreSQL's name of the zone an experience `e` lies in, for `AT TIME ZONE`. */
export const zoneNameOfExperience = Prisma.sql`zone_name(e.zone)`

/** A BUM Desa lies in one zone; one without experiences is taken to be in the west. */
export async function zoneOfShop(client: Tx, shopId: string): Promise<Zone> {
  const [experience] = await client.$queryRaw<{ zone: Zone }[]>`
    SELECT zone::text FROM experiences WHERE shop_id = ${shopId}::uuid ORDER BY listing_id LIMIT 1`
  return experience?.zone ?? 'WIB'
}
