import { Prisma } from '#prisma/generated/client.ts'

/** PostgreSQL's name of the zone an experience `e` lies in, for `AT TIME ZONE`. */
export const zoneNameOfExperience = Prisma.sql`zone_name(e.zone)`
