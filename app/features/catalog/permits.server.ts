import { isUuid, newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { pool, transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { lockListing } from './listing-commands.server.ts'
import type { NewPermit, PermitVerdict } from './permit-form.ts'
import { isOfOtherRegency } from './permit-number.ts'
import type { SellerPermit } from './seller-permit.ts'
import { ownedBy, type Seller, type ShopSeller } from './seller.server.ts'

type Deed = { seller: Seller; actor: Actor }

/** Also what buyers do not see: what is still to be looked at, and what was rejected. */
export async function listPermits(seller: Seller, listingId: string): Promise<SellerPermit[]> {
  const { shopId, makerId, businessUnitId } = ownedBy(seller)
  const { rows } = await pool.query<Omit<SellerPermit, 'isOfOtherRegency'> & { village: string }>({
    name: 'permits-of-listing',
    text: `
      SELECT p.id, p.kind::text, p.number, p.valid_until AS "validUntil", p.status::text, p.note,
        l.village_code AS village
      FROM permits p JOIN listings l ON l.id = p.listing_id
      WHERE l.id = $1 AND l.shop_id = $2 AND ($3::uuid IS NULL OR l.maker_id = $3)
        AND ($4::uuid IS NULL OR l.business_unit_id = $4)
      ORDER BY p.kind, p.status, p.id`,
    values: [listingId, shopId, makerId ?? null, businessUnitId ?? null],
  })
  return rows.map(({ village, ...permit }) => ({
    ...permit,
    isOfOtherRegency: isOfOtherRegency(permit.kind, permit.number, village),
  }))
}

/** What a maker brings waits to be looked at; a BUM Desa has the paper before it. One of a kind at a time. */
export function addPermit(
  { seller, actor }: Deed,
  listingId: string,
  { kind, number, validUntil }: NewPermit,
): Promise<Result<undefined, 'not-found' | 'has-one'>> {
  return transaction(async (tx) => {
    const listing = await lockListing(tx, seller, listingId)
    if (!listing) return refuse('not-found')
    const { shopId } = listing
    const living = await tx.permit.count({
      where: { shopId, listingId, kind, status: { in: ['submitted', 'verified'] } },
    })
    if (living > 0) return refuse('has-one')
    const status = 'maker' in seller ? 'submitted' : 'verified'
    const ends = validUntil === null ? null : new Date(validUntil)
    await tx.permit.create({
      data: { id: newId(), shopId, listingId, kind, number, validUntil: ends, status },
    })
    await followHalal(tx, shopId, listingId)
    await record(tx, { listingId, shopId, actor, to: status }, { kind, number })
    return ok()
  })
}

/** What a BUM Desa says of the number a maker brought, with the paper in the hand. */
export function checkPermit(
  { seller, actor }: { seller: ShopSeller; actor: Actor },
  { listingId, permitId }: { listingId: string; permitId: string },
  { verdict, note }: PermitVerdict,
): Promise<Result<undefined, 'not-found' | 'already-changed'>> {
  return transaction(async (tx) => {
    const found = await lockPermit(tx, seller, { listingId, permitId })
    if (!found) return refuse('not-found')
    const { shopId } = found
    if (found.status !== 'submitted') return refuse('already-changed')
    await tx.permit.updateMany({
      where: { id: permitId, shopId },
      data: { status: verdict, note },
    })
    await followHalal(tx, shopId, listingId)
    await record(tx, { listingId, shopId, actor, from: found.status, to: verdict }, found)
    return ok()
  })
}

export function removePermit(
  { seller, actor }: Deed,
  { listingId, permitId }: { listingId: string; permitId: string },
): Promise<Result<undefined, 'not-found'>> {
  return transaction(async (tx) => {
    const found = await lockPermit(tx, seller, { listingId, permitId })
    if (!found) return refuse('not-found')
    const { shopId, status } = found
    await tx.permit.deleteMany({ where: { id: permitId, shopId } })
    await followHalal(tx, shopId, listingId)
    await record(tx, { listingId, shopId, actor, from: status, to: null }, found)
    return ok()
  })
}

type Named = { listingId: string; permitId: string }

/** Under the lock of its listing, which every change of its permits takes first. */
async function lockPermit(tx: Tx, seller: Seller, { listingId, permitId }: Named) {
  const listing = await lockListing(tx, seller, listingId)
  if (!listing || !isUuid(permitId)) return null
  const { shopId } = listing
  return tx.permit.findFirst({ where: { id: permitId, listingId, shopId } })
}

/** "Certified" is said of a listing exactly while a certificate of it that was looked at lasts. */
export async function followHalal(tx: Tx, shopId: string, listingId: string): Promise<void> {
  const [row] = await tx.$queryRaw<{ isCertified: boolean }[]>`
    SELECT EXISTS (SELECT FROM permits
      WHERE shop_id = ${shopId}::uuid AND listing_id = ${listingId}::uuid
        AND kind = 'halal' AND status = 'verified'
        AND (valid_until IS NULL OR valid_until >= shop_today(shop_id))) AS "isCertified"`
  const isCertified = row?.isCertified ?? false
  await tx.listing.updateMany({
    where: { id: listingId, shopId, halal: isCertified ? { not: 'certified' } : 'certified' },
    data: { halal: isCertified ? 'certified' : 'notYet' },
  })
}

type Told = {
  listingId: string
  shopId: string
  actor: Actor
  from?: string
  to: string | null
}

async function record(
  tx: Tx,
  { listingId, ...edge }: Told,
  { kind, number }: { kind: string; number: string },
): Promise<void> {
  const subject = { type: 'listing', id: listingId } as const
  await recordAudit(tx, [{ subject, action: 'permit', ...edge, details: { kind, number } }])
}
