import { newId } from '#app/core/ids.ts'
import { colorOfKey } from '#app/core/pictures.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { madeByForm } from '#app/server/sent-forms.server.ts'
import { columnsOf, newSlugOf } from './listing-columns.ts'
import { type ListingFacts, type NewListing, usualPerOrder } from './listing-form.ts'
import {
  type ListingStatus,
  maySellAgain,
  nextListingStatuses,
  type PausedBy,
} from './listing-status.ts'
import { demandsPermits, permitsInTheWay, usualHalal } from './required-permits.server.ts'
import { deskOf, ownedBy, type Seller } from './seller.server.ts'

export type Deed = { seller: Seller; actor: Actor }

type AddedListing = { makerId: string; listing: NewListing; category: string; formKey: string }

/**
 * A new good with its first stock. A maker's waits for the BUM Desa; what a BUM Desa lists for a maker,
 * with their consent, is offered at once, or once it has the permits that its category demands.
 */
export function addListing(
  { seller, actor }: Deed,
  { makerId, listing, category, formKey }: AddedListing,
): Promise<Result<{ id: string; isAgain: boolean; status: ListingStatus }, 'maker-unavailable'>> {
  return transaction(async (tx) => {
    const { shopId, businessUnitId } = ownedBy(seller)
    const maker = await tx.maker.findFirst({
      where: { id: makerId, shopId, status: 'active' },
      select: { villageCode: true },
    })
    if (!maker) return refuse('maker-unavailable')
    const id = newId()
    const madeBefore = await madeByForm(tx, { actor, formKey, id })
    const waits = 'maker' in seller || (await demandsPermits(tx, category))
    const status: ListingStatus = waits ? 'review' : 'live'
    if (madeBefore !== null) return ok({ id: madeBefore, isAgain: true, status })
    await tx.listing.create({
      data: {
        id,
        shopId,
        makerId,
        businessUnitId: businessUnitId ?? (await unitOfLatest(tx, { makerId, shopId })),
        villageCode: maker.villageCode,
        slug: newSlugOf(listing.title),
        kind: 'product',
        status,
        ...columnsOf(listing, category),
        halal: listing.halal ?? (await usualHalal(tx, category)),
      },
    })
    await addVariant(tx, { listingId: id, shopId, actor }, listing)
    await setPicture(tx, id, listing)
    const subject = { type: 'listing', id } as const
    const onBehalf = 'maker' in seller ? {} : { onBehalfOf: makerId, consent: true }
    const { title, price, stock } = listing
    const details = { title, price: String(price), stock, ...onBehalf }
    await recordAudit(tx, [{ subject, action: 'status', to: status, actor, shopId, details }])
    return ok({ id, isAgain: false, status })
  })
}

/** Goods of one maker are mostly of one unit; none where that is closed. Its latest good says which. */
export async function unitOfLatest(
  tx: Tx,
  maker: { makerId: string; shopId: string },
): Promise<string | null> {
  const latest = await tx.listing.findFirst({
    where: { ...maker, kind: 'product' },
    orderBy: { id: 'desc' },
    select: { businessUnitId: true, businessUnit: { select: { closedAt: true } } },
  })
  return latest?.businessUnit?.closedAt === null ? latest.businessUnitId : null
}

type NewVariant = { listingId: string; shopId: string; actor: Actor }

async function addVariant(
  tx: Tx,
  { listingId, shopId, actor }: NewVariant,
  { price, weightGrams, maximumPerOrder, stock }: NewListing,
): Promise<void> {
  const variantId = newId()
  await tx.variant.create({
    data: {
      id: variantId,
      shopId,
      listingId,
      price,
      weightGrams: weightGrams ?? 0,
      maximumPerOrder: maximumPerOrder ?? usualPerOrder,
    },
  })
  if (stock === 0) return
  await tx.stockMovement.create({
    data: { id: newId(), shopId, variantId, delta: stock, reason: 'opening', actorId: actor.id },
  })
}

/** Instead of the first one, when another was sent; what is said of it may change alone. */
export async function setPicture(
  tx: Tx,
  listingId: string,
  { pictureKey: key, pictureAlt, title, titleEn }: ListingFacts,
): Promise<void> {
  const said = { altId: pictureAlt ?? title, altEn: titleEn ?? pictureAlt ?? title }
  if (!key) {
    await tx.picture.updateMany({ where: { listingId, position: 0 }, data: said })
    return
  }
  const picture = { key, color: colorOfKey(key), ...said, width: 1200, height: 1200 }
  await tx.picture.upsert({
    where: { listingId_position: { listingId, position: 0 } },
    create: { id: newId(), listingId, position: 0, ...picture },
    update: picture,
  })
}

export type Locked = {
  shopId: string
  status: ListingStatus
  pausedBy: PausedBy | null
  variantId: string
}

/** One change of a listing after the other. The first variant is the one of the simple form. */
export async function lockListing(
  tx: Tx,
  seller: Seller,
  listingId: string,
): Promise<Locked | null> {
  const { shopId, makerId = null, businessUnitId = null } = ownedBy(seller)
  const [listing] = await tx.$queryRaw<Locked[]>`
    SELECT l.shop_id AS "shopId", l.status::text, l.paused_by::text AS "pausedBy", v.id AS "variantId"
    FROM listings l JOIN variants v ON v.listing_id = l.id AND v.is_active
    WHERE l.id = ${listingId}::uuid AND l.kind = 'product' AND l.shop_id = ${shopId}::uuid
      AND (${makerId}::uuid IS NULL OR l.maker_id = ${makerId}::uuid)
      AND (${businessUnitId}::uuid IS NULL OR l.business_unit_id = ${businessUnitId}::uuid)
    ORDER BY v.position, v.id LIMIT 1
    FOR NO KEY UPDATE OF l`
  return listing ?? null
}

export type ListingMove = {
  listingId: string
  to: ListingStatus
  /** From these only; the table of states is asked as well. */
  from: readonly ListingStatus[]
  note?: string
}

/** Along one declared edge, with its row in the trail. */
export function moveListing(
  { seller, actor }: Deed,
  { listingId, to, from, note }: ListingMove,
): Promise<
  Result<undefined, 'not-found' | 'already-changed' | 'paused-by-shop' | 'permit-missing'>
> {
  return transaction(async (tx) => {
    const before = await lockListing(tx, seller, listingId)
    if (!before) return refuse('not-found')
    const { shopId, status, pausedBy } = before
    const next: readonly ListingStatus[] = nextListingStatuses[status]
    if (!from.includes(status) || !next.includes(to)) return refuse('already-changed')
    if (to === 'live' && !maySellAgain(deskOf(seller), pausedBy)) return refuse('paused-by-shop')
    const missing = await permitsInTheWay(tx, listingId, { status: to })
    if (missing.length > 0) return refuse('permit-missing')
    const pauser = 'maker' in seller ? 'maker' : 'shop'
    await tx.listing.updateMany({
      where: { id: listingId, shopId },
      data: {
        status: to,
        reviewNote: note ?? null,
        pausedBy: to === 'paused' ? pauser : null,
      },
    })
    const subject = { type: 'listing', id: listingId } as const
    const edge = { subject, action: 'status', from: status, to, actor, shopId }
    await recordAudit(tx, [{ ...edge, ...(note !== undefined && { details: { note } }) }])
    return ok()
  })
}
