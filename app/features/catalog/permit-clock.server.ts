import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { systemActor } from '#app/server/scopes.server.ts'
import type { PermitKind } from './permit-number.ts'
import { beginRenewal, followHalal, permitSubject } from './permits.server.ts'
import { permitEndsSoonDays } from './seller-permit.ts'

/**
 * Ends soon, or has ended and nothing came in its place; for a query that calls permits `p`. What day it
 * is, the BUM Desa's own zone says.
 */
export const endingPermitSql = (today: string) => `(
  (p.status = 'expired'
    OR p.status IN ('submitted', 'verified') AND p.valid_until <= ${today} + ${permitEndsSoonDays})
  AND NOT ${renewedPermitSql})`

/** Another one of its kind begins when it ends, or counts in its place. */
export const renewedPermitSql = `EXISTS (SELECT FROM permits later
  WHERE later.shop_id = p.shop_id AND later.kind = p.kind AND later.id <> p.id
    AND later.listing_id IS NOT DISTINCT FROM p.listing_id
    AND later.status IN ('submitted', 'verified')
    AND (p.status = 'expired' OR later.valid_from > p.valid_until))`

type Ended = { id: string; shopId: string; listingId: string | null }

/** The day after its last, where its BUM Desa is, a permit counts no more. Returns how many ended. */
export async function expirePermits(): Promise<number> {
  const due = await db.$queryRaw<Ended[]>`
    SELECT id, shop_id AS "shopId", listing_id AS "listingId" FROM permits
    WHERE status IN ('submitted', 'verified') AND valid_until < shop_today(shop_id)
    ORDER BY valid_until, id LIMIT 500`
  let ended = 0
  for (const permit of due) ended += Number(await transaction((tx) => expirePermit(tx, permit)))
  return ended
}

/** Under the lock of its listing, which every change of its permits takes first. */
async function expirePermit(tx: Tx, { id, shopId, listingId }: Ended): Promise<boolean> {
  if (listingId) {
    await tx.$queryRaw`SELECT id FROM listings WHERE id = ${listingId}::uuid FOR NO KEY UPDATE`
  }
  const [permit] = await tx.$queryRaw<{ from: string; kind: PermitKind; number: string }[]>`
    UPDATE permits p SET status = 'expired' FROM permits before
    WHERE p.id = ${id}::uuid AND before.id = p.id AND p.shop_id = ${shopId}::uuid
      AND p.status IN ('submitted', 'verified') AND p.valid_until < shop_today(p.shop_id)
    RETURNING before.status::text AS "from", p.kind::text, p.number`
  if (!permit) return false
  const { from, ...details } = permit
  await beginRenewal(tx, { shopId, listingId, kind: permit.kind })
  await followHalal(tx, { shopId, listingId, actor: systemActor })
  const subject = permitSubject(shopId, listingId)
  const edge = { subject, action: 'permit', from, to: 'expired', actor: systemActor, shopId }
  await recordAudit(tx, [{ ...edge, details }])
  return true
}
