import { newId, newToken } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import { digestOf, seal } from '#app/server/sealed.server.ts'
import { feedSeal, linkSeal } from './feed-seal.ts'

/** One unit, or (null) an experience that has none. */
export type CalendarPlace = {
  shopId: AuthorizedShopId
  listingId: string
  unitId: string | null
  actor: Actor
}
type UnitPlace = CalendarPlace & { unitId: string }
type Gone = Result<undefined, 'already-changed'>

/** A new address for other sites; the one before is dead from then on. */
export function makeLink(place: CalendarPlace): Promise<Gone> {
  return transaction(async (tx) => {
    if (!(await lockPlace(tx, place))) return refuse('already-changed')
    const { shopId, listingId, unitId } = place
    const token = newToken()
    const data = { tokenDigest: digestOf(token), tokenSealed: seal(linkSeal, token) }
    const before = await tx.calendarLink.findFirst({ where: { listingId, unitId } })
    if (before) {
      const made = { ...data, madeAt: new Date() }
      await tx.calendarLink.update({ where: { id: before.id }, data: made })
    } else {
      await tx.calendarLink.create({ data: { id: newId(), shopId, listingId, unitId, ...data } })
    }
    await record(tx, place, { action: 'calendar-link', from: before && 'old', to: 'new' })
    return ok()
  })
}

/** From now on what is taken at that address is blocked here; the one before is let go with its blocks. */
export function setFeed(
  place: UnitPlace & { address: string },
): Promise<Result<string, 'already-changed'>> {
  return transaction(async (tx) => {
    if (!(await lockPlace(tx, place))) return refuse('already-changed')
    const { shopId, listingId, unitId, address } = place
    const from = await dropFeed(tx, unitId)
    const { host } = new URL(address)
    const id = newId()
    const addressSealed = seal(feedSeal, address)
    await tx.calendarFeed.create({ data: { id, shopId, listingId, unitId, host, addressSealed } })
    await record(tx, place, { action: 'calendar-feed', from, to: host })
    return ok(id)
  })
}

export function removeFeed(place: UnitPlace): Promise<Gone> {
  return transaction(async (tx) => {
    const from = (await lockPlace(tx, place)) && (await dropFeed(tx, place.unitId))
    if (!from) return refuse('already-changed')
    await record(tx, place, { action: 'calendar-feed', from, to: null })
    return ok()
  })
}

/** With all it has blocked. What it blocked in the past goes too: it was never ours. */
async function dropFeed(tx: Tx, unitId: string): Promise<string | null> {
  const feed = await tx.calendarFeed.findUnique({ where: { unitId } })
  if (!feed) return null
  await tx.unitStay.deleteMany({ where: { feedId: feed.id } })
  await tx.calendarFeed.delete({ where: { id: feed.id } })
  return feed.host
}

/** Only rooms have a calendar each; whatever has no rooms has one for all of it. */
async function lockPlace(tx: Tx, { shopId, listingId, unitId }: CalendarPlace): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT e.listing_id FROM experiences e
    LEFT JOIN experience_units u ON u.id = ${unitId}::uuid AND u.listing_id = e.listing_id
    WHERE e.listing_id = ${listingId}::uuid AND e.shop_id = ${shopId}::uuid
      AND (e.mode = 'night') = (u.id IS NOT NULL) AND (u.id IS NOT NULL OR ${unitId}::uuid IS NULL)
    FOR NO KEY UPDATE OF e`
  return rows.length > 0
}

type Change = { action: string; from: string | null; to: string | null }

function record(tx: Tx, { listingId, shopId, unitId, actor }: CalendarPlace, change: Change) {
  const subject = { type: 'experience', id: listingId } as const
  return recordAudit(tx, [{ subject, ...change, actor, shopId, details: { unitId } }])
}
