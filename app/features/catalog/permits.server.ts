import { toldChange } from '#app/core/change-of.ts'
import { isUuid, newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import type { Permit } from '#prisma/generated/client.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, pool, transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import type { NewPermit, PermitVerdict } from './permit-form.ts'
import { isOfOtherRegency } from './permit-number.ts'
import { placeBeside } from './permit-renewal.ts'
import type { SellerPermit } from './seller-permit.ts'
import { ownedBy, type Seller, type SellerReading, type ShopSeller } from './seller.server.ts'

type Deed = { seller: Seller; actor: Actor }

/** What a permit is of: a good or a visit, or the BUM Desa itself, which has no id here. */
export type PermitOwner = {
  id: string | null
  title: string
  kind: 'product' | 'experience' | 'shop'
  /** Of a visit. */
  slug: string | null
}

/** Null where it is another's; a maker has permits of their goods only. */
export async function getPermitOwner(
  seller: SellerReading,
  listingId: string | null,
): Promise<PermitOwner | null> {
  const { shopId, makerId, businessUnitId } = ownedBy(seller)
  if (listingId === null) {
    if (!isWhole(seller)) return null
    const { name: title } = await db.shop.findUniqueOrThrow({
      where: { id: shopId },
      select: { name: true },
    })
    return { id: null, title, kind: 'shop', slug: null }
  }
  if (!isUuid(listingId)) return null
  const { rows } = await pool.query<PermitOwner>({
    name: 'owner-of-permits',
    text: `SELECT l.id, l.title_id AS title, l.kind::text,
      CASE l.kind WHEN 'experience' THEN l.slug END AS slug FROM listings l WHERE ${ownListingSql}`,
    values: [listingId, shopId, makerId ?? null, businessUnitId ?? null],
  })
  return rows[0] ?? null
}

const isWhole = (seller: SellerReading) =>
  'shopId' in seller || ('desk' in seller && seller.desk.unitId === null)

const ownListingSql = `l.id = $1::uuid AND l.shop_id = $2::uuid
  AND ($3::uuid IS NULL OR l.maker_id = $3::uuid AND l.kind = 'product')
  AND ($4::uuid IS NULL OR l.business_unit_id = $4::uuid)`

/** Also what buyers do not see: what is still to be looked at, what begins later and what was rejected. */
export async function listPermits(
  seller: SellerReading,
  { id: listingId }: PermitOwner,
): Promise<SellerPermit[]> {
  const { shopId } = ownedBy(seller)
  const { rows } = await pool.query<Omit<SellerPermit, 'isOfOtherRegency'> & { village: string }>({
    name: 'permits-of-owner',
    text: `
      SELECT p.id, p.kind::text, p.number, p.valid_from AS "validFrom", p.valid_until AS "validUntil",
        p.status::text, p.note, coalesce(l.village_code, '') AS village
      FROM permits p LEFT JOIN listings l ON l.id = p.listing_id
      WHERE p.listing_id IS NOT DISTINCT FROM $1 AND p.shop_id = $2
      ORDER BY p.kind, p.status, p.valid_from NULLS FIRST, p.id`,
    values: [listingId, shopId],
  })
  return rows.map(({ village, ...permit }) => ({
    ...permit,
    isOfOtherRegency: village !== '' && isOfOtherRegency(permit.kind, permit.number, village),
  }))
}

type AddRefusal = 'not-found' | 'has-one' | 'has-renewal' | 'ends-before'

/**
 * What a maker brings waits to be looked at; a BUM Desa has the paper before it. Beside one of its kind that
 * ends it is the renewal, which begins when that one has ended.
 */
export function addPermit(
  { seller, actor }: Deed,
  listingId: string | null,
  { kind, number, validUntil }: NewPermit,
): Promise<Result<undefined, AddRefusal>> {
  return transaction(async (tx) => {
    const owner = await lockOwner(tx, seller, listingId)
    if (!owner) return refuse('not-found')
    const { shopId } = owner
    const living = await tx.permit.findMany({
      where: { shopId, listingId, kind, status: { in: ['submitted', 'verified'] } },
      select: { validUntil: true },
    })
    const ends = validUntil === null ? null : new Date(validUntil)
    const place = placeBeside(living, ends)
    if (!place.ok) return place
    const { validFrom } = place.value
    const status = 'maker' in seller ? 'submitted' : 'verified'
    await tx.permit.create({
      data: { id: newId(), shopId, listingId, kind, number, validFrom, validUntil: ends, status },
    })
    await followHalal(tx, { shopId, listingId, actor })
    await record(tx, { listingId, shopId, actor, to: status }, { kind, number })
    return ok()
  })
}

/** What a BUM Desa says of the number a maker brought, with the paper in the hand. */
export function checkPermit(
  { seller, actor }: { seller: ShopSeller; actor: Actor },
  { listingId, permitId }: Named,
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
    await beginRenewal(tx, found)
    await followHalal(tx, { shopId, listingId, actor })
    await record(
      tx,
      { listingId, shopId, actor, from: found.status, to: verdict },
      { ...found, note },
    )
    return ok()
  })
}

