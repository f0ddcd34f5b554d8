import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { searchTrailOfShop } from '#app/features/audit/queries.server.ts'
import { trailQuery } from '#app/features/audit/trail-search.ts'
import { may } from '#app/features/shops/shop-rights.ts'
import type { DeskMember } from '#app/server/guards.server.ts'
import { type ReadableDesk, shopOfDesk } from '#app/server/scopes.server.ts'

type Reader = Pick<DeskMember<ReadableDesk>, 'desk' | 'role'>

/** What was done with a good or an experience of this desk, newest first; that it is its own was seen before. */
export async function readHistory({ desk, role }: Reader, subjectId: string | undefined) {
  if (!subjectId || !isUuid(subjectId)) return { deeds: [], names: {}, trailAt: null }
  const ofThing = trailQuery.parse({ cari: subjectId })
  const { deeds, names } = await searchTrailOfShop(shopOfDesk(desk), ofThing)
  const isOverseer = desk.unitId === null && may(role, 'readTrail')
  return { deeds, names, trailAt: isOverseer ? paths.kelolaTrail({ cari: subjectId }) : null }
}
