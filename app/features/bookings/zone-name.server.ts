import { zones } from '#app/core/dates.ts'
import { Prisma } from '#prisma/generated/client.ts'

/** PostgreSQL's name of the zone an experience `e` lies in, for `AT TIME ZONE`. */
export const zoneNameOfExperience = Prisma.sql`
  CASE e.zone WHEN 'WIB' THEN ${zones.WIB}::text WHEN 'WITA' THEN ${zones.WITA}::text
    ELSE ${zones.WIT}::text END`