export function removePermit(
  { seller, actor }: Deed,
  { listingId, permitId }: Named,
): Promise<Result<undefined, 'not-found'>> {
  return transaction(async (tx) => {
    const found = await lockPermit(tx, seller, { listingId, permitId })
    if (!found) return refuse('not-found')
    const { shopId, status } = found
    await tx.permit.deleteMany({ where: { id: permitId, shopId } })
    await beginRenewal(tx, found)
    await followHalal(tx, { shopId, listingId, actor })
    await record(tx, { listingId, shopId, actor, from: status, to: null }, found)
    return ok()
  })
}

type Named = { listingId: string | null; permitId: string }

/** The lock of its owner, which every change of its permits takes first. */
async function lockOwner(
  tx: Tx,
  seller: Seller,
  listingId: string | null,
): Promise<{ shopId: string } | null> {
  const { shopId, makerId = null, businessUnitId = null } = ownedBy(seller)
  if (listingId === null) {
    if (!isWhole(seller)) return null
    await tx.$queryRaw`SELECT id FROM shops WHERE id = ${shopId}::uuid FOR NO KEY UPDATE`
    return { shopId }
  }
  const owned = await tx.$queryRawUnsafe<unknown[]>(
    `SELECT l.id FROM listings l WHERE ${ownListingSql} FOR NO KEY UPDATE`,
    listingId,
    shopId,
    makerId,
    businessUnitId,
  )
  return owned.length > 0 ? { shopId } : null
}

async function lockPermit(tx: Tx, seller: Seller, { listingId, permitId }: Named) {
  const owner = await lockOwner(tx, seller, listingId)
  if (!owner || !isUuid(permitId)) return null
  const { shopId } = owner
  return tx.permit.findFirst({ where: { id: permitId, listingId, shopId } })
}

/** A renewal counts from now when the one before it has ended, was taken away or rejected. */
export async function beginRenewal(
  tx: Tx,
  { shopId, listingId, kind }: Pick<Permit, 'shopId' | 'listingId' | 'kind'>,
): Promise<void> {
  const living = await tx.permit.findMany({
    where: { shopId, listingId, kind, status: { in: ['submitted', 'verified'] } },
  })
  const [last] = living
  if (living.length === 1 && last?.validFrom) {
    await tx.permit.updateMany({ where: { id: last.id, shopId }, data: { validFrom: null } })
  }
}

/** "Certified" is said of a listing exactly while a certificate of it that was looked at lasts. */
export async function followHalal(
  tx: Tx,
  { shopId, listingId, actor }: { shopId: string; listingId: string | null; actor: Actor },
): Promise<void> {
  if (listingId === null) return
  const [row] = await tx.$queryRaw<{ isCertified: boolean }[]>`
    SELECT EXISTS (SELECT FROM permits p
      WHERE p.shop_id = ${shopId}::uuid AND p.listing_id = ${listingId}::uuid AND p.kind = 'halal'
        AND permit_counts(p)
        AND (p.valid_until IS NULL OR p.valid_until >= shop_today(p.shop_id))) AS "isCertified"`
  const isCertified = row?.isCertified ?? false
  const before = await tx.listing.findFirst({
    where: { id: listingId, shopId, halal: isCertified ? { not: 'certified' } : 'certified' },
    select: { halal: true },
  })
  if (!before) return
  const halal = isCertified ? ('certified' as const) : ('notYet' as const)
  await tx.listing.updateMany({ where: { id: listingId, shopId }, data: { halal } })
  const details = toldChange({ before, after: { halal } })
  const subject = permitSubject(shopId, listingId)
  await recordAudit(tx, [{ subject, action: 'changed', actor, shopId, details }])
}

type Told = {
  listingId: string | null
  shopId: string
  actor: Actor
  from?: string
  to: string | null
}

async function record(
  tx: Tx,
  { listingId, shopId, ...edge }: Told,
  { kind, number, note }: { kind: string; number: string; note?: string | null },
): Promise<void> {
  const subject = permitSubject(shopId, listingId)
  const details = { kind, number, ...(note && { reason: note }) }
  await recordAudit(tx, [{ subject, action: 'permit', shopId, ...edge, details }])
}

/** In whose trail a deed stands. */
export const permitSubject = (shopId: string, listingId: string | null) =>
  listingId === null
    ? ({ type: 'shop', id: shopId } as const)
    : ({ type: 'listing', id: listingId } as const)
